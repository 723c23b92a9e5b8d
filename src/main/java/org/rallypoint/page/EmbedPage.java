package org.rallypoint.page;

import jakarta.annotation.Nullable;

/**
 * The embed as a page of its own, for a frame in another page.
 *
 * @param title of the campaign
 * @param url page of the campaign
 * @param script the address of the embed
 * @param lang BCP 47
 * @param country ISO 3166-1 alpha-2; null for all
 * @param max how many events at most; null for all
 * @param theme {@code light} or {@code dark}; null leaves it to the browser
 */
public record EmbedPage(
        String slug,
        String title,
        String url,
        String script,
        String lang,
        @Nullable String country,
        @Nullable String max,
        @Nullable String theme) {}
