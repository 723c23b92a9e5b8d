package org.rallypoint.importer.csv;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rallypoint.http.Fault;

/** The cells of one row by column, and what in them couldn't be understood. */
final class CsvCells {

    /** Behind an apostrophe, these were kept from being read as a formula. */
    private static final String GUARDED = "=+-@\t\r'";

    /** What our own events are called; others count their rows. */
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Where our export writes what somebody said, even if that is "none" or no word at all. */
    private static final Set<CsvColumn> TEXTS = EnumSet.of(
            CsvColumn.TITLE,
            CsvColumn.SUMMARY,
            CsvColumn.DESCRIPTION,
            CsvColumn.STATUS_NOTE,
            CsvColumn.IMAGE_ALT,
            CsvColumn.WHAT_TO_BRING,
            CsvColumn.ORGANISED_BY,
            CsvColumn.VENUE_NAME,
            CsvColumn.VENUE_ADDRESS,
            CsvColumn.ACCESSIBILITY_NOTE,
            CsvColumn.TURNOUT_SOURCE);

    private final CsvHeader header;
    private final CsvRows.Row row;
    private final @Nullable String id;
    private final List<Fault> doubts = new ArrayList<>();

    /**
     * What stands in a cell.
     *
     * @param text neither blank nor a word that means nothing is known
     */
    record Cell(CsvHeader.Heading heading, String text) {}

    CsvCells(CsvHeader header, CsvRows.Row row) {
        this.header = header;
        this.row = row;
        id = first(CsvColumn.ID)
                .map(Cell::text)
                .filter(value -> ID.matcher(value).matches())
                .orElse(null);
        var extra = row.cells()
                .subList(
                        Math.min(header.width(), row.cells().size()),
                        row.cells().size());
        if (extra.stream().anyMatch(cell -> !cell.isBlank())) {
            doubt(
                    "extra_cells",
                    "This row has more cells than there are columns; a text with a delimiter in it needs quotation marks.");
        }
    }

    int line() {
        return row.line();
    }

    /** What an event of ours is called, or null. */
    @Nullable
    String id() {
        return id;
    }

    /** Whether our export wrote this row, and nobody added it. */
    boolean isOurs() {
        return id != null && header.isOurExport();
    }

    CsvHeader header() {
        return header;
    }

    /** Whether nothing stands in any column that is understood; a list may have boxes to tick in rows yet to be filled in. */
    boolean areBlank() {
        return header.headings().keySet().stream()
                .allMatch(column -> all(column).isEmpty());
    }

    /** All that is written under headings of one meaning, in their order. */
    List<Cell> all(CsvColumn column) {
        var found = new ArrayList<Cell>();
        for (var heading : header.of(column)) {
            if (heading.position() < row.cells().size()) {
                var text = unguarded(row.cells().get(heading.position())).strip();
                if (isSaid(column, text)) {
                    found.add(new Cell(heading, text));
                }
            }
        }
        return found;
    }

    Optional<Cell> first(CsvColumn column) {
        return all(column).stream().findFirst();
    }

    @Nullable
    String text(CsvColumn column) {
        return first(column).map(Cell::text).orElse(null);
    }

    /** Keeps something for a person to look at. */
    void doubt(String code, String message) {
        doubts.add(new Fault(null, null, code, message));
    }

    List<Fault> doubts() {
        return List.copyOf(doubts);
    }

    private boolean isSaid(CsvColumn column, String text) {
        return (TEXTS.contains(column) && isOurs()) ? !text.isEmpty() : !NotYetKnown.is(text);
    }

    private static String unguarded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && GUARDED.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }
}
