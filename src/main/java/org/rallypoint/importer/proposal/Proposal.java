package org.rallypoint.importer.proposal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.rallypoint.http.Fault;

/**
 * One event as a list, table, calendar or export tells it. What it doesn't tell is null or empty, and nothing is made up.
 * Texts are as they were written, in the language of the source; no rule has looked at them yet.
 *
 * @param line where it begins in the input, from 1
 * @param externalId what the source itself calls it, such as an iCalendar UID; null where it has no name for it
 * @param fields keys of the API's input of an event, beside those of place, time and sign-up links
 * @param links where people sign up
 * @param contacts ways to reach an organiser, whatever the source says of who may see them
 * @param isCancelled whether the source says that it doesn't take place
 * @param isPostponed whether the source says that it takes place on another day
 * @param exported null for what isn't a row of our own export
 * @param doubts what stood there and couldn't be understood, so that a person has to look at it
 */
public record Proposal(
        int line,
        @Nullable String externalId,
        Spot spot,
        Times times,
        ObjectNode fields,
        List<ProposedLink> links,
        List<ProposedContact> contacts,
        boolean isCancelled,
        boolean isPostponed,
        @Nullable Exported exported,
        List<Fault> doubts) {

    /** One that isn't of our own export, and not postponed as far as is told. */
    public Proposal(
            int line,
            @Nullable String externalId,
            Spot spot,
            Times times,
            ObjectNode fields,
            List<ProposedLink> links,
            List<ProposedContact> contacts,
            boolean isCancelled,
            List<Fault> doubts) {
        this(line, externalId, spot, times, fields, links, contacts, isCancelled, false, null, doubts);
    }

    /**
     * A row of our own export; what the source calls it is the id of an event, here or elsewhere.
     *
     * @param revision of the event when it was exported; null where somebody took that out
     */
    public record Exported(@Nullable Integer revision) {}

    /**
     * Where it is, as it is written.
     *
     * @param city a name, or an id of the gazetteer
     * @param region a state or province, to tell two cities of one name apart
     * @param country a name in some language, or a code
     * @param address one line in which the city has to be found, where the source has no field for it
     * @param latitude degrees north, WGS 84; with {@code longitude} or not at all
     */
    public record Spot(
            @Nullable String city,
            @Nullable String region,
            @Nullable String country,
            @Nullable String address,
            @Nullable Double latitude,
            @Nullable Double longitude) {}

    /**
     * When it is: on the clocks of its city, or at instants where the source gives a zone or an offset.
     *
     * @param endDate the last day itself, also where the source counts the day after
     */
    public record Times(
            @Nullable LocalDate startDate,
            @Nullable LocalTime startTime,
            @Nullable LocalDate endDate,
            @Nullable LocalTime endTime,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt) {

        public static final Times UNKNOWN = new Times(null, null, null, null, null, null);
    }

    /**
     * A link and what it is called.
     *
     * @param label null where it says nothing beyond the url or the city
     * @param kind the API's word for it; null: what the url looks like
     * @param isPrimary whether it is the one to show, though by its kind and place it wouldn't be
     */
    public record ProposedLink(
            String url, @Nullable String label, @Nullable String kind, boolean isPrimary) {

        /** One of which nothing more is told. */
        public ProposedLink(String url, @Nullable String label) {
            this(url, label, null, false);
        }
    }

    /** A way to reach somebody; {@code channel} is one of the API's. */
    public record ProposedContact(@Nullable String name, String channel, String value) {}
}
