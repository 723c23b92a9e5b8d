package org.rallypoint.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.RallypointConfig;
import org.rallypoint.contact.ContactInput;
import org.rallypoint.format.Words;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.RawBody;
import org.rallypoint.http.Reading;
import org.rallypoint.review.SuggestionErasure;

/** What is kept of whom, for how long, and how to have it erased. */
@Path(PrivacyResource.PATH)
@PermitAll
@Produces(MediaType.WILDCARD)
class PrivacyResource {

    static final String PATH = "/privacy";

    private static final int HOURS_OF_A_DAY = 24;

    private final RallypointConfig config;
    private final Pages pages;
    private final Clock clock;

    PrivacyResource(RallypointConfig config, Pages pages, Clock clock) {
        this.config = config;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    @Operation(
            hidden = true,
            operationId = "privacyPage",
            summary = "What is kept of whom",
            description = "For people.")
    public RestResponse<RawBody> get(@Context UriInfo uri, @Context HttpHeaders headers) {
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        read.doneWithSharedAddress();
        var words = Words.in(Pages.language(reading));
        var frame = pages.frame(words, words.of("privacy"), words.of("privacy_lead"), PATH, null);
        return pages.answer(Templates.privacy(frame, page(words)), words.language(), reading.now(), null)
                .build();
    }

    private PrivacyPage page(Words words) {
        var parts = List.of(
                part(words, "readers", words.of("privacy_readers_nothing"), words.of("privacy_readers_address")),
                part(
                        words,
                        "senders",
                        words.of(
                                "privacy_senders_text",
                                time(words, SuggestionErasure.KEPT),
                                time(words, SuggestionErasure.AWAITED))),
                part(
                        words,
                        "organisers",
                        words.of(
                                "privacy_organisers_contacts",
                                time(words, ContactInput.VISIBLE_AFTER_END),
                                time(words, config.contactErasure())),
                        words.of("privacy_organisers_deeds"),
                        words.of(
                                "privacy_organisers_public",
                                time(words, config.changes().kept()))),
                part(words, "subscribers", words.of("privacy_subscribers_text")),
                part(words, "erasing", words.of("privacy_erasing_contacts"), words.of("privacy_erasing_copies")));
        return new PrivacyPage(
                parts, config.operatorContact().map(PrivacyResource::operator).orElse(null));
    }

    private static PrivacyPage.Part part(Words words, String whom, String... paragraphs) {
        return new PrivacyPage.Part(words.of("privacy_" + whom), List.of(paragraphs));
    }

    private static PrivacyPage.Operator operator(String address) {
        return new PrivacyPage.Operator(address, address.startsWith("https:") ? address : "mailto:" + address);
    }

    /** In days where it is whole ones. What erases looks once an hour, so that nothing goes sooner. */
    private static String time(Words words, Duration kept) {
        long hours = Math.max(1, kept.plusHours(1).minusNanos(1).toHours());
        return hours % HOURS_OF_A_DAY == 0
                ? words.of("privacy_days", hours / HOURS_OF_A_DAY)
                : words.of("privacy_hours", hours);
    }
}
