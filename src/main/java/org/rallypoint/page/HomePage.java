package org.rallypoint.page;

import java.util.List;

/** The campaigns that are not over. */
public record HomePage(List<Entry> campaigns) {

    /**
     * One campaign.
     *
     * @param days its first and last one, in words
     * @param cities how many there are in how many countries, in words
     */
    public record Entry(String title, String summary, String url, String days, String cities, String language) {}
}
