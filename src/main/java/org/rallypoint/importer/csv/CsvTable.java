package org.rallypoint.importer.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;

/**
 * A table whose header has been found.
 *
 * @param before rows up to the header, with it
 */
record CsvTable(String text, char delimiter, int before, CsvHeader header) {

    /** In their order they are tried: of two that fit, the first. */
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    private static final String DECLARATION = "sep=";
    private static final int ROWS_UP_TO_A_HEADER = 20;
    private static final int MOST_COLUMNS = 200;

    /** @throws ProblemException 400 if there is no header that names a place, or an endless one */
    static CsvTable in(String text) {
        var found = new ArrayList<CsvTable>();
        var endless = new ArrayList<ProblemException>();
        for (char delimiter : delimiters(text)) {
            try {
                withDelimiter(text, delimiter).ifPresent(found::add);
            } catch (ProblemException e) {
                // What another delimiter reads well is no endless row.
                endless.add(e);
            }
        }
        // Of equal ones, the first wins.
        var table = found.stream()
                .filter(CsvTable::isOurExport)
                .findFirst()
                .or(() -> found.stream()
                        .reduce((one, other) ->
                                other.header().known() > one.header().known() ? other : one))
                .orElseThrow(() -> endless.isEmpty() ? noHeader() : endless.get(0));
        if (table.header().width() > MOST_COLUMNS) {
            throw refused("too_many_columns", "A table has up to " + MOST_COLUMNS + " columns.");
        }
        return table;
    }

    /** Nobody else fills in its first line, while a text further down may look like a longer header with another delimiter. */
    private boolean isOurExport() {
        return before == 1 && header.isOurExport();
    }

    /** The rows below the header. */
    CsvRows rows() {
        var rows = new CsvRows(text, delimiter);
        for (int i = 0; i < before; i++) {
            rows.next();
        }
        return rows;
    }

    private static Optional<CsvTable> withDelimiter(String text, char delimiter) {
        var rows = new CsvRows(text, delimiter);
        for (int before = 1; before <= ROWS_UP_TO_A_HEADER; before++) {
            var row = rows.next();
            if (row == null) {
                return Optional.empty();
            }
            var header = CsvHeader.in(row.cells());
            if (header.isPresent()) {
                return Optional.of(new CsvTable(text, delimiter, before, header.get()));
            }
        }
        return Optional.empty();
    }

    /** Spreadsheets may tell it in the first line. */
    private static List<Character> delimiters(String text) {
        int start = text.startsWith("\"") ? 1 : 0;
        int end = start + DECLARATION.length();
        var isDeclared = text.regionMatches(true, start, DECLARATION, 0, DECLARATION.length())
                && text.length() > end
                && DELIMITERS.contains(text.charAt(end));
        return isDeclared ? List.of(text.charAt(end)) : DELIMITERS;
    }

    private static ProblemException noHeader() {
        return refused(
                "no_header",
                "No row at the top names the columns: a column for the city (or an address) and another one are needed,"
                        + " such as City, Country, Date, Time, Link.");
    }

    private static ProblemException refused(String code, String message) {
        return ProblemException.badRequest(List.of(new Fault(null, null, code, message)));
    }
}
