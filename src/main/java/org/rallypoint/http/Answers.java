package org.rallypoint.http;

import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.rallypoint.RallypointConfig;

/** What a public read says beside its body; {@link ConditionalAnswers} adds what depends on the bytes. */
@Singleton
public class Answers {

    private final RallypointConfig.Cache cache;
    private final PublicUrls urls;

    Answers(RallypointConfig config, PublicUrls urls) {
        this.cache = config.cache();
        this.urls = urls;
    }

    /**
     * Answers 200 with what is the same for everyone.
     *
     * @param languages those that the body is written in
     * @param next the first moment at which the body would be another one although nobody changes anything; null if there
     *     is none
     */
    public <T> RestResponse<T> of(T body, Collection<String> languages, Instant now, @Nullable Instant next) {
        return builder(body, languages, now, next).build();
    }

    /**
     * The same, and with {@code withoutStale} kept no longer than it is fresh: what shows how to reach a person ends when
     * it is said to.
     */
    public <T> RestResponse<T> of(
            T body, Collection<String> languages, Instant now, @Nullable Instant next, boolean withoutStale) {
        var answer = of(body, languages, now, next);
        if (withoutStale) {
            answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, freshOnly(now, next));
        }
        return answer;
    }

    /** 200: what is asked for again and again to learn of something new; a cache has to ask, too. */
    public <T> RestResponse<T> current(T body, Collection<String> languages) {
        return in(languages, ResponseBuilder.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-cache"))
                .build();
    }

    /** 200: what a write made of it; {@link ConditionalAnswers} says that it is not to be kept. */
    public <T> RestResponse<T> written(T body, Collection<String> languages) {
        return in(languages, ResponseBuilder.ok(body)).build();
    }

    /** 201: a write made it, and there it is from now on. */
    public <T> RestResponse<T> created(T body, URI location, Collection<String> languages) {
        return in(languages, ResponseBuilder.<T>create(RestResponse.Status.CREATED))
                .location(location)
                .entity(body)
                .build();
    }

    /** The same for a page of a list, with a link to the next one. */
    public <T extends Page<?>> RestResponse<T> page(
            T page, Collection<String> languages, Instant now, @Nullable Instant next, UriInfo uri) {
        var builder = builder(page, languages, now, next);
        var cursor = page.page().nextCursor();
        return (cursor == null ? builder : builder.header(HttpHeaders.LINK, nextLink(uri, cursor))).build();
    }

    /** The same in another format than JSON. */
    public RestResponse<RawBody> raw(
            RawBody body, String contentType, Collection<String> languages, Instant now, @Nullable Instant next) {
        return rawBuilder(body, contentType, languages, now, next).build();
    }

    /** A page of a list in another format than JSON, with a link to the next one where there is one. */
    public RestResponse<RawBody> raw(
            RawBody body,
            String contentType,
            Collection<String> languages,
            Instant now,
            @Nullable Instant next,
            @Nullable String cursor,
            UriInfo uri) {
        var builder = rawBuilder(body, contentType, languages, now, next);
        return (cursor == null ? builder : builder.header(HttpHeaders.LINK, nextLink(uri, cursor))).build();
    }

    /** The same, for whoever has headers of its own to add. */
    public ResponseBuilder<RawBody> rawBuilder(
            RawBody body, String contentType, Collection<String> languages, Instant now, @Nullable Instant next) {
        return builder(body, languages, now, next).header(HttpHeaders.CONTENT_TYPE, contentType);
    }

    /** 302: where to look now; it may be elsewhere in a minute. */
    public RestResponse<Void> redirect(URI target, Instant now, @Nullable Instant next) {
        return ResponseBuilder.<Void>create(RestResponse.Status.FOUND)
                .location(target)
                .header(HttpHeaders.CACHE_CONTROL, fresh(now, next))
                .build();
    }

    /** 308: it will never be here again. */
    public <T> RestResponse<T> moved(URI target, Instant now) {
        return ResponseBuilder.<T>create(RestResponse.Status.PERMANENT_REDIRECT)
                .location(target)
                .header(HttpHeaders.CACHE_CONTROL, fresh(now, null))
                .build();
    }

    private <T> ResponseBuilder<T> builder(T body, Collection<String> languages, Instant now, @Nullable Instant next) {
        return in(languages, ResponseBuilder.ok(body).header(HttpHeaders.CACHE_CONTROL, fresh(now, next)));
    }

    private static <T> ResponseBuilder<T> in(Collection<String> languages, ResponseBuilder<T> builder) {
        return languages.isEmpty()
                ? builder
                : builder.header(
                        HttpHeaders.CONTENT_LANGUAGE,
                        languages.stream().sorted().distinct().collect(Collectors.joining(", ")));
    }

    Freshness fresh(Instant now, @Nullable Instant next) {
        return new Freshness(cache, now, next, false);
    }

    /** The Cache-Control of an answer that is kept no longer than it is fresh. */
    public Freshness freshOnly(Instant now, @Nullable Instant next) {
        return new Freshness(cache, now, next, true);
    }

    private String nextLink(UriInfo uri, String cursor) {
        var next =
                uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
        return "<" + urls.of(next.getRawPath() + "?" + next.getRawQuery()) + ">; rel=\"next\"";
    }
}
