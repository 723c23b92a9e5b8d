package org.rallypoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    @ParameterizedTest
    @ValueSource(strings = {"bakcup", "--help", "backup", "backup a b", "start-only now", "Backup a"})
    void whatIsNoCommandIsToldWithThoseThatAre(String line) {
        var arguments = line.split(" ", -1);
        assertThat(Commands.areNone(arguments)).isFalse();
        assertThat(new Commands().run(arguments))
                .hasValue("'" + line + "' is no command. Known are backup FILE, move-from-h2 FOLDER, restore FILE and"
                        + " start-only; without any the service starts.");
    }

    @Test
    void withoutACommandTheServiceStarts() {
        assertThat(Commands.areNone()).isTrue();
        assertThat(Commands.areNone("start-only")).isTrue();
    }
}
