package org.rallypoint.http;

import jakarta.annotation.Nullable;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The envelope of every list. */
public record Page<T>(List<T> items, Info page) {

    /** Counting stops here: counting a million rows is not worth a page. */
    public static final int COUNTED = 1000;

    @Schema(name = "PageInfo", description = "Where this page stands in its list.")
    public record Info(
            @Nullable @Schema(description = "Give this as `cursor` for the next page; null on the last one.")
            String nextCursor,

            @Schema(description = "The most items that a page holds.", examples = "200")
            int limit,

            @Nullable @Schema(description = "How many items the whole list has; null above 1,000.", examples = "18")
            Integer total) {}

    /** One page; {@code counted} is the number of items in the whole list, at most one more than {@link #COUNTED}. */
    public static <T> Page<T> of(List<T> items, @Nullable String nextCursor, int limit, long counted) {
        return new Page<>(items, new Info(nextCursor, limit, counted > COUNTED ? null : (int) counted));
    }

    /** A list that is never cut. */
    public static <T> Page<T> whole(List<T> items) {
        return of(items, null, Math.max(items.size(), 1), items.size());
    }
}
