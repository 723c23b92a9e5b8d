package org.rallypoint.importer.csv;

import jakarta.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rallypoint.http.Fault;

/** The cells of one row by column, and what in them couldn't be understood. */
final class CsvCells {

    /** Behind an apostrophe, these were kept from being read as a formula. */
    private static final String GUARDED = "=+-@\t\r'";

    private final CsvHeader header;
    private final CsvRows.Row row;
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
                if (!NotYetKnown.is(text)) {
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

    private static String unguarded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && GUARDED.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }
}
