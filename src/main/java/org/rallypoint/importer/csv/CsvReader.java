package org.rallypoint.importer.csv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.rallypoint.city.Folding;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Proposal.Exported;
import org.rallypoint.importer.proposal.SourceReader;

/** Reads tables: those that our export writes, and those that organisers keep in spreadsheets. */
public final class CsvReader implements SourceReader {

    private static final Map<CsvColumn, String> TEXTS = new EnumMap<>(Map.ofEntries(
            Map.entry(CsvColumn.TITLE, "title"),
            Map.entry(CsvColumn.KIND, "kind"),
            Map.entry(CsvColumn.SUMMARY, "summary"),
            Map.entry(CsvColumn.DESCRIPTION, "description"),
            Map.entry(CsvColumn.STATUS_NOTE, "statusNote"),
            Map.entry(CsvColumn.IMAGE_URL, "imageUrl"),
            Map.entry(CsvColumn.IMAGE_ALT, "imageAlt"),
            Map.entry(CsvColumn.WHAT_TO_BRING, "whatToBring"),
            Map.entry(CsvColumn.ATTENDANCE, "attendance"),
            Map.entry(CsvColumn.PERMIT, "permit"),
            Map.entry(CsvColumn.AFFILIATION, "affiliation"),
            Map.entry(CsvColumn.ORGANISED_BY, "organisedBy")));

    /** Folded, in en, de, fr, es, nl. */
    private static final Set<String> CANCELLED = Set.of(
            "cancelled",
            "canceled",
            "abgesagt",
            "fallt aus",
            "annule",
            "annulee",
            "cancelado",
            "cancelada",
            "afgelast",
            "geannuleerd");

    private static final Set<String> POSTPONED =
            Set.of("postponed", "verschoben", "reporte", "reportee", "aplazado", "aplazada", "pospuesto", "uitgesteld");

    private static final Pattern BETWEEN_LANGUAGES = Pattern.compile("[,;\\s]+");

    /** @param language passed over: headings are known in several, and may be mixed */
    @Override
    public void read(String text, String language, Consumer<Proposal> rows) {
        var table = CsvTable.in(text);
        var times = new CsvTimes(table);
        var below = table.rows();
        for (var row = below.next(); row != null; row = below.next()) {
            var cells = new CsvCells(table.header(), row);
            if (!cells.areBlank()) {
                rows.accept(proposal(cells, times));
            }
        }
    }

    private static Proposal proposal(CsvCells row, CsvTimes times) {
        var place = new CsvPlace(row);
        var spot = place.spot();
        var when = times.of(row);
        var links = CsvLinks.of(row);
        var fields = fields(row);
        var venue = place.venue();
        if (venue != null) {
            fields.set("venue", venue);
        }
        var status = status(row);
        var isPostponed = beginsWithOneOf(POSTPONED, status);
        // Our export may say so of an event that is known to be; a list of others has no new day for it.
        if (isPostponed && !row.header().isOurExport()) {
            row.doubt("postponed", "This row says that the event is postponed; that has to be entered by hand.");
        }
        return new Proposal(
                row.line(),
                row.id(),
                spot,
                when,
                fields,
                links.links(),
                CsvContacts.of(row, links.contacts()),
                beginsWithOneOf(CANCELLED, status),
                isPostponed,
                exported(row),
                row.doubts());
    }

    @Nullable
    private static Exported exported(CsvCells row) {
        return row.isOurs()
                ? new Exported(row.first(CsvColumn.REVISION)
                        .flatMap(cell -> CsvDetails.whole(cell.text()))
                        .orElse(null))
                : null;
    }

    private static ObjectNode fields(CsvCells row) {
        var fields = JsonNodeFactory.instance.objectNode();
        TEXTS.forEach((column, key) -> row.first(column).ifPresent(cell -> fields.put(key, cell.text())));
        row.first(CsvColumn.LANGUAGES).ifPresent(cell -> {
            var languages = fields.putArray("languages");
            BETWEEN_LANGUAGES
                    .splitAsStream(cell.text())
                    .filter(tag -> !tag.isEmpty())
                    .forEach(languages::add);
        });
        CsvDetails.addTo(fields, row);
        return fields;
    }

    private static String status(CsvCells row) {
        return row.first(CsvColumn.STATUS)
                .map(cell -> Folding.fold(cell.text()))
                .orElse("");
    }

    private static boolean beginsWithOneOf(Set<String> words, String status) {
        return words.stream().anyMatch(word -> (status + " ").startsWith(word + " "));
    }
}
