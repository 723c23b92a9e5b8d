package org.rallypoint.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    @TempDir
    Path folder;

    @Test
    void theFirstCallMakesAFileForItsOwnerAlone() throws Exception {
        var key = new KeyFile(folder.resolve("new")).readOrMake();
        var file = folder.resolve("new/rallypoint.key");
        assertThat(key).hasSize(32);
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(Files.readString(file).strip())).isEqualTo(key);
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void everyLaterCallReadsIt() {
        var key = new KeyFile(folder).readOrMake();
        assertThat(new KeyFile(folder).readOrMake()).isEqualTo(key);
    }

    @Test
    void thoseWhoMakeItAtOnceGetOneKey() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var made = threads.invokeAll(IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<String>)
                            () -> Base64.getEncoder().encodeToString(new KeyFile(folder).readOrMake()))
                    .toList());
            var keys = new HashSet<String>();
            for (var key : made) {
                keys.add(key.get());
            }
            assertThat(keys).hasSize(1);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aFileThatOthersCanReadIsTightened() throws Exception {
        var key = new KeyFile(folder).readOrMake();
        var file = folder.resolve(KeyFile.NAME);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(new KeyFile(folder).readOrMake()).isEqualTo(key);
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void aTighterFileStaysAsItIs() throws Exception {
        var key = new KeyFile(folder).readOrMake();
        var file = folder.resolve(KeyFile.NAME);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertThat(new KeyFile(folder).readOrMake()).isEqualTo(key);
        assertThat(permissions(file)).isEqualTo("r--------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2VjcmV0", "not base64", "\u00ff\u00fe"})
    void aBrokenFileIsRefusedInOneLineAndLeftAsItIs(String content) throws Exception {
        var file = Files.writeString(folder.resolve(KeyFile.NAME), content);
        assertThatIllegalStateException()
                .isThrownBy(() -> new KeyFile(folder).readOrMake())
                .withNoCause()
                .withMessageContaining("rallypoint.key is broken")
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1).doesNotContain("c2VjcmV0"));
        assertThat(file).hasContent(content);
    }

    @Test
    void aFolderInItsPlaceIsRefusedInOneLine() throws Exception {
        Files.createDirectory(folder.resolve(KeyFile.NAME));
        assertThatIllegalStateException()
                .isThrownBy(() -> new KeyFile(folder).readOrMake())
                .withNoCause()
                .withMessageContaining("rallypoint.key can't be made");
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
