package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rallypoint.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class StandbySettingTest {

    @Inject
    AgroalDataSource database;

    @Inject
    @DataSource("standby")
    InjectableInstance<AgroalDataSource> standbys;

    @Inject
    DataRevision revision;

    @Inject
    CurrentVertxRequest request;

    @Test
    void onlyTheBuildForPostgreSQLStartsWithAStandby() {
        var url = Optional.of("jdbc:postgresql://standby/rallypoint");
        var reads = new StandbyFirst(database, standbys, revision, request, url);
        var refusal = catchThrowable(() -> reads.begin(new StartupEvent()));
        if (TestDatabase.isPostgres()) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal)
                    .hasMessageStartingWith("RALLYPOINT_READ_REPLICA_URL ")
                    .hasMessageContaining("H2");
        }
    }
}
