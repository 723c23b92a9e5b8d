package org.rallypoint.format.prose;

import org.commonmark.renderer.html.UrlSanitizer;
import org.rallypoint.RuleViolation;
import org.rallypoint.link.WebAddress;

/** The project's rule of addresses, as CommonMark asks for it. */
final class ClickableAddresses implements UrlSanitizer {

    /** Whether people may be given this to click. */
    static boolean include(String address) {
        try {
            WebAddress.ofPageOrMailbox("description", address);
            return true;
        } catch (RuleViolation e) {
            return false;
        }
    }

    @Override
    public String sanitizeLinkUrl(String url) {
        return include(url) ? url : "";
    }

    @Override
    public String sanitizeImageUrl(String url) {
        return "";
    }
}
