package org.rallypoint.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.Nullable;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.rallypoint.format.Words;
import org.rallypoint.http.Answers;
import org.rallypoint.http.ProblemException;
import org.rallypoint.http.PublicUrls;
import org.rallypoint.http.RawBody;
import org.rallypoint.http.Reading;

/** What all pages share: their frame, and the headers that keep anything else out of them. */
@Singleton
class Pages {

    private static final String CONTENT_TYPE = MediaType.TEXT_HTML + ";charset=UTF-8";

    /** Nothing runs, nothing comes from elsewhere, nobody frames it. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    /** The one page that runs our script and reads from us, wherever it is framed. */
    private static final String EMBED_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

    private final Answers answers;
    private final PublicUrls urls;
    private final Assets assets;

    Pages(Answers answers, PublicUrls urls, Assets assets) {
        this.answers = answers;
        this.urls = urls;
        this.assets = assets;
    }

    /**
     * The frame of a page.
     *
     * @param path of the page, without a query
     * @param picture path of a picture for previews; null where there is none
     */
    Frame frame(Words words, String title, @Nullable String description, String path, @Nullable String picture) {
        // Each language is a page of its own to search engines.
        var address = urls.of(path + "?lang=" + words.language()).toString();
        return frame(words, title, description, path, picture, address);
    }

    private Frame frame(
            Words words,
            String title,
            @Nullable String description,
            String path,
            @Nullable String picture,
            @Nullable String address) {
        var languages = Words.LANGUAGES.stream()
                .map(language -> new Frame.InLanguage(
                        language,
                        Words.in(language).of("language_name"),
                        urls.of(path + "?lang=" + language).toString(),
                        link(path, language),
                        language.equals(words.language())))
                .toList();
        return new Frame(
                words,
                title,
                description,
                address,
                picture == null ? null : urls.of(picture).toString(),
                languages,
                urls.onThisHost(assets.path(Assets.STYLE)),
                urls.onThisHost(assets.path(Assets.ICON)),
                link("/", words.language()),
                link(PrivacyResource.PATH, words.language()));
    }

    /** A link within our pages, in a language. */
    String link(String path, String language) {
        return urls.onThisHost(path + "?lang=" + language);
    }

    /** 200. */
    ResponseBuilder<RawBody> answer(TemplateInstance page, String language, Instant now, @Nullable Instant next) {
        return secured(answers.rawBuilder(body(page), CONTENT_TYPE, List.of(language), now, next), POLICY);
    }

    /** 200: it may stand in a frame of any other page. */
    RestResponse<RawBody> embedded(TemplateInstance page, String language, Instant now) {
        return secured(answers.rawBuilder(body(page), CONTENT_TYPE, List.of(language), now, null), EMBED_POLICY)
                .build();
    }

    /**
     * 404 for people: whoever asks for HTML is one. Anything else gets the problem that any other address would answer.
     *
     * @param isFramed whether the page may stand in a frame of any other one
     */
    RestResponse<RawBody> missing(ProblemException problem, Reading reading, HttpHeaders headers, boolean isFramed) {
        var accept = headers.getHeaderString(HttpHeaders.ACCEPT);
        if (!problem.isNotFound() || accept == null || !accept.contains(MediaType.TEXT_HTML)) {
            throw problem;
        }
        var words = Words.in(language(reading));
        var frame = frame(words, words.of("not_found"), null, "/", null, null);
        var builder = ResponseBuilder.create(RestResponse.Status.NOT_FOUND, body(Templates.missing(frame)))
                .header(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, words.language());
        return secured(builder, isFramed ? EMBED_POLICY : POLICY).build();
    }

    /** The most wanted language that there are words in. */
    static String language(Reading reading) {
        return reading.languages().choose(Words.LANGUAGES, language -> false, "en");
    }

    private static RawBody body(TemplateInstance page) {
        return RawBody.of(page.render(), null);
    }

    private static ResponseBuilder<RawBody> secured(ResponseBuilder<RawBody> builder, String policy) {
        return builder.header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }
}
