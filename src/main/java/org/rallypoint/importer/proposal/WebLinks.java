package org.rallypoint.importer.proposal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rallypoint.RuleViolation;
import org.rallypoint.link.Platform;
import org.rallypoint.link.WebAddress;

/** Finds links to pages in texts that people wrote. */
public final class WebLinks {

    /** Who writes more links than that into one text means none of them as the place to sign up. */
    private static final int MOST = 100;

    private static final Pattern WEB =
            Pattern.compile("https?+://[^\\s<>\"\\\\^`{|}]{1,2000}+", Pattern.CASE_INSENSITIVE);
    private static final String ENDS_OF_SENTENCES = ".,;:!?'*_)]";

    private WebLinks() {}

    public static boolean isWeb(String url) {
        return WEB.matcher(url).matches();
    }

    /** The address, if it is one that people may be sent to. */
    public static Optional<WebAddress> address(String url) {
        try {
            return Optional.of(WebAddress.ofPage("url", url));
        } catch (RuleViolation e) {
            return Optional.empty();
        }
    }

    /** The first page on a platform that is for signing up, or else the first one on a platform: a group chat, an organiser's page. */
    public static Optional<WebAddress> signUpPage(String text) {
        return WEB.matcher(text)
                .results()
                .limit(MOST)
                .map(found -> withoutEndOfSentence(found.group()))
                .flatMap(url -> address(url).stream())
                .filter(address -> address.platform() != Platform.other)
                .min(Comparator.comparing(address -> !address.kind().isSignupPage()));
    }

    private static String withoutEndOfSentence(String url) {
        int end = url.length();
        while (ENDS_OF_SENTENCES.indexOf(url.charAt(end - 1)) >= 0) {
            end--;
        }
        return url.substring(0, end);
    }

    /** Whether it is for e-mail or phones and so a contact. */
    public static boolean isContact(String url) {
        return List.of("mailto:", "tel:").stream()
                .anyMatch(scheme -> url.regionMatches(true, 0, scheme, 0, scheme.length()));
    }
}
