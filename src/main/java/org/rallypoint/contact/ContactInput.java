package org.rallypoint.contact;

import jakarta.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.rallypoint.RuleViolation;
import org.rallypoint.http.TextHygiene;
import org.rallypoint.link.WebAddress;

/**
 * What is said of one contact.
 *
 * @param id of a contact that the event has; null for a new one
 * @param audience null for the default, private
 * @param consentAt when that person agreed to be shown; needed for any audience wider than private
 * @param visibleUntil null: 14 days after the event's effective end, moving with it
 */
public record ContactInput(
        @Nullable UUID id,
        String name,
        Channel channel,
        String value,
        @Nullable Audience audience,
        @Nullable Instant consentAt,
        @Nullable Instant visibleUntil) {

    public static final Duration VISIBLE_AFTER_END = Duration.ofDays(14);

    private static final int MAX_NAME = 200;
    private static final int MAX_VALUE = 500;
    private static final int MAX_MAILBOX = 254;
    private static final int MIN_DIGITS = 5;
    private static final int MAX_DIGITS = 20;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** The clock of whoever asks may be a little ahead. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern MAILBOX = Pattern.compile(
            "[^@\\s,;:<>()\\[\\]\"\\\\]++@[^@\\s,;:<>()\\[\\]\"\\\\.]++(?:\\.[^@\\s,;:<>()\\[\\]\"\\\\.]++)++");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ()-]+");

    /** The same with its defaults, as it is stored; throws the first of {@link #violations}. */
    public ContactInput checked(Instant now) {
        var violations = violations(now);
        if (!violations.isEmpty()) {
            throw violations.get(0);
        }
        return new ContactInput(
                id,
                name,
                channel,
                value,
                audience == null ? Audience.private_ : audience,
                truncated(consentAt),
                truncated(visibleUntil));
    }

    /** Every rule that this breaks, each on the field at fault. No message repeats what was given. */
    public List<RuleViolation> violations(Instant now) {
        var found = new ArrayList<RuleViolation>();
        checkText("name", name, MAX_NAME, found);
        if (channel == null) {
            found.add(new RuleViolation("channel", "required", "A contact needs a channel."));
        } else if (checkText("value", value, channel == Channel.website ? Integer.MAX_VALUE : MAX_VALUE, found)) {
            checkValue(found);
        }
        var isWider = audience != null && audience != Audience.private_;
        if (isWider && consentAt == null) {
            found.add(new RuleViolation(
                    "consentAt",
                    "consent_required",
                    "Others may see a contact only once that person has agreed: say when."));
        }
        if (consentAt != null && consentAt.isAfter(now.plus(TOLERANCE))) {
            found.add(new RuleViolation("consentAt", "in_future", "Nobody has agreed in the future."));
        } else if (consentAt != null && consentAt.isBefore(EARLIEST)) {
            found.add(new RuleViolation("consentAt", "out_of_range", "That is too long ago."));
        }
        if (visibleUntil != null && (visibleUntil.isBefore(EARLIEST) || visibleUntil.isAfter(LATEST))) {
            found.add(new RuleViolation("visibleUntil", "out_of_range", "That is no date of our times."));
        }
        return found;
    }

    /** From when on nobody sees it. */
    Instant endsAt(Instant effectiveEnd) {
        return visibleUntil == null ? effectiveEnd.plus(VISIBLE_AFTER_END) : visibleUntil;
    }

    ContactInput with(UUID id, @Nullable Instant visibleUntil) {
        return new ContactInput(id, name, channel, value, audience, consentAt, visibleUntil);
    }

    /** A record would show everything, and sooner or later a log line would. */
    @Override
    public String toString() {
        return "ContactInput[id=" + id + "]";
    }

    private void checkValue(List<RuleViolation> found) {
        BiConsumer<String, String> refuse = (code, message) -> found.add(new RuleViolation("value", code, message));
        if (channel == Channel.email
                && (value.length() > MAX_MAILBOX || !MAILBOX.matcher(value).matches())) {
            refuse.accept("bad_email", "That is not one e-mail address.");
        }
        if (channel == Channel.phone && !isNumber(value)) {
            refuse.accept(
                    "bad_phone",
                    "A phone number has 5 to 20 digits, spaces, - and (), after a + if it is international.");
        }
        if (channel == Channel.website) {
            try {
                WebAddress.ofPage("value", value);
            } catch (RuleViolation e) {
                found.add(e);
            }
        }
    }

    private static boolean isNumber(String value) {
        long digits = value.chars().filter(c -> c >= '0' && c <= '9').count();
        return NUMBER.matcher(value).matches() && digits >= MIN_DIGITS && digits <= MAX_DIGITS;
    }

    private static boolean checkText(String field, @Nullable String text, int max, List<RuleViolation> found) {
        if (text == null || text.isEmpty()) {
            found.add(new RuleViolation(field, "required", "A contact needs a " + field + "."));
            return false;
        }
        var fault = TextHygiene.fault(text);
        if (fault.isPresent()) {
            found.add(new RuleViolation(field, "bad_text", "The " + field + " " + fault.get() + "."));
            return false;
        }
        if (text.codePointCount(0, text.length()) > max) {
            found.add(new RuleViolation(field, "too_long", "The " + field + " has more than " + max + " characters."));
            return false;
        }
        return true;
    }

    /** As the API writes instants, and exact in both databases. */
    private static Instant truncated(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
