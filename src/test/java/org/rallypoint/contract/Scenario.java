package org.rallypoint.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rallypoint.TestClock;
import org.rallypoint.contract.Exchanges.Answer;
import org.rallypoint.http.Cursor;

/**
 * A campaign from its first day to its archive: each operation is asked once, in an order in which it makes sense. Reads of
 * the sample campaigns come first, so that nothing that is made here shows in them.
 */
class Scenario {

    private static final String JSON = "application/json";
    private static final String CAMPAIGN = "/v1/campaigns/geneva-2025";

    /** A suffix and its media type, as that stands in names of files. */
    private static final List<List<String>> FORMATS = List.of(
            List.of("geojson", "application-geo-json"),
            List.of("ics", "text-calendar"),
            List.of("feed.json", "application-feed-json"),
            List.of("atom", "application-atom-xml"),
            List.of("rss", "application-rss-xml"),
            List.of("jsonld", "application-ld-json"),
            List.of("csv", "text-csv"),
            List.of("md", "text-markdown"),
            List.of("discord.json", "application-json"));

    private static final String TOO_LARGE = "{\"message\": \"" + "x".repeat(300_000) + "\"}";

    private final TestClock clock;
    private final Exchanges exchanges = new Exchanges();
    private Instant now = Instant.parse("2025-02-08T12:00:00Z");

    Scenario(TestClock clock) {
        this.clock = clock;
    }

    /** Gives all examples by name. */
    Map<String, JsonNode> run() throws IOException {
        clock.set(now.toString());
        readSamples();
        var begin = read(null, null, "/v1/changes").text("cursor");
        var campaign = makeCampaign();
        var coordinator = token(null, "coordinator", "Campaign office");
        var organiser = token("createToken", "organiser", "Zürich");
        read("getMe", organiser, "/v1/me");
        read("listTokens", coordinator, "/v1/tokens?role=organiser");
        var proposal = propose();
        var event = announce(coordinator, organiser);
        share(organiser, event.text("id"));
        event = changeState(coordinator, event);
        contacts(coordinator, event);
        follow(begin);
        settle(coordinator, proposal.text("id"), event.text("slug"));
        tidyUp(coordinator, event);
        subscribe(coordinator);
        bringIn(coordinator);
        read("listMyEvents", organiser, "/v1/me/events?lang=en");
        read("listAudit", coordinator, "/v1/audit?event=" + event.text("id") + "&since=2025-02-08T12:21:00Z");
        refusals(organiser, event);
        revoke(organiser);
        write("archiveCampaign", SampleProfile.ADMIN, "POST", CAMPAIGN + "/archive", campaign.tag(), "{}");
        return exchanges.kept();
    }

    private void readSamples() {
        readSample("listCampaigns", "/v1/campaigns?limit=1&lang=en");
        readSample("getCampaign", "/v1/campaigns/paris-2025?lang=en");
        readSample("listCampaignEvents", "/v1/campaigns/paris-2025/events?city=Kopenhagen&lang=de");
        readSample("listSupporters", "/v1/campaigns/harbour-summit/supporters");
        readSample("listEvents", "/v1/events?campaign=harbour-summit&kind=march&lang=en");
        readSample("getEvent", "/v1/events/paris-2025-zurich?lang=en");
        readSample("listCities", "/v1/cities?q=m%C3%BCn&country=DE&limit=2&lang=de");
        readSample("getCity", "/v1/cities/zurich-ch?lang=en");
        readSample("listCityEvents", "/v1/cities/oslo-no/events?lang=en");
        readSample("listCountries", "/v1/countries?hasUpcoming=true&lang=en");
        readSample("getNearest", "/v1/nearest?lat=47.38&lon=8.54&lang=en");
        readSample("getScheduledEvent", "/v1/events/harbour-summit-lisbon.scheduled-event.json?lang=en");
        readSample("getDiscordCommands", "/v1/discord/commands.json");
        FORMATS.forEach(format -> readSampleAs(format.get(0), format.get(1)));
        readSample("error-400", "/v1/events?whn=all");
        readSample("error-404", "/v1/events/paris-2026-zurich");
        exchanges.ask("error-406", "GET", "/v1/events", Map.of("Accept", "text/html"), null);
    }

    private void readSampleAs(String suffix, String type) {
        readSample("listEventsAs." + type, "/v1/events." + suffix + "?campaign=harbour-summit&kind=march&lang=en");
        readSample(
                "listCampaignEventsAs." + type,
                "/v1/campaigns/paris-2025/events." + suffix + "?city=Kopenhagen&lang=de");
        readSample("listCityEventsAs." + type, "/v1/cities/oslo-no/events." + suffix + "?lang=en");
        readSample("getEventAs." + type, "/v1/events/harbour-summit-kathmandu." + suffix + "?lang=en");
    }

    private Answer makeCampaign() {
        write("createCampaign", SampleProfile.ADMIN, "POST", "/v1/campaigns", null, """
                {
                  "slug": "geneva-2025",
                  "title": "Water is not for sale",
                  "summary": "Protests around the Geneva water summit.",
                  "demands": ["Water in public hands."],
                  "summit": {"name": "Geneva Water Summit", "city": "Geneva", "countryCode": "CH"},
                  "startDate": "2025-07-07",
                  "endDate": "2025-07-11",
                  "codeOfConductUrl": "https://example.org/water/conduct"
                }""");
        write("putSupporters", SampleProfile.ADMIN, "PUT", CAMPAIGN + "/supporters", "\"1\"", """
                {"supporters": [{"name": "Example Society for Clear Water", "countryCode": "CH", "url": "https://example.org/clear-water"}]}""");
        write("error-412SupporterPage", SampleProfile.ADMIN, "PUT", CAMPAIGN + "/supporters", "\"1\"", """
                {"supporters": []}""");
        write("publishCampaign", SampleProfile.ADMIN, "POST", CAMPAIGN + "/publish?lang=en", "\"2\"", "{}");
        write("error-412Campaign", SampleProfile.ADMIN, "PATCH", CAMPAIGN + "?lang=en", "\"2\"", """
                {"title": "Water belongs to all"}""");
        return write("patchCampaign", SampleProfile.ADMIN, "PATCH", CAMPAIGN + "?lang=en", "\"3\"", """
                {
                  "organiseUrl": "https://example.org/water/organise",
                  "summit": {"startDate": "2025-07-09", "endDate": "2025-07-10"},
                  "translations": {"de": {"title": "Wasser ist keine Ware"}}
                }""");
    }

    private String token(String name, String role, String label) {
        return write(name, SampleProfile.ADMIN, "POST", "/v1/tokens", null, """
                {"role": "%s", "label": "%s", "campaigns": ["geneva-2025"]}""".formatted(role, label))
                .text("token");
    }

    /** Two fields first, more as it becomes known; a coordinator shows it to the public. */
    private Answer announce(String coordinator, String organiser) {
        var made = write("createEvent", organiser, "POST", CAMPAIGN + "/events?lang=en", null, """
                {"city": "Zürich", "countryCode": "CH"}""");
        var path = "/v1/events/" + made.text("id");
        var changed = write("patchEvent", organiser, "PATCH", path + "?lang=en", made.tag(), """
                {
                  "startDate": "2025-07-07",
                  "startTime": "14:00",
                  "venue": {"name": "Bürkliplatz"},
                  "signupLinks": [{"url": "https://example.org/water/zurich"}],
                  "translations": {"de": {"title": "Marsch am See"}}
                }""");
        write("error-412Event", organiser, "PATCH", path + "?lang=en", made.tag(), """
                {"startTime": "15:00"}""");
        write("error-428", organiser, "PATCH", path, null, """
                {"startTime": "15:00"}""");
        write("error-403", organiser, "POST", path + "/publish", changed.tag(), """
                {"acceptCodeOfConduct": true}""");
        read("listReview", coordinator, "/v1/review?campaign=geneva-2025");
        return write("publishEvent", coordinator, "POST", path + "/publish?lang=en", changed.tag(), """
                {"acceptCodeOfConduct": true}""");
    }

    private void share(String organiser, String event) {
        var path = "/v1/events/" + event + "/edit-links";
        var link = write("createEditLink", organiser, "POST", path, null, """
                {"label": "Anna, flyers"}""");
        read("listEditLinks", organiser, path);
        write("revokeEditLink", organiser, "DELETE", path + "/" + link.text("id"), null, null);
    }

    private Answer changeState(String coordinator, Answer event) {
        var path = "/v1/events/" + event.text("id");
        var postponed = write("postponeEvent", coordinator, "POST", path + "/postpone?lang=en", event.tag(), """
                {"note": "A storm is coming.", "startDate": "2025-07-08", "startTime": "14:00"}""");
        var cancelled = write("cancelEvent", coordinator, "POST", path + "/cancel?lang=en", postponed.tag(), """
                {"note": "The square is flooded."}""");
        return write("reinstateEvent", coordinator, "POST", path + "/reinstate?lang=en", cancelled.tag(), """
                {"note": "The water has gone."}""");
    }

    private void contacts(String coordinator, Answer event) {
        var path = "/v1/events/" + event.text("id") + "/contacts";
        var written = write("putContacts", coordinator, "PUT", path, event.tag(), """
                {
                  "contacts": [
                    {
                      "name": "Zürich team",
                      "channel": "email",
                      "value": "zurich@example.org",
                      "audience": "public",
                      "consentAt": "2025-02-08T10:00:00Z"
                    }
                  ]
                }""");
        write("error-412ContactList", coordinator, "PUT", path, event.tag(), """
                {"contacts": []}""");
        read("listContacts", coordinator, path);
        var contact = written.body().at("/contacts/0/id").asText();
        write("eraseContact", coordinator, "DELETE", path + "/" + contact, null, null);
    }

    private Answer propose() {
        return write("createSuggestion", null, "POST", "/v1/suggestions", null, """
                {
                  "campaign": "geneva-2025",
                  "proposal": {"city": "Oslo", "countryCode": "NO", "startDate": "2025-07-07"},
                  "message": "We meet at the opera."
                }""");
    }

    private void follow(String begin) throws IOException {
        var wanted = "?campaign=geneva-2025&country=CH&lang=en&since=" + begin;
        readSample("listChanges", "/v1/changes" + wanted + "&limit=2");
        exchanges.listen("streamChanges", "/v1/changes/stream" + wanted, 2);
        readSample("error-410", "/v1/changes?since=" + Cursor.write("changes", List.of("1000000")));
    }

    private void settle(String coordinator, String proposal, String event) {
        var edit = write(null, null, "POST", "/v1/suggestions", null, """
                {"event": "%s", "patch": {"startTime": "03:00"}}""".formatted(event));
        var path = "/v1/review/";
        write("acceptSuggestion", coordinator, "POST", path + proposal + "/accept", null, """
                {"acceptCodeOfConduct": true}""");
        write("rejectSuggestion", coordinator, "POST", path + edit.text("id") + "/reject", null, """
                {"reason": "Nobody is awake then."}""");
        read("getSuggestion", edit.text("token"), "/v1/suggestions/" + edit.text("id"));
    }

    private void tidyUp(String coordinator, Answer event) {
        var draft = write(null, coordinator, "POST", CAMPAIGN + "/events", null, """
                {"city": "Bern", "countryCode": "CH", "publication": "draft"}""");
        write("deleteEvent", coordinator, "DELETE", "/v1/events/" + draft.text("id"), draft.tag(), null);
        var hidden = write(null, coordinator, "POST", CAMPAIGN + "/events", null, """
                {"city": "Basel", "countryCode": "CH", "acceptCodeOfConduct": true}""");
        write("hideEvent", coordinator, "POST", "/v1/events/" + hidden.text("id") + "/hide?lang=en", hidden.tag(), """
                {"note": "Nobody knows who announced it."}""");
        var twin = write(null, coordinator, "POST", CAMPAIGN + "/events", null, """
                {"city": "Zürich", "countryCode": "CH", "acceptCodeOfConduct": true}""");
        write(
                "mergeEvent",
                coordinator,
                "POST",
                "/v1/events/" + twin.text("id") + "/merge?lang=en",
                twin.tag(),
                """
                {"into": "%s"}""".formatted(event.text("id")));
    }

    private void subscribe(String coordinator) {
        var made = write("createWebhook", coordinator, "POST", "/v1/webhooks", null, """
                {
                  "kind": "standard",
                  "label": "Mirror",
                  "url": "https://mirror.example.org/hooks/rallypoint",
                  "campaign": "geneva-2025",
                  "types": ["event.details_announced", "event.cancelled", "event.removed"],
                  "reminders": ["24h"]
                }""");
        var path = "/v1/webhooks/" + made.text("id");
        write("error-412Webhook", coordinator, "PATCH", path, "\"7\"", """
                {"materialOnly": true}""");
        var patched = write("patchWebhook", coordinator, "PATCH", path, made.tag(), """
                {"materialOnly": true}""");
        var rotated = write("rotateWebhookSecret", coordinator, "POST", path + "/secret", patched.tag(), "{}");
        write("testWebhook", coordinator, "POST", path + "/test", null, "{}");
        read("listWebhooks", coordinator, "/v1/webhooks");
        read("getWebhook", coordinator, path);
        var log = read("listDeliveries", coordinator, path + "/deliveries");
        var delivery = log.body().at("/items/0/id").asText();
        write("retryDelivery", coordinator, "POST", path + "/deliveries/" + delivery + "/retry", null, "{}");
        write("deleteWebhook", coordinator, "DELETE", path, rotated.tag(), null);
    }

    /** Once for good, and in every other format as a dry run. */
    private void bringIn(String coordinator) {
        sendFile("importEvents", coordinator, "text/markdown", "acceptCodeOfConduct=true&lang=en", """
                ## Protests around the world

                - [**Zürich**](https://example.org/water/zurich), Switzerland
                - **Milan**, Italy _(details to follow)_
                - **Springfield**, USA
                """);
        sendFile("importEvents.text-csv", coordinator, "text/csv", "dryRun=true&lang=de", """
                Stadt;Land;Datum;Uhrzeit;Anmeldung
                Zürich;Schweiz;08.07.2025;14:00;https://example.org/water/zurich
                """);
        sendFile("importEvents.text-calendar", coordinator, "text/calendar", "dryRun=true", """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Example//Calendar//EN
                BEGIN:VEVENT
                UID:41@example.org
                DTSTART:20250708T120000Z
                SUMMARY:March along the lake
                LOCATION:Bürkliplatz\\, 8001 Zürich\\, Switzerland
                URL:https://lu.ma/w5cxxfuq
                END:VEVENT
                END:VCALENDAR
                """);
        sendFile("importEvents.application-json", coordinator, JSON, "dryRun=true", """
                {
                  "entries": [
                    {
                      "api_id": "calev-1",
                      "event": {
                        "api_id": "evt-1",
                        "name": "March along the lake",
                        "start_at": "2025-07-08T12:00:00.000Z",
                        "timezone": "Europe/Zurich",
                        "url": "https://lu.ma/w5cxxfuq",
                        "geo_address_json": {"city": "Zürich", "country": "Switzerland"}
                      }
                    }
                  ]
                }""");
        sendFile("importEvents.application-ld-json", coordinator, "application/ld+json", "dryRun=true", """
                {
                  "@context": "https://schema.org",
                  "@type": "Event",
                  "name": "March along the lake",
                  "startDate": "2025-07-08T14:00:00+02:00",
                  "location": {
                    "@type": "Place",
                    "name": "Bürkliplatz",
                    "address": {"@type": "PostalAddress", "addressLocality": "Zürich", "addressCountry": "CH"}
                  },
                  "offers": {"@type": "Offer", "url": "https://lu.ma/w5cxxfuq"}
                }""");
    }

    private void sendFile(String name, String token, String type, String query, String file) {
        now = now.plus(Duration.ofMinutes(1));
        clock.set(now.toString());
        exchanges.ask(name, "POST", CAMPAIGN + "/imports?" + query, headers(token, type, null), file);
    }

    private void refusals(String organiser, Answer event) {
        var events = CAMPAIGN + "/events";
        write("error-409", organiser, "POST", events, null, """
                {"city": "Zürich", "countryCode": "CH", "startDate": "%s"}""".formatted(event.text("startDate")));
        write("error-422", organiser, "POST", events, null, """
                {"city": "Frankfurt", "startTime": "14:00"}""");
        write("error-413", null, "POST", "/v1/suggestions", null, TOO_LARGE);
        exchanges.ask("error-415", "POST", events, headers(organiser, "text/plain", null), "Zürich, CH");
        var wrong = "rp_organiser_Zz12Cd34Ef56Gh78Ij90Kl12Mn34Op56_000000";
        read("error-401", wrong, "/v1/me");
        read("error-429", wrong, "/v1/me");
    }

    private void revoke(String token) {
        var id = read(null, token, "/v1/me").text("id");
        write("revokeToken", token, "DELETE", "/v1/tokens/" + id, null, null);
    }

    private void readSample(String name, String path) {
        exchanges.ask(name, "GET", path, headers(null, null, null), null);
    }

    private Answer read(String name, String token, String path) {
        return exchanges.ask(name, "GET", path, headers(token, null, null), null);
    }

    /** A minute after what was done before. */
    private Answer write(String name, String token, String method, String path, String tag, String body) {
        now = now.plus(Duration.ofMinutes(1));
        clock.set(now.toString());
        var type = body == null ? null : method.equals("PATCH") ? Exchanges.PATCH : JSON;
        return exchanges.ask(name, method, path, headers(token, type, tag), body);
    }

    private static Map<String, String> headers(String token, String type, String tag) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", JSON);
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        if (type != null) {
            headers.put("Content-Type", type);
        }
        if (tag != null) {
            headers.put("If-Match", tag);
        }
        return headers;
    }
}
