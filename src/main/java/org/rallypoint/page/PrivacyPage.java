package org.rallypoint.page;

import jakarta.annotation.Nullable;
import java.util.List;

/**
 * What is kept of whom.
 *
 * @param operator how to reach whoever runs the service; null where they don't say
 */
public record PrivacyPage(List<Part> parts, @Nullable Operator operator) {

    /** What concerns one kind of people, in paragraphs. */
    public record Part(String title, List<String> paragraphs) {}

    /** An address as people write it, and as a link. */
    public record Operator(String address, String url) {}
}
