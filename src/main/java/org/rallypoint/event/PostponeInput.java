package org.rallypoint.event;

import jakarta.annotation.Nullable;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.http.BodyReader;

/** To when an event is put off, as far as that is known. */
@Schema(description = "To when it is put off, as far as that is known.")
record PostponeInput(
        @Nullable
        @Schema(maxLength = 500, description = "Becomes the `statusNote`, in the campaign's default language.")
        String note,

        @Nullable @Schema(description = "Null: nobody knows yet.")
        LocalDate startDate,

        @Nullable @Schema(description = "Local time, `HH:mm`.", examples = "14:00")
        String startTime,

        @Nullable LocalDate endDate,

        @Nullable @Schema(description = "Local time, `HH:mm`.")
        String endTime) {

    /** Reads the note, too, which is the caller's to set. */
    static Schedule schedule(BodyReader body) {
        return new Schedule(
                body.day("startDate"), body.day("endDate"), body.time("startTime"), body.time("endTime"), null, null);
    }
}
