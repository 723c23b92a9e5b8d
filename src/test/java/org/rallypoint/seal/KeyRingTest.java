package org.rallypoint.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.rallypoint.RallypointConfig;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class KeyRingTest {

    @Inject
    RallypointConfig config;

    @Inject
    Seal seal;

    @Test
    void withoutAConfiguredKeyH2MakesAFileBesideTheDatabase() throws Exception {
        var file = Path.of(config.data()).resolve("rallypoint.key");
        assertThat(config.contactKey().isPresent()).isEqualTo(TestDatabase.isPostgres());
        if (!TestDatabase.isPostgres()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(seal.open("here", seal.seal("here", "text"))).isEqualTo("text");
    }
}
