package org.rallypoint.importer.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.http.Refusals;
import org.rallypoint.importer.proposal.Proposal;

class CsvTableTest {

    private static List<String> cities(String table) {
        return CsvTables.read(table).stream().map(row -> row.spot().city()).toList();
    }

    private static List<Integer> lines(String table) {
        return CsvTables.read(table).stream().map(Proposal::line).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theDelimiterIsTheOneThatMakesAHeader(String delimiter) {
        var table = "City|Country|Date\nZürich|Switzerland|2025-02-07\n".replace("|", delimiter);

        assertThat(CsvTables.read(table)).hasSize(1).allSatisfy(row -> {
            assertThat(row.spot().city()).isEqualTo("Zürich");
            assertThat(row.spot().country()).isEqualTo("Switzerland");
            assertThat(row.times().startDate()).isEqualTo("2025-02-07");
        });
    }

    @Test
    void theDelimiterThatMakesMoreColumnsKnownWins() {
        assertThat(CsvTables.read("Ort,PLZ;Datum;Beginn;Ort\nx;07.02.2025;14:00;Bern\n"))
                .extracting(row -> row.spot().city())
                .containsExactly("Bern");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\n", "SEP=;\r\n", "\"sep=;\"\n"})
    void aSpreadsheetMayTellTheDelimiter(String declaration) {
        // By the number of known columns it would be the comma.
        assertThat(cities(declaration + "Ort;Land\nBern;CH\n\"Ort\",\"Land\",\"Datum\"\n"))
                .startsWith("Bern");
        assertThat(cities("sep=;\nOrt;Land,Datum,Ort,PLZ;Datum\nBern;;07.02.2025\n"))
                .containsExactly("Bern");
    }

    @Test
    void linesBeforeTheHeaderArePassedOver() {
        var preamble = "Protest list,,\n\"as of\nFebruary\",,\n\nCity of the summit,Paris,\n";

        assertThat(cities(preamble + "City,Country\nBern,CH\n")).containsExactly("Bern");
        assertThat(lines(preamble + "City,Country\nBern,CH\n")).containsExactly(7);
    }

    @Test
    void theHeaderIsAmongTheFirstTwentyRows() {
        assertThat(cities("x\n\n".repeat(19) + "City,Date\nBern,2025-02-07\n")).containsExactly("Bern");
        refused("no_header", "x\n".repeat(20) + "City,Date\nBern,2025-02-07\n");
    }

    @Test
    void aListOfCitiesNeedsNoOtherColumn() {
        assertThat(cities("City\nBern\nBasel\n")).containsExactly("Bern", "Basel");
        assertThat(cities("Stadt;;\nBern;;\n")).containsExactly("Bern");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Address,Date\nBundesplatz 3 Bern,2025-02-07\n", "Venue,Date\nBundesplatz 3 Bern,2025-02-07\n"})
    void anAddressDoesInsteadOfACity(String table) {
        assertThat(CsvTables.read(table))
                .extracting(row -> row.spot().address())
                .containsExactly("Bundesplatz 3 Bern");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "Bern,CH\nBasel,CH\n",
                "Date,Time\n2025-02-07,14:00\n",
                "City,Nonsense\nBern,x\n",
                "Address\nBern\n",
                "City,City\nBern,Basel\n",
                "{\"city\":\"Bern\"}",
                "- **Bern**, Switzerland",
                "\n\n\n",
            })
    void withoutAHeaderNothingIsRead(String table) {
        assertThat(refused("no_header", table)).contains("city");
    }

    static Stream<String> lineEnds() {
        return Stream.of("\n", "\r\n", "\r");
    }

    @ParameterizedTest
    @MethodSource("lineEnds")
    void linesAreCountedInTheText(String end) {
        var table = "List|||City,Description|Bern,\"one|two|\"\"three\"\"|four\"||Basel,x|\"Genève\",\"|\"|Olten,y"
                .replace("|||", "|\n|\n|".replace("\n", ""))
                .replace("|", end);

        assertThat(cities(table)).containsExactly("Bern", "Basel", "Genève", "Olten");
        assertThat(lines(table)).containsExactly(5, 10, 11, 13);
    }

    @Test
    void quotesFollowTheStandard() {
        var row = CsvTables.row("City , \"Description\" , Title", "Bern , \"a, \"\"b\"\"\nc\" , \"O\" Day");

        assertThat(row.spot().city()).isEqualTo("Bern");
        assertThat(row.fields().path("description").asText()).isEqualTo("a, \"b\"\nc");
        assertThat(row.fields().path("title").asText()).isEqualTo("O Day");
    }

    @Test
    void aMissingQuotationMarkIsToldWithTheLineWhereItsRowBegins() {
        assertThat(refused("endless_row", "City,Title\nBern,x\n\nBasel,\"y\nz\nOlten,q\n"))
                .contains("line 4 ");
        assertThat(refused("endless_row", "\"City,Title\nBern,x\n")).contains("line 1 ");
    }

    @Test
    void aRowHasABound() {
        assertThat(CsvTables.read("City,Title\nBern," + "x".repeat(199_000) + "\nBasel," + "x".repeat(199_000)))
                .hasSize(2);
        assertThat(refused("endless_row", "City,Title\nBern,x\nBasel," + "x".repeat(220_000) + "\nOlten,x"))
                .contains("line 3 ");
    }

    @Test
    void manyLinesWithoutAnythingAreNoRow() {
        assertThat(cities("City,Title\n" + "\n".repeat(200_000) + "Bern,x")).containsExactly("Bern");
    }

    @Test
    void aHeaderHasUpTo200Columns() {
        var twoHundred = "City,Date" + ",x".repeat(198);

        assertThat(cities(twoHundred + "\nBern\n")).containsExactly("Bern");
        assertThat(cities(twoHundred + ",,,\nBern\n")).containsExactly("Bern");
        refused("too_many_columns", twoHundred + ",x\nBern\n");
    }

    @Test
    void emptyRowsArePassedOver() {
        var table = "City,Date,Done\n,,\n\n   \nBern,,\n,,FALSE\n?,-,FALSE\nBasel,,\n";

        assertThat(cities(table)).containsExactly("Bern", "Basel");
    }

    @Test
    void shortRowsAreReadAsFarAsTheyGo() {
        assertThat(CsvTables.row("City,Date,Title", "Bern").spot().city()).isEqualTo("Bern");
    }

    @Test
    void aRowWithMoreCellsThanColumnsIsInDoubt() {
        assertThat(CsvTables.doubts("City,Country,,", "Bern,CH,x")).containsExactly("extra_cells");
        assertThat(CsvTables.doubts("City,Country,,", "Bern,CH,,,,")).isEmpty();
        assertThat(CsvTables.doubts("City", "Bern, Switzerland")).containsExactly("extra_cells");
    }

    @Test
    void ofTwoColumnsOfOneMeaningTheFirstThatSaysSomethingCounts() {
        assertThat(CsvTables.row("City,Ort,Date", ",Bern,").spot().city()).isEqualTo("Bern");
        assertThat(CsvTables.row("City,Ort,Date", "tba,Bern,").spot().city()).isEqualTo("Bern");
        assertThat(CsvTables.row("City,Ort,Date", "Basel,Bern,").spot().city()).isEqualTo("Basel");
    }

    @Test
    void theReaderOfRowsMayEndIt() {
        var table = "City\n" + IntStream.range(0, 100).mapToObj(i -> "Bern\n").collect(Collectors.joining());
        var seen = new int[1];

        assertThatThrownBy(() -> new CsvReader().read(table, "en", row -> {
                    if (++seen[0] == 3) {
                        throw new IllegalStateException("Enough");
                    }
                }))
                .hasMessage("Enough");
        assertThat(seen[0]).isEqualTo(3);
    }

    private static String refused(String code, String table) {
        return Refusals.badRequest(code, () -> CsvTables.read(table));
    }
}
