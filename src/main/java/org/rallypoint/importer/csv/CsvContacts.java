package org.rallypoint.importer.csv;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.rallypoint.RuleViolation;
import org.rallypoint.importer.csv.CsvCells.Cell;
import org.rallypoint.importer.proposal.Proposal.ProposedContact;
import org.rallypoint.link.WebAddress;

/** Reads how organisers are reached from the cells of a row; names of people belong there, too. */
final class CsvContacts {

    private static final Map<CsvColumn, String> CHANNELS = new EnumMap<>(Map.of(
            CsvColumn.SIGNAL, "signal",
            CsvColumn.TELEGRAM, "telegram",
            CsvColumn.DISCORD, "discord",
            CsvColumn.MATRIX, "matrix"));

    private static final int FEWEST_DIGITS = 5;
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;<>()\\[\\]|]+");
    private static final Pattern NUMBER = Pattern.compile("[+0-9 ()./-]*+");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M} .,'’&/-]*+");

    /** Still without the name, which may stand in a later column. */
    private final Set<ProposedContact> found = new LinkedHashSet<>();

    private @Nullable String name;

    private CsvContacts() {}

    /** @param linked mailboxes and numbers that stood where a link was expected */
    static List<ProposedContact> of(CsvCells row, List<String> linked) {
        var contacts = new CsvContacts();
        for (var column : List.of(CsvColumn.EMAIL, CsvColumn.PHONE, CsvColumn.CONTACT)) {
            row.all(column).forEach(contacts::read);
        }
        CHANNELS.forEach((column, channel) -> row.all(column).forEach(cell -> contacts.add(channel, cell.text())));
        linked.forEach(contacts::readWord);
        return contacts.named();
    }

    /** Whether a word of a cell leads to a person and not to a page. */
    static boolean isContact(String word) {
        var bare = withoutScheme(word);
        return isMailbox(bare) || (!bare.equals(word) && isNumber(bare));
    }

    private List<ProposedContact> named() {
        if (found.isEmpty() && name != null) {
            add("other", name);
        }
        return found.stream()
                .map(contact -> new ProposedContact(name, contact.channel(), contact.value()))
                .toList();
    }

    private void add(String channel, String value) {
        found.add(new ProposedContact(null, channel, value));
    }

    private void read(Cell cell) {
        var others = new ArrayList<String>();
        for (var word : BETWEEN.split(withoutScheme(cell.text()), -1)) {
            if (!readWord(word) && !word.isEmpty()) {
                others.add(word);
            }
        }
        var rest = String.join(" ", others);
        if (isNumber(rest)) {
            add("phone", rest);
        } else if (NAME.matcher(rest).matches() && cell.heading().column() == CsvColumn.CONTACT) {
            name = name == null && !rest.isEmpty() ? rest : name;
        } else if (!rest.isEmpty()) {
            add("other", rest);
        }
    }

    private boolean readWord(String word) {
        var bare = withoutScheme(word);
        if (isMailbox(bare)) {
            add("email", bare);
        } else if (!bare.equals(word) && !bare.isEmpty()) {
            add("phone", bare);
        } else if (word.startsWith("https://") || word.startsWith("http://")) {
            add(channelOf(word), word);
        } else {
            return false;
        }
        return true;
    }

    private static String channelOf(String url) {
        try {
            return switch (WebAddress.ofPage("contacts", url).platform()) {
                case signal -> "signal";
                case telegram -> "telegram";
                case discord -> "discord";
                default -> "website";
            };
        } catch (RuleViolation e) {
            return "other";
        }
    }

    private static String withoutScheme(String word) {
        for (var scheme : List.of("mailto:", "tel:")) {
            if (word.regionMatches(true, 0, scheme, 0, scheme.length())) {
                var value = word.substring(scheme.length());
                int query = value.indexOf('?');
                return query < 0 ? value : value.substring(0, query);
            }
        }
        return word;
    }

    private static boolean isMailbox(String word) {
        int at = word.indexOf('@');
        return at > 0 && word.indexOf('.', at) > at + 1 && !word.contains("/") && !word.endsWith(".");
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches()
                && text.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
    }
}
