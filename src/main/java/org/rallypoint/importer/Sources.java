package org.rallypoint.importer;

import jakarta.annotation.Nullable;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rallypoint.http.ProblemException;
import org.rallypoint.importer.calendar.CalendarReader;
import org.rallypoint.importer.csv.CsvReader;
import org.rallypoint.importer.json.JsonLdReader;
import org.rallypoint.importer.json.JsonReader;
import org.rallypoint.importer.markdown.MarkdownReader;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.SourceReader;

/** Reads what was sent by the reader of its media type. */
final class Sources {

    static final String MARKDOWN = "text/markdown";
    static final String CSV = "text/csv";
    static final String CALENDAR = "text/calendar";
    static final String JSON = "application/json";
    static final String JSON_LD = "application/ld+json";

    /** In bytes; see rallypoint.limits.file-body. */
    static final int LARGEST = 5_242_880;

    static final int MOST_ROWS = 10_000;

    private record Kind(Source source, SourceReader reader) {}

    private static final Map<String, Kind> KINDS = Map.of(
            MARKDOWN, new Kind(Source.markdown, new MarkdownReader()),
            CSV, new Kind(Source.csv, new CsvReader()),
            CALENDAR, new Kind(Source.calendar, new CalendarReader()),
            JSON, new Kind(Source.json, new JsonReader()),
            JSON_LD, new Kind(Source.json_ld, new JsonLdReader()));

    private Sources() {}

    /** What was read. */
    record Input(Source source, InputText text, List<Proposal> proposals) {}

    /**
     * Reads a whole input.
     *
     * @param language BCP 47, what it is written in
     * @throws ProblemException 415 for another media type, 413 for too many events, 400 for what can't be read
     */
    static Input read(@Nullable String contentType, byte[] body, String language) {
        var type = parsed(contentType);
        var kind = KINDS.get((type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT));
        if (kind == null) {
            throw unsupported();
        }
        var text = InputText.of(body, type.getParameters().get(MediaType.CHARSET_PARAMETER));
        var proposals = new ArrayList<Proposal>();
        kind.reader.read(text.text(), language, proposal -> {
            if (proposals.size() == MOST_ROWS) {
                throw ProblemException.tooLarge(
                        "An import has up to " + MOST_ROWS + " events; line " + proposal.line() + " begins one more.");
            }
            proposals.add(proposal);
        });
        return new Input(kind.source, text, proposals);
    }

    private static MediaType parsed(@Nullable String contentType) {
        try {
            return MediaType.valueOf(contentType);
        } catch (IllegalArgumentException e) {
            throw unsupported();
        }
    }

    private static ProblemException unsupported() {
        return ProblemException.unsupported(
                "Send it with its Content-Type: " + String.join(", ", MARKDOWN, CSV, CALENDAR, JSON, JSON_LD) + ".");
    }
}
