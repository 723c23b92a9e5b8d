package org.rallypoint.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "18, 18", "1000, 1000", "1001, "})
    void theTotalIsExactUpToAThousandAndUnknownAbove(long counted, Integer total) {
        assertThat(Page.of(List.of(), null, 200, counted).page().total()).isEqualTo(total);
    }

    @Test
    void aListThatIsNeverCutHasNoCursor() {
        var page = Page.whole(List.of("a", "b"));

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.page().nextCursor()).isNull();
        assertThat(page.page().total()).isEqualTo(2);
    }
}
