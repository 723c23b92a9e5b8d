package org.rallypoint.sample;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.rallypoint.Ids;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.city.CityRepository;
import org.rallypoint.city.Folding;
import org.rallypoint.city.Gazetteer;
import org.rallypoint.event.Affiliation;
import org.rallypoint.event.Attendance;
import org.rallypoint.event.Event;
import org.rallypoint.event.EventKind;
import org.rallypoint.event.EventRepository;
import org.rallypoint.event.EventText;
import org.rallypoint.event.Permit;
import org.rallypoint.event.Schedule;
import org.rallypoint.sample.SampleCampaign.SampleEvent;

/** Makes events of what the sample files say, by the same deeds that the API will use. */
@Singleton
class SampleEvents {

    private static final int RUNNING_HOURS = 2;

    private final Gazetteer gazetteer;
    private final CityRepository cities;
    private final EventRepository events;

    SampleEvents(Gazetteer gazetteer, CityRepository cities, EventRepository events) {
        this.gazetteer = gazetteer;
        this.cities = cities;
        this.events = events;
    }

    void add(SampleEvent sample, Campaign campaign, Instant createdAt, Instant now) {
        var place = gazetteer
                .resolve(sample.city(), sample.countryCode())
                .clearWinner()
                .orElseThrow(() -> new IllegalStateException("The sample names an unclear city: " + sample.city()));
        var city = cities.using(place);
        var id = sample.id() == null ? Ids.next() : sample.id();
        var slug = campaign.slug() + "-" + Folding.slug(city.name());
        var event = Event.draft(id, slug, campaign, city, createdAt);
        event.happens(schedule(sample, city.timeZone(), now));
        event.isOfKind(
                Objects.requireNonNullElse(sample.kind(), EventKind.protest),
                Objects.requireNonNullElse(sample.attendance(), Attendance.in_person));
        event.isOrganised(
                sample.organisedBy(),
                Objects.requireNonNullElse(sample.affiliation(), Affiliation.listed),
                Objects.requireNonNullElse(sample.permit(), Permit.unknown));
        event.isFor(Objects.requireNonNullElse(sample.spokenLanguages(), List.of()), sample.accessibility(), null);
        event.meetAt(sample.venue());
        event.linkTo(SampleCampaigns.links(sample.links()));
        say(sample, event);
        event.publish();
        become(sample, event, now);
        events.persist(event);
    }

    private static Schedule schedule(SampleEvent sample, ZoneId zone, Instant now) {
        if (sample.startsIn() != null) {
            var start =
                    LocalDateTime.ofInstant(now.plus(sample.startsIn()), zone).truncatedTo(ChronoUnit.MINUTES);
            var end = start.plusHours(RUNNING_HOURS);
            return Schedule.at(start.toLocalDate(), start.toLocalTime(), end.toLocalTime());
        }
        return new Schedule(
                SampleCampaigns.day(sample.startDate(), now),
                SampleCampaigns.day(sample.endDate(), now),
                sample.startTime(),
                sample.endTime(),
                null,
                null);
    }

    private static void say(SampleEvent sample, Event event) {
        if (sample.texts() != null) {
            sample.texts()
                    .forEach((language, text) -> event.say(
                            language,
                            EventText.of(text.title(), text.summary(), null)
                                    .withWhatToBring(text.whatToBring())
                                    .withAccessibilityNote(text.accessibilityNote())));
        }
        if (sample.statusNote() != null) {
            sample.statusNote()
                    .forEach((language, note) ->
                            event.say(language, event.text(language).withStatusNote(note)));
        }
    }

    private static void become(SampleEvent sample, Event event, Instant now) {
        if (sample.moveTo() != null) {
            var day = SampleCampaigns.day(sample.moveTo(), now);
            event.happens(Schedule.at(day, sample.startTime(), sample.endTime()));
        }
        if ("postponed".equals(sample.state())) {
            event.postpone(Schedule.UNKNOWN);
        } else if ("cancelled".equals(sample.state())) {
            event.cancel();
        }
    }
}
