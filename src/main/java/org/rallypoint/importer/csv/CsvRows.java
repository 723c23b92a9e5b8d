package org.rallypoint.importer.csv;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;

/** The rows of a table in RFC 4180, one after the other, with the line on which each begins. */
final class CsvRows {

    /**
     * No event has so much to say, not even in quotation marks, all of which are doubled; without an end to a row, one of
     * nothing but commas would take all memory.
     */
    static final int LONGEST_ROW = 200_000;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final OneRow reader;

    /**
     * A row.
     *
     * @param line on which it begins, from 1; a cell in quotes may go on for several
     * @param cells as they stand between quotes, or without space around them
     */
    record Row(int line, List<String> cells) {}

    CsvRows(String text, char delimiter) {
        // What follows a closing quote is kept with the cell: people quote words inside of a text, too.
        var format = CSVFormat.Builder.create()
                .setDelimiter(delimiter)
                .setQuote('"')
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .get();
        reader = new OneRow(text);
        try {
            parser = CSVParser.builder().setReader(reader).setFormat(format).get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        records = parser.iterator();
    }

    /**
     * The next row in which anything stands, or null after the last.
     *
     * @throws ProblemException 400 for a row without an end
     */
    @Nullable
    Row next() {
        while (true) {
            int line = Math.toIntExact(parser.getCurrentLineNumber() + 1);
            var cells = cells(line);
            if (cells == null || !isBlank(cells)) {
                return cells == null ? null : new Row(line, List.of(cells.values()));
            }
        }
    }

    @Nullable
    private CSVRecord cells(int line) {
        reader.begin();
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw ProblemException.badRequest(
                    List.of(
                            new Fault(
                                    null,
                                    null,
                                    "endless_row",
                                    "The row that begins on line " + line
                                            + " has no end: a closing quotation mark is missing, or it is longer than 200,000 characters.")));
        }
    }

    /** Without a stream: there may be millions of them. */
    private static boolean isBlank(CSVRecord cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** The text, as long as no row takes too much of it. */
    private static final class OneRow extends Reader {

        private final Reader text;
        private int taken;

        OneRow(String text) {
            this.text = new StringReader(text);
        }

        void begin() {
            taken = 0;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (taken > LONGEST_ROW) {
                throw new IOException("A row is too long");
            }
            int count = text.read(buffer, offset, length);
            taken += Math.max(count, 0);
            return count;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
