package org.rallypoint.importer.csv;

import jakarta.annotation.Nullable;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rallypoint.importer.csv.CsvCells.Cell;
import org.rallypoint.importer.csv.WrittenDay.Trouble;

/** Reads the days of a table; a column's other rows tell whether the month comes first or second. */
final class CsvDays {

    private static final List<CsvColumn> WITH_DAYS = List.of(
            CsvColumn.START_DATE,
            CsvColumn.START_TIME,
            CsvColumn.STARTS_AT,
            CsvColumn.END_DATE,
            CsvColumn.END_TIME,
            CsvColumn.ENDS_AT);

    private final CsvTable table;

    /** By position of the column; null until a day is met that may be two. */
    private @Nullable Map<Integer, DayOrder> orders;

    CsvDays(CsvTable table) {
        this.table = table;
    }

    WrittenDay read(Cell cell) {
        var day = WrittenDay.of(cell.text(), DayOrder.UNKNOWN);
        if (day.trouble() != Trouble.AMBIGUOUS) {
            return day;
        }
        if (orders == null) {
            orders = orders();
        }
        return WrittenDay.of(cell.text(), orders.get(cell.heading().position()));
    }

    /** Looks through all rows: one day after the 12th shows in which order a column's days are written. */
    private Map<Integer, DayOrder> orders() {
        var shown = new HashMap<Integer, Set<DayOrder>>();
        WITH_DAYS.stream()
                .flatMap(column -> table.header().of(column).stream())
                .forEach(heading -> shown.put(heading.position(), EnumSet.noneOf(DayOrder.class)));
        var rows = table.rows();
        for (var row = rows.next(); row != null; row = rows.next()) {
            var cells = row.cells();
            shown.forEach((position, found) ->
                    found.add(position < cells.size() ? WrittenDay.orderIn(cells.get(position)) : DayOrder.UNKNOWN));
        }
        var settled = new HashMap<Integer, DayOrder>();
        shown.forEach((position, found) -> {
            found.remove(DayOrder.UNKNOWN);
            settled.put(position, found.size() == 1 ? found.iterator().next() : DayOrder.UNKNOWN);
        });
        return settled;
    }
}
