package org.rallypoint.importer.csv;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The row of a table that says what stands below it.
 *
 * @param headings by column, in their order; one may be there several times
 * @param width cells up to the last one that isn't blank
 * @param isOurExport whether its headings are the keys of the API
 */
record CsvHeader(Map<CsvColumn, List<Heading>> headings, int width, boolean isOurExport) {

    /** Of our export: computed from what stands in other columns, or the event's page with us. */
    private static final Set<String> COMPUTED = Set.of("url", "timezone");

    /**
     * The head of one column.
     *
     * @param position of its cells in a row, from 0
     * @param word what made it known; one of ours, and so fit to be shown
     * @param name as it is written, without a note
     */
    record Heading(CsvColumn column, int position, String word, String name) {}

    /** Empty if this row can't be the head of a list of events. */
    static Optional<CsvHeader> in(List<String> cells) {
        var found = new ArrayList<Heading>();
        int width = 0;
        for (int i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            width = cell.isBlank() ? width : i + 1;
            var column = isWhole(cell) ? CsvColumn.of(cell) : null;
            if (column != null) {
                found.add(new Heading(column, i, CsvColumn.word(cell), CsvColumn.withoutNote(cell)));
            }
        }
        return isHead(found, width) ? Optional.of(of(found, width)) : Optional.empty();
    }

    /** How many columns are understood. */
    int known() {
        return headings.values().stream().mapToInt(List::size).sum();
    }

    List<Heading> of(CsvColumn column) {
        return headings.getOrDefault(column, List.of());
    }

    /** With another delimiter it would be several. */
    private static boolean isWhole(String cell) {
        return cell.indexOf(';') < 0 && cell.indexOf('\t') < 0;
    }

    private static boolean isHead(List<Heading> found, int width) {
        var isListOfCities = width == 1 && found.size() == 1 && found.get(0).column() == CsvColumn.CITY;
        return isListOfCities
                || (found.stream().anyMatch(heading -> heading.column().isPlace())
                        && found.stream().map(Heading::column).distinct().count() > 1);
    }

    private static CsvHeader of(List<Heading> found, int width) {
        var isOurs = found.stream()
                .map(Heading::column)
                .anyMatch(column -> column == CsvColumn.SIGNUP_URL || column == CsvColumn.SIGNUP_LINKS);
        var headings = new EnumMap<CsvColumn, List<Heading>>(CsvColumn.class);
        found.stream()
                .filter(heading -> isOurs ? !COMPUTED.contains(heading.word()) : heading.column() != CsvColumn.REVISION)
                .forEach(heading -> headings.computeIfAbsent(heading.column(), column -> new ArrayList<>())
                        .add(heading));
        return new CsvHeader(headings, width, isOurs);
    }
}
