package org.rallypoint.importer.csv;

import jakarta.annotation.Nullable;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.rallypoint.RuleViolation;
import org.rallypoint.city.Folding;
import org.rallypoint.importer.csv.CsvCells.Cell;
import org.rallypoint.importer.proposal.Proposal.ProposedLink;
import org.rallypoint.link.LinkKind;
import org.rallypoint.link.WebAddress;

/** Reads where people sign up from the cells of a row. */
final class CsvLinks {

    private static final List<CsvColumn> COLUMNS =
            List.of(CsvColumn.SIGNUP_LINKS, CsvColumn.SIGNUP_URL, CsvColumn.LINK, CsvColumn.NAMED_LINK);

    private static final int LONGEST_ADDRESS = 2000;
    private static final Pattern GAPS = Pattern.compile("[\\s\\h]+");
    private static final Pattern HOST_IN_FRONT =
            Pattern.compile("(?:[a-z0-9-]{1,63}\\.){1,5}[a-z]{2,20}(?:[:/?#].*)?", Pattern.CASE_INSENSITIVE);

    private final CsvCells row;
    private final Map<String, ProposedLink> links = new LinkedHashMap<>();
    private final List<String> contacts = new ArrayList<>();

    private CsvLinks(CsvCells row) {
        this.row = row;
    }

    static CsvLinks of(CsvCells row) {
        var read = new CsvLinks(row);
        COLUMNS.forEach(column -> row.all(column).forEach(read::read));
        if (row.isOurs()) {
            row.first(CsvColumn.SIGNUP_URL).ifPresent(cell -> read.choose(cell.text()));
        }
        return read;
    }

    /** Each url once, in the order of the columns. */
    List<ProposedLink> links() {
        return List.copyOf(links.values());
    }

    /** Mailboxes and numbers that stood among them. */
    List<String> contacts() {
        return List.copyOf(contacts);
    }

    /** The one that people see first, where another one would be taken for it. */
    private void choose(String url) {
        var first = links.values().stream().min(Comparator.comparing(CsvLinks::kind));
        if (first.isPresent() && !first.get().url().equals(url)) {
            links.computeIfPresent(url, (key, link) -> new ProposedLink(url, link.label(), link.kind(), true));
        }
    }

    private static LinkKind kind(ProposedLink link) {
        return Arrays.stream(LinkKind.values())
                .filter(kind -> kind.name().equals(link.kind()))
                .findFirst()
                .orElseGet(() -> WebAddress.ofPage("signupLinks", link.url()).kind());
    }

    private void read(Cell cell) {
        if (row.isOurs() && isOfSignups(cell) && ListedLink.isListOf(cell.text())) {
            ListedLink.in(cell.text())
                    .forEach(link -> links.putIfAbsent(
                            link.url(), new ProposedLink(link.url(), link.label(), link.kind(), false)));
        } else {
            readWords(cell);
        }
    }

    private static boolean isOfSignups(Cell cell) {
        var column = cell.heading().column();
        return column == CsvColumn.SIGNUP_LINKS || column == CsvColumn.SIGNUP_URL;
    }

    private void readWords(Cell cell) {
        var isUnderstood = false;
        for (var word : GAPS.split(cell.text(), -1)) {
            var bare = bare(word);
            var link = CsvContacts.isContact(bare) ? null : link(bare, cell);
            if (link != null) {
                links.putIfAbsent(link.url(), link);
            } else if (CsvContacts.isContact(bare)) {
                contacts.add(bare);
            }
            isUnderstood |= link != null || CsvContacts.isContact(bare);
        }
        if (!isUnderstood) {
            row.doubt(
                    "unreadable_link",
                    "What the column \"" + cell.heading().word() + "\" says is no address of a page.");
        }
    }

    /** Words around an address may be in brackets or end with a comma; the address itself is as it is written. */
    private static String bare(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && "<(".indexOf(word.charAt(start)) >= 0) {
            start++;
        }
        var isInBrackets = start > 0;
        while (end > start && (isInBrackets ? ",;>)" : ",;").indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(start, end);
    }

    @Nullable
    private static ProposedLink link(String word, Cell cell) {
        var hasScheme = word.regionMatches(true, 0, "https://", 0, 8) || word.regionMatches(true, 0, "http://", 0, 7);
        if (word.length() > LONGEST_ADDRESS
                || !(hasScheme || HOST_IN_FRONT.matcher(word).matches())) {
            return null;
        }
        try {
            var address = WebAddress.ofPage("signupLinks", hasScheme ? word : "https://" + word);
            return new ProposedLink(address.url(), label(address, cell));
        } catch (RuleViolation e) {
            return null;
        }
    }

    /** The heading of the column, if it says more than the address. */
    @Nullable
    private static String label(WebAddress address, Cell cell) {
        var word = cell.heading().word();
        if (cell.heading().column() != CsvColumn.NAMED_LINK
                || word.startsWith(address.platform().name().replace('_', ' '))) {
            return null;
        }
        var host = URI.create(address.url()).getHost();
        return Folding.fold(host).contains(word) ? null : cell.heading().name();
    }
}
