package org.rallypoint.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.http.Refusals;

class InputTextTest {

    private static byte[] hex(String bytes) {
        return HexFormat.of().parseHex(bytes);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(one);
        all.writeBytes(other);
        return all.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, efbbbf", "UTF-16LE, fffe", "UTF-16BE, feff"})
    void aByteOrderMarkTellsTheEncodingAndIsTakenOff(String encoding, String mark) {
        var body = joined(hex(mark), "Zürich – 東京".getBytes(Charset.forName(encoding)));

        assertThat(InputText.of(body, null)).isEqualTo(new InputText("Zürich – 東京", encoding, false));
        assertThat(InputText.of(body, "windows-1252")).isEqualTo(new InputText("Zürich – 東京", encoding, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"utf-8", "UTF-8", "utf-16", "UTF-16le", "utf-16be", "iso-8859-1", "ISO-8859-15", "Windows-1252"})
    void aDeclaredCharsetIsTaken(String charset) {
        var body = "Zürich".getBytes(charset.equals("utf-16") ? StandardCharsets.UTF_16BE : Charset.forName(charset));

        assertThat(InputText.of(body, charset))
                .isEqualTo(new InputText("Zürich", Charset.forName(charset).name(), false));
    }

    @Test
    void asciiIsOne() {
        assertThat(InputText.of(hex("5061726973"), "US-ASCII")).isEqualTo(new InputText("Paris", "US-ASCII", false));
    }

    @Test
    void theEuroIsWhereTheDeclaredCharsetHasIt() {
        assertThat(InputText.of(hex("20a4"), "iso-8859-15").text()).isEqualTo(" €");
        assertThat(InputText.of(hex("2080"), "windows-1252").text()).isEqualTo(" €");
    }

    @Test
    void withoutADeclarationItIsUtf8() {
        assertThat(InputText.of("Zürich".getBytes(StandardCharsets.UTF_8), null))
                .isEqualTo(new InputText("Zürich", "UTF-8", false));
    }

    @Test
    void whatIsNotUtf8IsAssumedToBeOfWindows() {
        assertThat(InputText.of(hex("5afc7269636820969a"), null))
                .isEqualTo(new InputText("Zürich –š", "windows-1252", true));
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8,        5afc72696368",
        "UTF-8,        c080",
        "UTF-8,        eda080",
        "us-ascii,     5ac3bc",
        "utf-16le,     5a0000d8",
        "utf-16be,     d8005a00",
        "utf-16,       5a0000",
        "windows-1252, 5a81",
        ",             5afc81",
        "latin-x,      5a",
        "ibm037,       5a",
        "'',           5a",
        ",             efbbbf5afc",
    })
    void otherBytesAndUnknownCharsetsAreRefused(String charset, String bytes) {
        refusal(hex(bytes), charset, "bad_encoding");
    }

    @ParameterizedTest
    @CsvSource({
        "504b030414000600, archive",
        "504b050600000000, archive",
        "504b070800000000, archive",
        "1f8b080000000000, compressed",
        "255044462d312e37, PDF",
        "d0cf11e0a1b11ae1, Excel",
        "430069007400, NUL",
        "0043006900740079, NUL",
        "43697479000a, NUL",
        "fffe000043000000, NUL",
    })
    void whatIsNoTextIsRefused(String bytes, String said) {
        assertThat(refusal(hex(bytes), null, "not_text")).contains(said);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "utf-8")
    void anEmptyOrBlankBodyIsMissing(String charset) {
        refusal(new byte[0], charset, "missing_body");
        refusal(hex("200d0a0920"), charset, "missing_body");
        refusal(hex("efbbbf"), charset, "missing_body");
    }

    @Test
    void aWordThatBeginsLikeAnArchiveIsText() {
        assertThat(InputText.of("PKW-Korso".getBytes(StandardCharsets.UTF_8), null)
                        .text())
                .isEqualTo("PKW-Korso");
    }

    private static String refusal(byte[] body, String charset, String code) {
        return Refusals.badRequest(code, () -> InputText.of(body, charset));
    }
}
