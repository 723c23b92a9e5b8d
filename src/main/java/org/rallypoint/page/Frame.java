package org.rallypoint.page;

import jakarta.annotation.Nullable;
import java.util.List;
import org.rallypoint.format.Words;

/**
 * What every page has around its content.
 *
 * @param title of the page, for the tab of a browser and for previews
 * @param description one or two sentences for previews, plain text; null where there are none
 * @param url its public address in this language; null where it has none
 * @param picture the address of a picture for previews; null where there is none
 * @param languages the same page in each language
 * @param style the address of the style sheet
 * @param icon the address of the icon
 * @param home the address of the first page
 * @param privacy that of the page on privacy
 */
public record Frame(
        Words words,
        String title,
        @Nullable String description,
        @Nullable String url,
        @Nullable String picture,
        List<InLanguage> languages,
        String style,
        String icon,
        String home,
        String privacy) {

    /**
     * The page in one language.
     *
     * @param name what that language calls itself
     * @param url its whole address
     * @param link the same within our pages
     */
    public record InLanguage(String language, String name, String url, String link, boolean isThis) {}
}
