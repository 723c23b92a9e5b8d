package org.rallypoint.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.contact.ContactView;
import org.rallypoint.http.Revisioned;

/** The contacts of an event that the caller may see; its ETag is the event's. */
@Schema(description = "The contacts of an event that the caller may see, in their order.")
public record ContactList(
        List<ContactView> contacts,
        @JsonIgnore @Schema(hidden = true) int revision) implements Revisioned {}
