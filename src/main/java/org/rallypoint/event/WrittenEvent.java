package org.rallypoint.event;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.http.Fault;
import org.rallypoint.http.Revisioned;

/** An event as it stands after a write, with what whoever wrote it should look at again. */
@Schema(description = "The event as it stands now, and what should be looked at again.")
public record WrittenEvent(
        @JsonUnwrapped EventView event,

        @Schema(description = "Nothing here kept the write from being made.")
        List<Fault> warnings)
        implements Revisioned {

    @Override
    public int revision() {
        return event.revision();
    }
}
