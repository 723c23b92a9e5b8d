package org.rallypoint.importer.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.rallypoint.http.Fault;
import org.rallypoint.importer.proposal.Proposal;

/** Tables in tests. */
final class CsvTables {

    private CsvTables() {}

    static List<Proposal> read(String table) {
        var rows = new ArrayList<Proposal>();
        new CsvReader().read(table, "en", rows::add);
        return rows;
    }

    /** The one row of a table, in which nothing is in doubt. */
    static Proposal row(String head, String row) {
        var rows = read(head + "\n" + row + "\n");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).doubts()).isEmpty();
        return rows.get(0);
    }

    /** Codes of what is in doubt in the one row of a table. */
    static List<String> doubts(String head, String row) {
        var rows = read(head + "\n" + row + "\n");
        assertThat(rows).hasSize(1);
        return rows.get(0).doubts().stream().map(Fault::code).toList();
    }
}
