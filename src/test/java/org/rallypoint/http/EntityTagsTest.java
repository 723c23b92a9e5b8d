package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    private static final String TAG = "\"7-ab12\"";

    private record Thing(int revision) implements Revisioned {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theTagOfOneThingBeginsWithItsRevision() {
        assertThat(EntityTags.of(bytes("{}"), new Thing(7))).matches("\"7-[0-9a-f]{16,}\"");
        assertThat(EntityTags.of(bytes("{}"), "a list")).matches("\"[0-9a-f]{16,}\"");
    }

    @Test
    void otherBytesOrAnotherRevisionGiveAnotherTag() {
        assertThat(List.of(
                        EntityTags.of(bytes("{}"), new Thing(7)),
                        EntityTags.of(bytes("{ }"), new Thing(7)),
                        EntityTags.of(bytes("{}"), new Thing(8))))
                .doesNotHaveDuplicates();
        assertThat(EntityTags.of(bytes("{}"), new Thing(7))).isEqualTo(EntityTags.of(bytes("{}"), new Thing(7)));
    }

    @Test
    void aTagIsFoundInItsOwnList() {
        var tag = EntityTags.of(bytes("{}"), new Thing(7));

        assertThat(EntityTags.matchesAny(List.of(tag), tag)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"7-ab12\"",
                "W/\"7-ab12\"",
                " \"7-ab12\" ",
                "\"other\", \"7-ab12\"",
                "\"other\",W/\"7-ab12\"",
                "W/\"other\"\t,\t\"7-ab12\"",
                "\"a,b\", \"7-ab12\"",
                "\"\", \"7-ab12\"",
                ", \"7-ab12\" ,,",
                "*",
                " * "
            })
    void aTagIsFoundWeakOrStrongAloneOrInAList(String header) {
        assertThat(EntityTags.matchesAny(List.of(header), TAG)).isTrue();
    }

    @Test
    void aHeaderOnSeveralLinesIsOneList() {
        assertThat(EntityTags.matchesAny(List.of("\"other\"", "W/\"7-ab12\""), TAG))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "\"\"",
                "\"other\"",
                "\"7-AB12\"",
                "\"7-ab1\"",
                "\"7-ab123\"",
                "7-ab12",
                "\"7-ab12",
                "7-ab12\"",
                "w/\"7-ab12\"",
                "W/7-ab12",
                "W /\"7-ab12\"",
                "\"7-ab12\"x",
                "\"7-ab12\" \"other\"",
                "\"7-ab12\", other",
                "\"7-ab12\"; a=b",
                "'7-ab12'",
                "\"other,\"7-ab12\"",
                "*, \"7-ab12\"",
                "**",
                "\"*\""
            })
    void anotherOrAMalformedTagMatchesNothing(String header) {
        assertThat(EntityTags.matchesAny(List.of(header), TAG)).isFalse();
    }

    @Test
    void withoutTheHeaderNothingMatches() {
        assertThat(EntityTags.matchesAny(null, TAG)).isFalse();
        assertThat(EntityTags.matchesAny(List.of(), TAG)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\",", ",", " ,", "\"", "W/", "\"a\" "})
    void aHeaderAsLongAsTheServerTakesIsReadWithoutHarm(String part) {
        var header = part.repeat(8000 / part.length());

        assertThat(EntityTags.matchesAny(List.of(header), TAG)).isFalse();
    }

    @Test
    void aTagIsFoundAtTheEndOfALongList() {
        assertThat(EntityTags.matchesAny(List.of("\"a\",".repeat(1900) + TAG), TAG))
                .isTrue();
    }
}
