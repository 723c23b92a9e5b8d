package org.rallypoint.importer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Proposal.ProposedContact;
import org.rallypoint.importer.proposal.Proposal.ProposedLink;

/**
 * Takes e-mail addresses and phone numbers out of the texts and links of a proposal: whoever pasted a list did not ask the
 * people in it. They become contacts, which are private.
 */
final class PrivateParts {

    private static final String TAKEN_OUT = "…";
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_DOMAIN = 255;
    private static final int FEWEST_DIGITS = 7;

    /** What may be a phone number; whether it is one is told by its digits, see {@link #isNumber}. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d_.,:/@#=-])(?:\\+|\\()?\\d[\\d ()./\u00a0-]{5,22}\\d(?![\\d\\p{L}_@])");

    private static final Pattern DAY_OR_DECIMAL =
            Pattern.compile("\\d{4}-\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{2}|\\d\\.\\d{3,}|(?<!\\d)\\d\\.\\d(?!\\d)");
    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}(?:[ .\u00a0]\\d{3})+");

    /** Addresses that lead to a person's phone. */
    private static final Pattern OF_A_PHONE = Pattern.compile(
            "(?i)https?://(?:(?:www\\.)?wa\\.me/\\+?\\d\\S*|(?:api|web|www)\\.whatsapp\\.com/send\\S*|signal\\.me/#p/\\S*|t\\.me/\\+\\d{7,}/?)");

    private static final Pattern OF_A_CONTACT = Pattern.compile("(?i)(mailto|tel|sms|callto|xmpp|sip):(.*)");

    private final List<ProposedContact> found = new ArrayList<>();

    private PrivateParts() {}

    /** The proposal with all that it tells of people among its contacts, and nowhere else. */
    static Proposal takenOut(Proposal from) {
        var parts = new PrivateParts();
        parts.found.addAll(from.contacts());
        var fields = from.fields().deepCopy();
        parts.clean(fields);
        var links = from.links().stream().flatMap(parts::link).toList();
        var contacts = parts.found.stream().distinct().toList();
        return new Proposal(
                from.line(),
                from.externalId(),
                from.spot(),
                from.times(),
                fields,
                links,
                contacts,
                from.isCancelled(),
                from.isPostponed(),
                from.exported(),
                from.doubts());
    }

    /** A text as it is read from a source. */
    static String takenOut(String text) {
        return new PrivateParts().clean(text);
    }

    private void clean(ObjectNode fields) {
        fields.properties().forEach(field -> {
            var value = field.getValue();
            if (value.isTextual() && field.getKey().toLowerCase(Locale.ROOT).endsWith("url")) {
                var address = cleanAddress(value.textValue());
                field.setValue(address == null ? NullNode.instance : TextNode.valueOf(address));
            } else if (value.isTextual()) {
                field.setValue(TextNode.valueOf(clean(value.textValue())));
            } else if (value instanceof ArrayNode list) {
                list.forEach(item -> {
                    if (item instanceof ObjectNode object) {
                        clean(object);
                    }
                });
                list.removeIf(item -> item.path("url").isNull());
            } else if (value instanceof ObjectNode object) {
                clean(object);
            }
        });
    }

    private String clean(String text) {
        return withoutNumbers(withoutMailboxes(OF_A_PHONE.matcher(text).replaceAll(match -> {
            found.add(new ProposedContact(null, "website", match.group()));
            return Matcher.quoteReplacement(TAKEN_OUT);
        })));
    }

    /** By hand: a pattern would begin anew at each letter of a long word. */
    private String withoutMailboxes(String text) {
        var clean = new StringBuilder();
        int done = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = at;
            while (start > done && at - start < LONGEST_LOCAL_PART && isLocal(text.charAt(start - 1))) {
                start--;
            }
            int end = at + 1;
            while (end < text.length() && end - at <= LONGEST_DOMAIN && isDomain(text.charAt(end))) {
                end++;
            }
            while (end > at + 1 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
                end--;
            }
            // A handle such as @name@server is how people are found in public.
            var isHandle = start > 0 && text.charAt(start - 1) == '@';
            if (start < at && !isHandle && text.substring(at, end).contains(".")) {
                found.add(new ProposedContact(null, "email", text.substring(start, end)));
                clean.append(text, done, start).append(TAKEN_OUT);
                done = end;
            }
        }
        return clean.append(text, done, text.length()).toString();
    }

    private String withoutNumbers(String text) {
        // Most texts have no number that long, and the pattern looks around at every place.
        if (text.chars().filter(c -> c >= '0' && c <= '9').limit(FEWEST_DIGITS).count() < FEWEST_DIGITS) {
            return text;
        }
        return NUMBER.matcher(text).replaceAll(match -> {
            if (!isNumber(match.group())) {
                return Matcher.quoteReplacement(match.group());
            }
            found.add(new ProposedContact(null, "phone", match.group().replaceAll("[./]", " ")));
            return Matcher.quoteReplacement(TAKEN_OUT);
        });
    }

    /** Numbers of phones begin with a plus, a zero or a bracket, or have nine digits; days and sums of people don't count. */
    private static boolean isNumber(String text) {
        if (DAY_OR_DECIMAL.matcher(text).find() || THOUSANDS.matcher(text).matches()) {
            return false;
        }
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        var begin = text.charAt(0);
        return digits >= (begin == '+' || begin == '0' || begin == '(' ? 7 : 9);
    }

    /** An address without what it tells of a person; null where nothing is left. */
    @Nullable
    private String cleanAddress(String url) {
        var plain = url.replace("%40", "@");
        var query = plain.indexOf('?');
        var path = query < 0 ? plain : plain.substring(0, query);
        if (!path.equals(withoutMailboxes(path))) {
            return null;
        }
        return query < 0 || plain.equals(withoutMailboxes(plain)) ? url : url.substring(0, url.indexOf('?'));
    }

    private Stream<ProposedLink> link(ProposedLink link) {
        var contact = contact(link);
        if (contact != null) {
            found.add(contact);
            return Stream.empty();
        }
        var address = cleanAddress(link.url());
        var label = link.label() == null ? null : clean(link.label());
        return address == null
                ? Stream.empty()
                : Stream.of(new ProposedLink(address, label, link.kind(), link.isPrimary()));
    }

    @Nullable
    private static ProposedContact contact(ProposedLink link) {
        var addressed = OF_A_CONTACT.matcher(link.url());
        if (addressed.matches()) {
            var scheme = addressed.group(1).toLowerCase(Locale.ROOT);
            var value = addressed.group(2).replaceFirst("\\?.*", "");
            return new ProposedContact(
                    link.label(),
                    scheme.equals("mailto")
                            ? "email"
                            : scheme.equals("tel") || scheme.equals("sms") ? "phone" : "other",
                    value);
        }
        return OF_A_PHONE.matcher(link.url()).matches()
                ? new ProposedContact(link.label(), "website", link.url())
                : null;
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) || "._%+-'".indexOf(c) >= 0;
    }

    private static boolean isDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }
}
