package org.rallypoint.importer.csv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rallypoint.city.Folding;

/** Reads what our export has in several columns and the API in one object, and what isn't text there. */
final class CsvDetails {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern WHOLE = Pattern.compile("(\\d{1,9})(?:[.,]0{1,9})?");

    /** Folded, as people write it and as spreadsheets show it in en, de, fr, es, nl. */
    private static final Set<String> YES =
            Set.of("true", "yes", "wahr", "ja", "vrai", "oui", "verdadero", "si", "waar", "x");

    private static final Set<String> NO =
            Set.of("false", "no", "falsch", "nein", "faux", "non", "falso", "onwaar", "nee");

    private final CsvCells row;
    private final ObjectNode fields;

    private CsvDetails(CsvCells row, ObjectNode fields) {
        this.row = row;
        this.fields = fields;
    }

    /** Adds all of them to what was read of the row. */
    static void addTo(ObjectNode fields, CsvCells row) {
        var details = new CsvDetails(row, fields);
        details.putAccessibility();
        details.putTurnout();
        details.putOtherLinks();
        details.whole(CsvColumn.CATCHMENT).ifPresent(kilometres -> fields.put("catchmentKm", kilometres));
        if (row.isOurs()) {
            details.putTimes();
        }
    }

    private void putAccessibility() {
        var access = JsonNodeFactory.instance.objectNode();
        flag(CsvColumn.WHEELCHAIR).ifPresent(flag -> access.put("wheelchair", flag));
        flag(CsvColumn.SIGN_LANGUAGE).ifPresent(flag -> access.put("signLanguage", flag));
        flag(CsvColumn.QUIET_AREA).ifPresent(flag -> access.put("quietArea", flag));
        row.first(CsvColumn.ACCESSIBILITY_NOTE).ifPresent(cell -> access.put("note", cell.text()));
        putObject("accessibility", access);
    }

    private void putTurnout() {
        var turnout = JsonNodeFactory.instance.objectNode();
        whole(CsvColumn.TURNOUT_LOW).ifPresent(people -> turnout.put("low", people));
        whole(CsvColumn.TURNOUT_HIGH).ifPresent(people -> turnout.put("high", people));
        row.first(CsvColumn.TURNOUT_SOURCE).ifPresent(cell -> turnout.put("source", cell.text()));
        putObject("turnout", turnout);
    }

    private void putObject(String key, ObjectNode object) {
        if (!object.isEmpty()) {
            fields.set(key, object);
        }
    }

    private void putOtherLinks() {
        row.first(CsvColumn.OTHER_LINKS).ifPresent(cell -> {
            var links = fields.putArray("links");
            ListedLink.in(cell.text())
                    .forEach(link -> links.addObject()
                            .put("rel", link.kind() == null ? "website" : link.kind())
                            .put("url", link.url())
                            .put("label", link.label()));
        });
    }

    /** What is said though it can be told from the rest, so that it comes back just so. */
    private void putTimes() {
        row.first(CsvColumn.START_OFFSET).ifPresent(cell -> fields.put("startOffset", cell.text()));
        row.first(CsvColumn.END_OFFSET).ifPresent(cell -> fields.put("endOffset", cell.text()));
        row.first(CsvColumn.END_DATE)
                .filter(cell -> DAY.matcher(cell.text()).matches())
                .ifPresent(cell -> fields.put("endDate", cell.text()));
    }

    private Optional<Integer> whole(CsvColumn column) {
        return row.first(column).flatMap(cell -> {
            var number = whole(cell.text());
            if (number.isEmpty()) {
                row.doubt(
                        "unreadable_number",
                        "What the column \"" + cell.heading().word() + "\" says is no number.");
            }
            return number;
        });
    }

    /** Also as spreadsheets write it. */
    static Optional<Integer> whole(String text) {
        var number = WHOLE.matcher(text);
        return number.matches() ? Optional.of(Integer.valueOf(number.group(1))) : Optional.empty();
    }

    /** A column of other tables may say more than yes or no, which nobody asked for here. */
    private Optional<Boolean> flag(CsvColumn column) {
        return row.first(column).flatMap(cell -> {
            var word = Folding.fold(cell.text());
            if (YES.contains(word) || NO.contains(word)) {
                return Optional.of(YES.contains(word));
            }
            if (row.header().isOurExport()) {
                row.doubt(
                        "unreadable_flag",
                        "What the column \"" + cell.heading().word() + "\" says is neither true nor false.");
            }
            return Optional.empty();
        });
    }
}
