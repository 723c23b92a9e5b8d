package org.rallypoint.format;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.rallypoint.event.EventList;
import org.rallypoint.event.EventLists;
import org.rallypoint.event.Extent;
import org.rallypoint.http.Answers;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.QueryReader;
import org.rallypoint.http.RawBody;
import org.rallypoint.http.Reading;

/** Answers lists of events and single events in another format than JSON. */
@Singleton
class FormatAnswers {

    private static final String FIRST_PAGE = "/";

    private final EventLists lists;
    private final Answers answers;
    private final PublicUrls urls;
    private final Clock clock;

    FormatAnswers(EventLists lists, Answers answers, PublicUrls urls, Clock clock) {
        this.lists = lists;
        this.answers = answers;
        this.urls = urls;
        this.clock = clock;
    }

    RestResponse<RawBody> everywhere(Suffix suffix, UriInfo uri, HttpHeaders headers) {
        return list(suffix, uri, headers, new Kind(lists::everywhere, FIRST_PAGE, false));
    }

    RestResponse<RawBody> ofCampaign(String slug, Suffix suffix, UriInfo uri, HttpHeaders headers) {
        ListOf its = (read, reading, extent) -> lists.ofCampaign(slug, read, reading, extent);
        return list(suffix, uri, headers, new Kind(its, "/c/" + slug, false));
    }

    RestResponse<RawBody> inCity(String id, Suffix suffix, UriInfo uri, HttpHeaders headers) {
        ListOf there = (read, reading, extent) -> lists.inCity(id, read, reading, extent);
        return list(suffix, uri, headers, new Kind(there, FIRST_PAGE, true));
    }

    RestResponse<RawBody> one(String idOrSlug, Suffix suffix, UriInfo uri, HttpHeaders headers) {
        var as = suffix.format();
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        var inWindow = isInWindow(as, read);
        read.done();
        var one = lists.oneWithoutContacts(idOrSlug, reading);
        var query = uri.getRequestUri().getRawQuery();
        if (one.view() == null) {
            var path = "/v1/events/" + one.movedTo() + "." + as.suffix();
            return answers.moved(urls.of(path + (query == null ? "" : "?" + query)), reading.now());
        }
        var view = one.view();
        var listing = new Listing(
                one.campaign(),
                view.language(),
                self(uri),
                home("/e/" + view.slug(), uri),
                List.of(view),
                Map.of(view.campaign(), one.campaign()),
                null,
                true,
                inWindow);
        var body = RawBody.of(as.write(listing), view.revision());
        return answers.raw(body, as.contentType(), List.of(view.language()), reading.now(), one.next());
    }

    /** One of the lists of {@link EventLists}. */
    @FunctionalInterface
    private interface ListOf {
        EventList read(QueryReader read, Reading reading, Extent extent);
    }

    /**
     * How one of them differs from the others.
     *
     * @param home path of the page where people see the same
     */
    private record Kind(ListOf list, String home, boolean isOfCity) {}

    private RestResponse<RawBody> list(Suffix suffix, UriInfo uri, HttpHeaders headers, Kind kind) {
        var as = suffix.format();
        var read = new QueryReader(uri);
        var reading = Reading.begin(read, headers, clock);
        var inWindow = isInWindow(as, read);
        var list = kind.list().read(read, reading, as.extent());
        var page = list.page();
        var language = list.languages().stream().findFirst().orElse(Words.LANGUAGES.get(0));
        var listing = new Listing(
                title(list, kind.isOfCity(), language),
                language,
                self(uri),
                home(kind.home(), uri),
                page.items(),
                list.campaigns(),
                as.extent() == Extent.page ? page.page() : null,
                false,
                inWindow);
        var body = RawBody.of(as.write(listing), null);
        var cursor = as.extent() == Extent.page ? page.page().nextCursor() : null;
        return answers.raw(body, as.contentType(), list.languages(), list.now(), list.next(), cursor, uri);
    }

    private static boolean isInWindow(Format as, QueryReader read) {
        var isAskedFor = read.isOnly("undated", "window");
        if (isAskedFor && as != Format.ICALENDAR) {
            read.fault(
                    "undated",
                    "not_in_this_format",
                    "undated is for calendars: only they leave events without a day out.");
        }
        return isAskedFor;
    }

    private static String title(EventList list, boolean isOfCity, String language) {
        var app = Words.in(language).of("app");
        if (list.about() == null) {
            return app;
        }
        return isOfCity ? app + ": " + list.about() : list.about();
    }

    /** With the suffix, also where {@code Accept} chose it. */
    private URI self(UriInfo uri) {
        var query = uri.getRequestUri().getRawQuery();
        return urls.of(uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query));
    }

    private URI home(String path, UriInfo uri) {
        var lang = uri.getQueryParameters().getFirst("lang");
        return urls.of(path + (lang == null ? "" : "?lang=" + lang));
    }
}
