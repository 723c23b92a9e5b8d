package org.rallypoint.importer;

import jakarta.annotation.Nullable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rallypoint.Ids;

/** What a source last said of an event. Only hashes are kept, so that nothing that was taken back stays here. */
@Entity
class ImportedEvent {

    @Id
    private UUID id;

    private UUID campaignId;
    private UUID eventId;

    @Enumerated(EnumType.STRING)
    private Source source;

    private String language;
    private String externalId;
    private String said;

    protected ImportedEvent() {}

    ImportedEvent(UUID campaignId, UUID eventId, Source source, String language, @Nullable String externalId) {
        this.id = Ids.next();
        this.campaignId = campaignId;
        this.eventId = eventId;
        this.source = source;
        this.language = language;
        this.externalId = externalId;
        this.said = "";
    }

    UUID campaignId() {
        return campaignId;
    }

    UUID eventId() {
        return eventId;
    }

    Source source() {
        return source;
    }

    String language() {
        return language;
    }

    @Nullable
    String externalId() {
        return externalId;
    }

    /** Hashes of what was said, by hashes of the fields. */
    Map<String, String> said() {
        var all = new TreeMap<String, String>();
        said.lines().forEach(line -> {
            var end = line.indexOf(' ');
            all.put(line.substring(0, end), line.substring(end + 1));
        });
        return all;
    }

    void says(Map<String, String> hashes) {
        said = hashes.entrySet().stream()
                .map(field -> field.getKey() + " " + field.getValue())
                .collect(Collectors.joining("\n"));
    }
}
