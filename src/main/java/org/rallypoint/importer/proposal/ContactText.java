package org.rallypoint.importer.proposal;

import jakarta.annotation.Nullable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rallypoint.importer.proposal.Proposal.ProposedContact;

/** Tells a mailbox from a phone from any other way to reach somebody. */
public final class ContactText {

    private static final Pattern SCHEME = Pattern.compile("(?:mailto|tel):", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAILBOX = Pattern.compile(
            "[^@\\s,;:<>()\\[\\]\"\\\\]++@[^@\\s,;:<>()\\[\\]\"\\\\.]++(?:\\.[^@\\s,;:<>()\\[\\]\"\\\\.]++)++");
    private static final Pattern PHONE = Pattern.compile("\\+?+[0-9 ()./-]{5,40}+");
    /** Mailboxes that platforms put in, and that no person reads. */
    private static final Pattern NOBODY = Pattern.compile(
            "(?:no-?reply|do-?not-?reply|calendar-invite|unknownorganizer)@.*|.*@(?:group|import)\\.calendar\\.google\\.com",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final int FEWEST_DIGITS = 5;
    private static final int MOST_DIGITS = 20;

    private ContactText() {}

    /**
     * What it is as a contact.
     *
     * @param written a mailto or tel address, or text
     */
    public static Optional<ProposedContact> read(@Nullable String name, @Nullable String written) {
        var value = written == null ? "" : withoutScheme(written.strip());
        if (value.isBlank() || NOBODY.matcher(value).matches()) {
            return Optional.empty();
        }
        var called = name == null || name.isBlank() ? null : PlainText.line(name);
        if (MAILBOX.matcher(value).matches()) {
            return Optional.of(new ProposedContact(called, "email", value));
        }
        // The API knows no other signs between the digits.
        return Optional.of(
                isPhone(value)
                        ? new ProposedContact(
                                called, "phone", value.replace('.', ' ').replace('/', ' '))
                        : new ProposedContact(called, "other", value));
    }

    private static boolean isPhone(String value) {
        long digits = value.chars().filter(c -> c >= '0' && c <= '9').count();
        return PHONE.matcher(value).matches() && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS;
    }

    /** The mailbox or number of an address; a subject or a body behind it isn't kept. */
    private static String withoutScheme(String written) {
        var scheme = SCHEME.matcher(written);
        if (!scheme.lookingAt()) {
            return written;
        }
        var value = written.substring(scheme.end()).split("[?;]", 2)[0];
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IllegalArgumentException e) {
            return value.strip();
        }
    }
}
