package org.rallypoint.importer;

import jakarta.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.city.CityDetailsView;
import org.rallypoint.event.EventStatus;
import org.rallypoint.http.Fault;

/** What an import did, or would do. */
@Schema(description = "What an import did, or with `dryRun` would do.")
record ImportReport(
        @Schema(description = "Whether nothing was written.")
        boolean dryRun,

        @Schema(description = "How the text was encoded.", examples = "UTF-8", maxLength = 40)
        String encoding,

        @Schema(description = "How many rows came to what.") Counts counts,

        @Schema(description = "Each event of the input, in its order.")
        List<Row> rows,

        @Schema(description = "Events of the campaign that the input lacks; they are left as they are.")
        List<Missing> missing,

        @Schema(description = "What to look at in the input as a whole.")
        List<Fault> warnings) {

    /** How many rows came to what. */
    @Schema(name = "ImportCounts", description = "How many rows came to what.")
    record Counts(long created, long updated, long unchanged, long skipped, long needsReview, long error) {

        static Counts of(List<Row> rows) {
            return new Counts(
                    of(rows, Outcome.created),
                    of(rows, Outcome.updated),
                    of(rows, Outcome.unchanged),
                    of(rows, Outcome.skipped),
                    of(rows, Outcome.needs_review),
                    of(rows, Outcome.error));
        }

        private static long of(List<Row> rows, Outcome outcome) {
            return rows.stream().filter(row -> row.outcome == outcome).count();
        }
    }

    /** What became of one event of the input. */
    @Schema(name = "ImportRow", description = "What became of one event of the input.")
    record Row(
            @Schema(description = "The line on which it begins, from 1.", minimum = "1", examples = "21")
            int line,

            Read read,

            @Schema(
                    description =
                            "`skipped`: left as it is, see warnings. `needs_review`: a person has to decide. `error`: a rule of the API refuses it.")
            Outcome outcome,

            @Nullable
            @Schema(description = "Of the event; null where there is none, and for one that a dry run would make.")
            UUID eventId,

            @Nullable @Schema(description = "Of the event, also of one that a dry run would make.")
            String slug,

            @Schema(description = "What changed of an event that was there.")
            List<FieldChange> changes,

            @Schema(description = "What a person should look at; where it couldn't be done, why.")
            List<Fault> warnings,

            @Schema(description = "The cities that may be meant, where that can't be told.")
            List<CityDetailsView> candidates) {}

    /** What was read of it. */
    @Schema(
            name = "ImportRead",
            description = "What was read, cut to 200 characters; null is what the input doesn't say.")
    record Read(
            @Nullable @Schema(examples = "Zürich") String city,

            @Nullable @Schema(description = "As it is written.", maxLength = 200)
            String writtenRegion,

            @Nullable @Schema(description = "As it is written.", maxLength = 200, examples = "Schweiz")
            String writtenCountry,

            @Nullable @Schema(description = "Of the city that is meant.", maxLength = 100, examples = "zurich-ch")
            String cityId,

            @Nullable String title,
            @Nullable LocalDate startDate,

            @Nullable @Schema(description = "On the clocks of the city, `HH:mm`.", examples = "14:00")
            String startTime,

            @Schema(description = "Sign-up links.") List<String> signupUrls,

            @Nullable @Schema(description = "What the source calls it.", maxLength = 200)
            String externalId,

            @Schema(description = "How many contacts came with it; they are private.")
            int contacts) {}

    /** A field that changed. */
    @Schema(name = "FieldChange", description = "A field that changed.")
    record FieldChange(
            @Schema(description = "A key of the event.", examples = "signupLinks", maxLength = 100)
            String field,

            @Nullable @Schema(implementation = Object.class, description = "How it was, as the API would be told it.")
            Object from,

            @Nullable @Schema(implementation = Object.class, description = "How it is, as the API would be told it.")
            Object to) {}

    /** An event that the input lacks. */
    @Schema(name = "MissingEvent", description = "An event of the campaign that the input lacks.")
    record Missing(
            UUID id,

            @Schema(examples = "paris-2025-zurich") String slug,
            String city,
            String countryCode,
            @Nullable LocalDate startDate,
            EventStatus status) {}
}
