package org.rallypoint.importer;

import jakarta.annotation.Nullable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;

/**
 * The text that a body's bytes stand for.
 *
 * @param text without byte order mark, neither empty nor blank, without NUL
 * @param encoding the charset's name as IANA prefers it
 * @param isAssumed whether nothing told the encoding, so that letters with accents may be others
 */
record InputText(String text, String encoding, boolean isAssumed) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final Map<String, Charset> DECLARABLE = Stream.of(
                    StandardCharsets.UTF_8,
                    StandardCharsets.US_ASCII,
                    StandardCharsets.UTF_16,
                    StandardCharsets.UTF_16LE,
                    StandardCharsets.UTF_16BE,
                    StandardCharsets.ISO_8859_1,
                    Charset.forName("ISO-8859-15"),
                    WINDOWS)
            .collect(Collectors.toUnmodifiableMap(charset -> charset.name().toLowerCase(Locale.ROOT), it -> it));

    private static final String ARCHIVE = "This is a spreadsheet file or an archive; export it as CSV.";

    /** How files begin that hold no text, in hexadecimal. */
    private static final Map<String, String> NO_TEXTS = Map.of(
            "504b0304",
            ARCHIVE,
            "504b0506",
            ARCHIVE,
            "504b0708",
            ARCHIVE,
            "d0cf11e0",
            "This is an old Excel or Word file; export it as CSV.",
            "1f8b",
            "This is a compressed file; unpack it first.",
            "25504446",
            "This is a PDF file; send what it was made from, as a text or a table.");

    private static final int LONGEST_START = 4;

    /** In hexadecimal. */
    private static final Map<String, Charset> BYTE_ORDER_MARKS = Map.of(
            "efbbbf", StandardCharsets.UTF_8,
            "fffe", StandardCharsets.UTF_16LE,
            "feff", StandardCharsets.UTF_16BE);

    /**
     * Reads a body; what it says of itself goes before what its sender says of it.
     *
     * @param charset the parameter of Content-Type, in any case; null when it has none
     * @throws ProblemException 400 for what is no text, or not in the encoding that was told
     */
    static InputText of(byte[] body, @Nullable String charset) {
        var start = HexFormat.of().formatHex(body, 0, Math.min(body.length, LONGEST_START));
        NO_TEXTS.forEach((signature, message) -> {
            if (start.startsWith(signature)) {
                throw refused("not_text", message);
            }
        });
        var read = decoded(body, start, charset);
        if (read.text().indexOf('\0') >= 0) {
            throw refused(
                    "not_text",
                    "This has NUL characters: it is no text, or UTF-16 without a byte order mark; save it as UTF-8.");
        }
        if (read.text().isBlank()) {
            throw refused("missing_body", "There is nothing to import: the body is empty.");
        }
        return read;
    }

    private static InputText decoded(byte[] body, String start, @Nullable String charset) {
        for (var mark : BYTE_ORDER_MARKS.entrySet()) {
            if (start.startsWith(mark.getKey())) {
                return told(body, mark.getKey().length() / 2, mark.getValue());
            }
        }
        if (charset != null) {
            return told(body, 0, declared(charset));
        }
        return strictly(body, 0, StandardCharsets.UTF_8)
                .map(text -> new InputText(text, StandardCharsets.UTF_8.name(), false))
                .or(() -> strictly(body, 0, WINDOWS).map(text -> new InputText(text, WINDOWS.name(), true)))
                .orElseThrow(() ->
                        refused("bad_encoding", "The text is not in UTF-8; save it as that, or tell its charset."));
    }

    private static InputText told(byte[] body, int from, Charset charset) {
        return strictly(body, from, charset)
                .map(text -> new InputText(text, charset.name(), false))
                .orElseThrow(() -> refused("bad_encoding", "The text is not in " + charset.name() + ", as it says."));
    }

    private static Charset declared(String name) {
        var charset = DECLARABLE.get(name.toLowerCase(Locale.ROOT));
        if (charset == null) {
            var known = DECLARABLE.keySet().stream().sorted().collect(Collectors.joining(", "));
            throw refused("bad_encoding", "The charset is one of " + known + ".");
        }
        return charset;
    }

    /** Empty if the bytes are not of the charset: a replaced letter would end up in somebody's name. */
    private static Optional<String> strictly(byte[] body, int from, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body, from, body.length - from))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static ProblemException refused(String code, String message) {
        return ProblemException.badRequest(List.of(new Fault(null, null, code, message)));
    }
}
