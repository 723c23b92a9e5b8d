package org.rallypoint.importer;

import jakarta.annotation.Nullable;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What earlier imports of one kind of source said of the events of a campaign. */
class ImportMemory {

    private static final int LONGEST_ID = 200;
    private static final int HASH_BYTES = 12;

    private record Key(
            UUID event, String language, @Nullable String externalId) {}

    private final UUID campaignId;
    private final Source source;
    private final String language;
    private final EntityManager database;
    private final Map<Key, ImportedEvent> entries = new HashMap<>();
    private final Map<String, List<UUID>> eventsOfExternalId = new HashMap<>();
    private final Map<UUID, List<String>> externalIdsOfEvent = new HashMap<>();
    private final List<ImportedEvent> made = new ArrayList<>();

    ImportMemory(UUID campaignId, Source source, String language, EntityManager database) {
        this.campaignId = campaignId;
        this.source = source;
        this.language = language;
        this.database = database;
        database.createQuery(
                        "from ImportedEvent where campaignId = :campaign and source = :source order by id",
                        ImportedEvent.class)
                .setParameter("campaign", campaignId)
                .setParameter("source", source)
                .getResultList()
                .forEach(this::add);
    }

    private void add(ImportedEvent entry) {
        entries.put(new Key(entry.eventId(), entry.language(), entry.externalId()), entry);
        if (entry.externalId() != null) {
            eventsOfExternalId
                    .computeIfAbsent(entry.externalId(), id -> new ArrayList<>())
                    .add(entry.eventId());
            externalIdsOfEvent
                    .computeIfAbsent(entry.eventId(), event -> new ArrayList<>())
                    .add(entry.externalId());
        }
    }

    /** The events that the source calls so, in whatever language; more than one when it doesn't keep its names apart. */
    List<UUID> events(@Nullable String externalId) {
        return externalId == null ? List.of() : eventsOfExternalId.getOrDefault(stored(externalId), List.of());
    }

    /** What the source calls the event, as far as that is known. */
    List<String> externalIds(UUID event) {
        return externalIdsOfEvent.getOrDefault(event, List.of());
    }

    /** Hashes of what it last said of the event, by hashes of the fields; empty when it never said anything. */
    Map<String, String> said(UUID event, @Nullable String externalId) {
        var entry = entries.get(new Key(event, language, stored(externalId)));
        return entry == null ? new TreeMap<>() : entry.said();
    }

    /** Remembers it, until {@link #write}. */
    void says(UUID event, @Nullable String externalId, Map<String, String> hashes) {
        var key = new Key(event, language, stored(externalId));
        var entry = entries.get(key);
        if (entry == null) {
            entry = new ImportedEvent(campaignId, event, source, language, key.externalId());
            add(entry);
            made.add(entry);
        }
        entry.says(hashes);
    }

    /** Writes what is remembered; the events have to be there. */
    void write() {
        made.forEach(database::persist);
    }

    /** An id as it is compared: a long one by its hash. */
    @Nullable
    static String stored(@Nullable String externalId) {
        return externalId == null || externalId.length() <= LONGEST_ID ? externalId : hash(externalId);
    }

    static String hash(String value) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
