package org.rallypoint.event;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When an event is: as the clocks there show it, and as instants. */
public record EventTimesView(
        @Nullable @Schema(description = "Local day on which it starts; null while no day is known.")
        LocalDate startDate,

        @Nullable @Schema(description = "Local day on which it ends, where somebody said so.")
        LocalDate endDate,

        @Nullable
        @Schema(description = "Local time, `HH:mm`; null while unknown: no time is ever made up.", examples = "14:00")
        String startTime,

        @Nullable
        @Schema(description = "Local time, `HH:mm`; not after `startTime` and without `endDate`: on the next day.")
        String endTime,

        @Nullable
        @Schema(description = "Which of two, where a clock change makes the start time occur twice; null: the first.")
        String startOffset,

        @Nullable
        @Schema(description = "Which of two, where a clock change makes the end time occur twice; null: the first.")
        String endOffset,

        @Schema(description = "IANA time zone of the city.", examples = "Europe/Paris")
        String timeZone,

        @Nullable @Schema(description = "UTC; null while no time is known.")
        Instant startsAt,

        @Nullable @Schema(description = "UTC; null while no end is known.")
        Instant endsAt,

        @Nullable
        @Schema(format = "date-time", description = "`startsAt` as the clocks there show it, with the offset.")
        String startsAtLocal,

        @Nullable @Schema(description = "`startsAt` in seconds since 1970, as Discord's `<t:…>` takes it.")
        Long startsAtEpoch,

        @Nullable @Schema(description = "`endsAt` in seconds since 1970.")
        Long endsAtEpoch,

        @Schema(
                description =
                        "UTC; from then on the event is past. The end; else the end of the last of many days; else three hours after the start; else the end of the day; else the end of the campaign's window.")
        Instant effectiveEnd,

        @Nullable @Schema(description = "The days of the campaign, while the event has none of its own; else null.")
        Window window) {

    /** The days of a campaign's protests. */
    @Schema(description = "The days of the campaign's protests, the last one included.")
    public record Window(LocalDate from, LocalDate to) {}

    private static final DateTimeFormatter HOURS_AND_MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

    static EventTimesView of(StoredEvent event) {
        var when = event.schedule();
        var moments = event.moments();
        var zone = ZoneId.of(event.place().timeZone());
        var campaign = event.campaign();
        return new EventTimesView(
                when.startDate(),
                when.endDate(),
                when.startTime() == null ? null : text(when.startTime()),
                when.endTime() == null ? null : text(when.endTime()),
                when.startOffset() == null ? null : text(when.startOffset()),
                when.endOffset() == null ? null : text(when.endOffset()),
                zone.getId(),
                moments.startsAt(),
                moments.endsAt(),
                moments.startsAt() == null
                        ? null
                        : WITH_OFFSET.format(OffsetDateTime.ofInstant(moments.startsAt(), zone)),
                moments.startsAt() == null ? null : moments.startsAt().getEpochSecond(),
                moments.endsAt() == null ? null : moments.endsAt().getEpochSecond(),
                moments.effectiveEnd(),
                when.startDate() == null ? new Window(campaign.startDate(), campaign.endDate()) : null);
    }

    static String text(LocalTime time) {
        return HOURS_AND_MINUTES.format(time);
    }

    static String text(ZoneOffset offset) {
        return OFFSET.format(offset);
    }
}
