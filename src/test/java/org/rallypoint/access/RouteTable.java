package org.rallypoint.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every route of the application × everybody who may ask. A route without a row fails the build, and so does a row without a
 * route: nothing is open because nobody thought of it.
 */
public final class RouteTable {

    /**
     * Route | subject | status by {@link Who} | body. The event belongs to organiser A, in a campaign that is published
     * unless the subject says otherwise. Writes come with the If-Match of the present state. In the body and the query
     * {@code <campaign>} is the campaign's slug, {@code <event>} and {@code <other>} are ids of its events.
     */
    private static final String TABLE = """
            # -------------------------------------------------------------------------------------------------------------- none read orgA orgB link chap abro else coor admi exp  rev  garb
            # public reads: whoever asks, but never with a credential that is not good
            GET    /v1/campaigns                                 | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/events                                    | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/events?campaign=<campaign>                | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/cities                                    | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/cities/{id}                               | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/cities/{id}/events                        | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/countries                                 | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/nearest?city=zurich-ch                    | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401

            GET    /v1/changes                                   | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            # it never ends, so that it is asked for what it refuses to those who may come
            GET    /v1/changes/stream?since=x                    | event published                                         | 400  400  400  400  400  400  400  400  400  400  401  401  401

            # a campaign is seen by all, a draft by those whose tokens name it
            GET    /v1/campaigns/{slug}                          | campaign published                                      | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/campaigns/{slug}                          | campaign archived                                       | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/campaigns/{slug}                          | campaign draft                                          | 404  404  200  200  404  200  200  404  200  200  401  401  401
            GET    /v1/campaigns/{slug}?include=events           | campaign draft                                          | 404  404  200  200  404  200  200  404  200  200  401  401  401
            GET    /v1/campaigns/{slug}/events                   | campaign published                                      | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/campaigns/{slug}/events                   | campaign archived                                       | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/campaigns/{slug}/events                   | campaign draft                                          | 404  404  200  200  404  200  200  404  200  200  401  401  401
            GET    /v1/campaigns/{slug}/supporters               | campaign published                                      | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/campaigns/{slug}/supporters               | campaign draft                                          | 404  404  200  200  404  200  200  404  200  200  401  401  401

            # an event is seen by all once it is published, before that by those who may change it
            GET    /v1/events/{idOrSlug}                         | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/events/{idOrSlug}                         | event published, campaign archived                      | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/events/{idOrSlug}                         | event published, campaign draft                         | 404  404  200  404  200  200  404  404  200  200  401  401  401
            GET    /v1/events/{idOrSlug}                         | event draft                                             | 404  404  200  404  200  200  404  404  200  200  401  401  401
            GET    /v1/events/{idOrSlug}                         | event pending                                           | 404  404  200  404  200  200  404  404  200  200  401  401  401
            GET    /v1/events/{idOrSlug}                         | event hidden                                            | 404  404  200  404  200  200  404  404  200  200  401  401  401
            GET    /v1/events/{idOrSlug}                         | event merged                                            | 308  308  308  308  308  308  308  308  308  308  401  401  401

            # in another format, just as in JSON
            GET    /v1/events.{format}                           | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/cities/{id}/events.{format}               | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/campaigns/{slug}/events.{format}          | campaign published                                      | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/campaigns/{slug}/events.{format}          | campaign draft                                          | 404  404  200  200  404  200  200  404  200  200  401  401  401
            GET    /v1/events/{idOrSlug}.{format}                | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/events/{idOrSlug}.{format}                | event pending                                           | 404  404  200  404  200  200  404  404  200  200  401  401  401
            GET    /v1/events/{idOrSlug}.{format}                | event hidden                                            | 404  404  200  404  200  200  404  404  200  200  401  401  401
            GET    /v1/events/{idOrSlug}.{format}                | event merged                                            | 308  308  308  308  308  308  308  308  308  308  401  401  401
            GET    /v1/events/{idOrSlug}.scheduled-event.json    | event published                                         | 409  409  409  409  409  409  409  409  409  409  401  401  401
            GET    /v1/events/{idOrSlug}.scheduled-event.json    | event pending                                           | 404  404  409  404  409  409  404  404  409  409  401  401  401
            GET    /v1/events/{idOrSlug}.scheduled-event.json    | event hidden                                            | 404  404  409  404  409  409  404  404  409  409  401  401  401
            GET    /v1/events/{idOrSlug}.scheduled-event.json    | event merged                                            | 308  308  308  308  308  308  308  308  308  308  401  401  401

            # Discord: the commands to register, and what it asks, where no application is configured
            GET    /v1/discord/commands.json                     | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            POST   /discord/interactions                         | event published                                         | 404  404  404  404  404  404  404  404  404  404  401  401  401 | {"type":1}

            # addresses that people share show what anybody may see, whoever follows them
            GET    /c/{slug}                                     | campaign published                                      | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /c/{slug}                                     | campaign draft                                          | 404  404  404  404  404  404  404  404  404  404  401  401  401
            GET    /e/{idOrSlug}                                 | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /e/{idOrSlug}                                 | event pending                                           | 404  404  404  404  404  404  404  404  404  404  401  401  401
            GET    /e/{idOrSlug}                                 | event hidden                                            | 404  404  404  404  404  404  404  404  404  404  401  401  401
            GET    /e/{idOrSlug}                                 | event published, campaign draft                         | 404  404  404  404  404  404  404  404  404  404  401  401  401
            GET    /e/{idOrSlug}                                 | event merged                                            | 308  308  308  308  308  308  308  308  308  308  401  401  401
            GET    /                                             | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /privacy                                      | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /embed.js                                     | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /assets/{name}                                | event published                                         | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /c/{slug}/map.svg                             | campaign published                                      | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /c/{slug}/map.svg                             | campaign draft                                          | 404  404  404  404  404  404  404  404  404  404  401  401  401
            GET    /c/{slug}/map.png                             | campaign published                                      | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /c/{slug}/map.png                             | campaign draft                                          | 404  404  404  404  404  404  404  404  404  404  401  401  401
            GET    /embed/{slug}                                 | campaign published                                      | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /embed/{slug}                                 | campaign draft                                          | 404  404  404  404  404  404  404  404  404  404  401  401  401
            GET    /oembed?url=<page>                            | campaign published                                      | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /oembed?url=<page>                            | campaign draft                                          | 404  404  404  404  404  404  404  404  404  404  401  401  401
            GET    /go/{campaign}/{city}                         | event published                                         | 302  302  302  302  302  302  302  302  302  302  401  401  401
            GET    /go/{campaign}/{city}                         | event pending                                           | 302  302  302  302  302  302  302  302  302  302  401  401  401
            GET    /go/{campaign}/{city}                         | campaign draft                                          | 404  404  404  404  404  404  404  404  404  404  401  401  401

            # campaigns are begun by admins and kept by their coordinators
            POST   /v1/campaigns                                 | campaign published                                      | 401  403  403  403  403  403  403  403  403  201  401  401  401 | {"slug":"<new>","title":"New","startDate":"2025-03-01","endDate":"2025-03-02"}
            PATCH  /v1/campaigns/{slug}                          | campaign published                                      | 401  403  403  403  403  403  403  403  200  200  401  401  401 | {"title":"Another"}
            PATCH  /v1/campaigns/{slug}                          | campaign draft                                          | 401  404  403  403  404  403  403  404  200  200  401  401  401 | {"title":"Another"}
            PATCH  /v1/campaigns/{slug}                          | campaign archived                                       | 401  403  403  403  403  403  403  403  409  409  401  401  401 | {"title":"Another"}
            PATCH  /v1/campaigns/{slug}                          | campaign published                                      | 401  403  403  403  403  403  403  403  200  200  401  401  401 | {"trustChapters":true}
            POST   /v1/campaigns/{slug}/publish                  | campaign draft                                          | 401  404  403  403  404  403  403  404  200  200  401  401  401 | {}
            POST   /v1/campaigns/{slug}/publish                  | campaign published, nothing changes                     | 401  403  403  403  403  403  403  403  200  200  401  401  401 | {}
            POST   /v1/campaigns/{slug}/publish                  | campaign archived                                       | 401  403  403  403  403  403  403  403  409  409  401  401  401 | {}
            POST   /v1/campaigns/{slug}/archive                  | campaign published                                      | 401  403  403  403  403  403  403  403  200  200  401  401  401 | {}
            POST   /v1/campaigns/{slug}/archive                  | campaign draft                                          | 401  404  403  403  404  403  403  404  409  409  401  401  401 | {}
            PUT    /v1/campaigns/{slug}/supporters               | campaign published                                      | 401  403  403  403  403  403  403  403  200  200  401  401  401 | {"supporters":[{"name":"A Society"}]}
            PUT    /v1/campaigns/{slug}/supporters               | campaign draft                                          | 401  404  403  403  404  403  403  404  200  200  401  401  401 | {"supporters":[{"name":"A Society"}]}
            PUT    /v1/campaigns/{slug}/supporters               | campaign archived                                       | 401  403  403  403  403  403  403  403  409  409  401  401  401 | {"supporters":[{"name":"A Society"}]}

            # lists are brought in by its coordinators
            POST   /v1/campaigns/{slug}/imports                  | campaign published                                      | 401  403  403  403  403  403  403  403  200  200  401  401  401 | {"entries":[]}
            POST   /v1/campaigns/{slug}/imports?dryRun=true      | campaign published, nothing changes                     | 401  403  403  403  403  403  403  403  200  200  401  401  401 | {"entries":[]}
            POST   /v1/campaigns/{slug}/imports                  | campaign draft                                          | 401  404  403  403  404  403  403  404  200  200  401  401  401 | {"entries":[]}
            POST   /v1/campaigns/{slug}/imports                  | campaign archived                                       | 401  403  403  403  403  403  403  403  409  409  401  401  401 | {"entries":[]}

            # events are made by the campaign's own, a chapter's in its countries
            POST   /v1/campaigns/{slug}/events                   | campaign published                                      | 401  403  201  201  403  201  403  403  201  201  401  401  401 | {"city":"bern-ch"}
            POST   /v1/campaigns/{slug}/events                   | campaign published                                      | 401  403  201  201  403  201  403  403  201  201  401  401  401 | {"city":"bern-ch","publication":"draft"}
            POST   /v1/campaigns/{slug}/events                   | campaign draft                                          | 401  404  201  201  404  201  403  404  201  201  401  401  401 | {"city":"bern-ch"}
            POST   /v1/campaigns/{slug}/events                   | campaign archived                                       | 401  403  409  409  403  409  409  403  409  409  401  401  401 | {"city":"bern-ch"}
            POST   /v1/campaigns/{slug}/events                   | campaign published                                      | 401  403  403  403  403  403  403  403  201  201  401  401  401 | {"city":"bern-ch","affiliation":"official"}
            POST   /v1/campaigns/{slug}/events                   | campaign trusting                                       | 401  403  403  403  403  201  403  403  201  201  401  401  401 | {"city":"bern-ch","affiliation":"official"}

            # and changed by their holder, whom it lent a link, the chapter there, and those above
            PATCH  /v1/events/{idOrSlug}                         | event published                                         | 401  403  200  403  200  200  403  403  200  200  401  401  401 | {"title":"Another"}
            PATCH  /v1/events/{idOrSlug}                         | event draft                                             | 401  404  200  404  200  200  404  404  200  200  401  401  401 | {"title":"Another"}
            PATCH  /v1/events/{idOrSlug}                         | event pending                                           | 401  404  200  404  200  200  404  404  200  200  401  401  401 | {"title":"Another"}
            PATCH  /v1/events/{idOrSlug}                         | event hidden                                            | 401  404  200  404  200  200  404  404  200  200  401  401  401 | {"title":"Another"}
            PATCH  /v1/events/{idOrSlug}                         | event merged                                            | 401  404  409  404  409  409  404  404  409  409  401  401  401 | {"title":"Another"}
            PATCH  /v1/events/{idOrSlug}                         | event published, campaign draft                         | 401  404  200  404  200  200  404  404  200  200  401  401  401 | {"title":"Another"}
            PATCH  /v1/events/{idOrSlug}                         | event published, campaign archived                      | 401  403  409  403  409  409  403  403  409  409  401  401  401 | {"title":"Another"}
            PATCH  /v1/events/{idOrSlug}                         | event published                                         | 401  403  403  403  403  403  403  403  200  200  401  401  401 | {"affiliation":"official"}
            PATCH  /v1/events/{idOrSlug}                         | event pending                                           | 401  404  403  404  403  403  404  404  200  200  401  401  401 | {"affiliation":"official"}
            PATCH  /v1/events/{idOrSlug}                         | event published, campaign trusting                      | 401  403  403  403  403  200  403  403  200  200  401  401  401 | {"affiliation":"official"}
            PATCH  /v1/events/{idOrSlug}                         | event published                                         | 401  403  200  403  403  403  403  403  200  200  401  401  401 | {"city":"paris-fr"}

            DELETE /v1/events/{idOrSlug}                         | event draft                                             | 401  404  204  404  403  204  404  404  204  204  401  401  401
            DELETE /v1/events/{idOrSlug}                         | event pending                                           | 401  404  204  404  403  204  404  404  204  204  401  401  401
            DELETE /v1/events/{idOrSlug}                         | event draft, campaign draft                             | 401  404  204  404  403  204  404  404  204  204  401  401  401
            DELETE /v1/events/{idOrSlug}                         | event published                                         | 401  403  409  403  403  409  403  403  409  409  401  401  401
            DELETE /v1/events/{idOrSlug}                         | event hidden                                            | 401  404  409  404  403  409  404  404  409  409  401  401  401
            DELETE /v1/events/{idOrSlug}                         | event published, campaign archived                      | 401  403  409  403  403  409  403  403  409  409  401  401  401

            # organisers hand in, coordinators publish, chapters do where they are trusted
            POST   /v1/events/{idOrSlug}/publish                 | event draft                                             | 401  404  200  404  403  200  404  404  200  200  401  401  401 | {}
            POST   /v1/events/{idOrSlug}/publish                 | event draft, campaign draft                             | 401  404  200  404  403  200  404  404  200  200  401  401  401 | {}
            POST   /v1/events/{idOrSlug}/publish                 | event pending                                           | 401  404  403  404  403  403  404  404  200  200  401  401  401 | {}
            POST   /v1/events/{idOrSlug}/publish                 | event pending, campaign trusting                        | 401  404  403  404  403  200  404  404  200  200  401  401  401 | {}
            POST   /v1/events/{idOrSlug}/publish                 | event hidden                                            | 401  404  403  404  403  403  404  404  200  200  401  401  401 | {}
            POST   /v1/events/{idOrSlug}/publish                 | event published, nothing changes                        | 401  403  200  403  403  200  403  403  200  200  401  401  401 | {}
            POST   /v1/events/{idOrSlug}/publish                 | event pending, campaign archived                        | 401  404  403  404  403  403  404  404  409  409  401  401  401 | {}
            POST   /v1/events/{idOrSlug}/cancel                  | event published                                         | 401  403  200  403  200  200  403  403  200  200  401  401  401 | {"note":"Off"}
            POST   /v1/events/{idOrSlug}/cancel                  | event pending                                           | 401  404  200  404  200  200  404  404  200  200  401  401  401 | {"note":"Off"}
            POST   /v1/events/{idOrSlug}/cancel                  | event published, campaign archived                      | 401  403  409  403  409  409  403  403  409  409  401  401  401 | {"note":"Off"}
            POST   /v1/events/{idOrSlug}/reinstate               | event cancelled                                         | 401  403  200  403  200  200  403  403  200  200  401  401  401 | {}
            POST   /v1/events/{idOrSlug}/reinstate               | event cancelled, campaign draft                         | 401  404  200  404  200  200  404  404  200  200  401  401  401 | {}
            POST   /v1/events/{idOrSlug}/postpone                | event published                                         | 401  403  200  403  200  200  403  403  200  200  401  401  401 | {"note":"Later"}
            POST   /v1/events/{idOrSlug}/postpone                | event pending                                           | 401  404  200  404  200  200  404  404  200  200  401  401  401 | {"startDate":"2025-02-10"}
            POST   /v1/events/{idOrSlug}/postpone                | event cancelled                                         | 401  403  409  403  409  409  403  403  409  409  401  401  401 | {}
            POST   /v1/events/{idOrSlug}/hide                    | event published                                         | 401  403  200  403  403  200  403  403  200  200  401  401  401 | {}
            POST   /v1/events/{idOrSlug}/hide                    | event pending                                           | 401  404  200  404  403  200  404  404  200  200  401  401  401 | {}
            POST   /v1/events/{idOrSlug}/hide                    | event published, campaign archived                      | 401  403  200  403  403  200  403  403  200  200  401  401  401 | {}
            POST   /v1/events/{idOrSlug}/merge                   | event published                                         | 401  403  403  403  403  403  403  403  200  200  401  401  401 | {"into":"<other>"}
            POST   /v1/events/{idOrSlug}/merge                   | event pending                                           | 401  404  403  404  403  403  404  404  200  200  401  401  401 | {"into":"<other>"}
            POST   /v1/events/{idOrSlug}/merge                   | event published, campaign trusting                      | 401  403  403  403  403  403  403  403  200  200  401  401  401 | {"into":"<other>"}

            # all contacts are for the holder and those above
            GET    /v1/events/{idOrSlug}/contacts                | event published                                         | 401  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/events/{idOrSlug}/contacts                | event pending                                           | 401  404  200  404  200  200  404  404  200  200  401  401  401
            GET    /v1/events/{idOrSlug}/contacts                | event published, campaign draft                         | 401  404  200  404  200  200  404  404  200  200  401  401  401
            PUT    /v1/events/{idOrSlug}/contacts                | event published                                         | 401  403  200  403  403  403  403  403  200  200  401  401  401 | {"contacts":[{"name":"Mara","channel":"email","value":"mara@example.org"}]}
            PUT    /v1/events/{idOrSlug}/contacts                | event pending                                           | 401  404  200  404  403  403  404  404  200  200  401  401  401 | {"contacts":[{"name":"Mara","channel":"email","value":"mara@example.org"}]}
            PUT    /v1/events/{idOrSlug}/contacts                | event published, campaign archived                      | 401  403  409  403  403  403  403  403  409  409  401  401  401 | {"contacts":[]}
            PUT    /v1/events/{idOrSlug}/contacts                | event published, campaign trusting                      | 401  403  200  403  403  403  403  403  200  200  401  401  401 | {"contacts":[{"name":"Mara","channel":"email","value":"mara@example.org"}]}
            DELETE /v1/events/{idOrSlug}/contacts/{contactId}    | event published                                         | 401  403  204  403  403  403  403  403  204  204  401  401  401
            DELETE /v1/events/{idOrSlug}/contacts/{contactId}    | event hidden                                            | 401  404  204  404  403  403  404  404  204  204  401  401  401
            DELETE /v1/events/{idOrSlug}/contacts/{contactId}    | event published, campaign archived                      | 401  403  204  403  403  403  403  403  204  204  401  401  401

            # edit links are made by whoever may edit, but not with another link
            GET    /v1/events/{idOrSlug}/edit-links              | event published                                         | 401  403  200  403  403  200  403  403  200  200  401  401  401
            GET    /v1/events/{idOrSlug}/edit-links              | event draft                                             | 401  404  200  404  403  200  404  404  200  200  401  401  401
            POST   /v1/events/{idOrSlug}/edit-links              | event published                                         | 401  403  201  403  403  201  403  403  201  201  401  401  401 | {"label":"Anna"}
            POST   /v1/events/{idOrSlug}/edit-links              | event draft                                             | 401  404  201  404  403  201  404  404  201  201  401  401  401 | {"label":"Anna"}
            POST   /v1/events/{idOrSlug}/edit-links              | event published, campaign archived                      | 401  403  409  403  403  409  403  403  409  409  401  401  401 | {"label":"Anna"}
            DELETE /v1/events/{idOrSlug}/edit-links/{linkId}     | event published                                         | 401  403  204  403  403  204  403  403  204  204  401  401  401
            DELETE /v1/events/{idOrSlug}/edit-links/{linkId}     | event pending                                           | 401  404  204  404  403  204  404  404  204  204  401  401  401
            DELETE /v1/events/{idOrSlug}/edit-links/{linkId}     | event published, campaign archived                      | 401  403  204  403  403  204  403  403  204  204  401  401  401

            # suggestions come from everybody, about what they see
            POST   /v1/suggestions                               | campaign published                                      | 201  201  201  201  201  201  201  201  201  201  401  401  401 | {"campaign":"<campaign>","proposal":{"city":"bern-ch"}}
            POST   /v1/suggestions                               | campaign draft                                          | 422  422  201  201  422  201  201  422  201  201  401  401  401 | {"campaign":"<campaign>","proposal":{"city":"bern-ch"}}
            POST   /v1/suggestions                               | campaign archived                                       | 409  409  409  409  409  409  409  409  409  409  401  401  401 | {"campaign":"<campaign>","proposal":{"city":"bern-ch"}}
            POST   /v1/suggestions                               | event published                                         | 201  201  201  201  201  201  201  201  201  201  401  401  401 | {"event":"<event>","patch":{"title":"Another"}}
            POST   /v1/suggestions                               | event pending                                           | 422  422  201  422  201  201  422  422  201  201  401  401  401 | {"event":"<event>","patch":{"title":"Another"}}
            POST   /v1/suggestions                               | event hidden                                            | 422  422  201  422  201  201  422  422  201  201  401  401  401 | {"event":"<event>","patch":{"title":"Another"}}
            GET    /v1/suggestions/{id}                          | suggestion                                              | 401  404  404  404  404  404  404  404  200  200  401  401  401
            GET    /v1/review                                    | suggestion                                              | 401  403  403  403  403  403  403  200  200  200  401  401  401
            GET    /v1/review?campaign=<campaign>                | suggestion                                              | 401  403  403  403  403  403  403  403  200  200  401  401  401
            POST   /v1/review/{id}/accept                        | suggestion                                              | 401  404  404  404  404  404  404  404  200  200  401  401  401 | {}
            POST   /v1/review/{id}/accept                        | event pending                                           | 401  404  403  404  403  403  404  404  200  200  401  401  401 | {}
            POST   /v1/review/{id}/accept                        | event pending, campaign trusting                        | 401  404  403  404  403  403  404  404  200  200  401  401  401 | {}
            POST   /v1/review/{id}/reject                        | suggestion                                              | 401  404  404  404  404  404  404  404  200  200  401  401  401 | {"reason":"No"}
            POST   /v1/review/{id}/reject                        | event pending                                           | 401  404  403  404  403  403  404  404  200  200  401  401  401 | {"reason":"No"}

            # whoever has a token may be told of changes; subscriptions are their owner's alone
            POST   /v1/webhooks                                  | event published                                         | 401  201  201  201  403  201  201  201  201  201  401  401  401 | {"kind":"discord","url":"https://discord.com/api/webhooks/1234567890123/a-token"}
            GET    /v1/webhooks                                  | event published                                         | 401  200  200  200  403  200  200  200  200  200  401  401  401
            GET    /v1/webhooks/{id}                             | webhook of organiser A                                  | 401  404  200  404  403  404  404  404  404  200  401  401  401
            PATCH  /v1/webhooks/{id}                             | webhook of organiser A                                  | 401  404  200  404  403  404  404  404  404  200  401  401  401 | {"label":"Another"}
            DELETE /v1/webhooks/{id}                             | webhook of organiser A                                  | 401  404  204  404  403  404  404  404  404  204  401  401  401
            POST   /v1/webhooks/{id}/secret                      | webhook of organiser A                                  | 401  404  200  404  403  404  404  404  404  200  401  401  401 | {}
            POST   /v1/webhooks/{id}/test                        | webhook of organiser A                                  | 401  404  202  404  403  404  404  404  404  202  401  401  401 | {}
            GET    /v1/webhooks/{id}/deliveries                  | webhook of organiser A                                  | 401  404  200  404  403  404  404  404  404  200  401  401  401
            POST   /v1/webhooks/{id}/deliveries/{deliveryId}/retry | webhook of organiser A                                  | 401  404  202  404  403  404  404  404  404  202  401  401  401 | {}

            # tokens are made by admins, and by coordinators for their own campaigns
            GET    /v1/me                                        | event published                                         | 401  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/me/events                                 | event draft                                             | 401  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /v1/tokens                                    | event published                                         | 401  403  403  403  403  403  403  200  200  200  401  401  401
            GET    /v1/tokens?campaign=<campaign>                | event published                                         | 401  403  403  403  403  403  403  403  200  200  401  401  401
            POST   /v1/tokens                                    | event published                                         | 401  403  403  403  403  403  403  403  201  201  401  401  401 | {"role":"organiser","label":"Oslo","campaigns":["<campaign>"]}
            POST   /v1/tokens                                    | event published                                         | 401  403  403  403  403  403  403  403  201  201  401  401  401 | {"role":"chapter","label":"Oslo","campaigns":["<campaign>"],"countries":["NO"]}
            POST   /v1/tokens                                    | event published                                         | 401  403  403  403  403  403  403  201  201  201  401  401  401 | {"role":"reader","label":"A bot"}
            POST   /v1/tokens                                    | event published                                         | 401  403  403  403  403  403  403  403  403  201  401  401  401 | {"role":"coordinator","label":"Oslo","campaigns":["<campaign>"]}
            POST   /v1/tokens                                    | event published                                         | 401  403  403  403  403  403  403  403  403  201  401  401  401 | {"role":"admin","label":"Oslo"}
            POST   /v1/tokens                                    | event published                                         | 401  403  403  403  403  403  403  403  403  403  401  401  401 | {"role":"edit","label":"Oslo","campaigns":["<campaign>"]}
            DELETE /v1/tokens/{id}                               | token of organiser A                                    | 401  404  204  404  404  404  404  404  204  204  401  401  401
            DELETE /v1/tokens/{id}                               | token of an edit link                                   | 401  404  404  404  204  404  404  404  204  204  401  401  401
            DELETE /v1/tokens/{id}                               | token of a coordinator                                  | 401  404  404  404  404  404  404  404  404  204  401  401  401
            DELETE /v1/tokens/{id}                               | token of an admin                                       | 401  404  404  404  404  404  404  404  404  204  401  401  401
            DELETE /v1/tokens/{id}                               | token of the caller                                     | 401  204  204  204  204  204  204  204  204  204  401  401  401

            # who did what is for coordinators to know
            GET    /v1/audit                                     | event published                                         | 401  403  403  403  403  403  403  200  200  200  401  401  401
            GET    /v1/audit?campaign=<campaign>                 | event published                                         | 401  403  403  403  403  403  403  403  200  200  401  401  401

            # what Quarkus serves: no secret is in it
            GET    /openapi                                      | served by Quarkus                                       | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /docs/                                        | served by Quarkus                                       | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /health/live                                  | served by Quarkus                                       | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /health/ready                                 | served by Quarkus                                       | 200  200  200  200  200  200  200  200  200  200  401  401  401
            GET    /metrics                                      | served by Quarkus                                       | 200  200  200  200  200  200  200  200  200  200  401  401  401
            """;

    public static final String BY_QUARKUS = "served by Quarkus";

    private RouteTable() {}

    public static List<Row> rows() {
        return TABLE.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(RouteTable::row)
                .toList();
    }

    private static Row row(String line) {
        var cells = line.split("\\|", 4);
        var route = cells[0].strip().split(" +", 2);
        var statuses = Arrays.stream(cells[2].strip().split(" +", -1))
                .map(Integer::valueOf)
                .toList();
        assertThat(statuses).as(line).hasSameSizeAs(Who.values());
        return new Row(route[0], route[1], cells[1].strip(), statuses, cells.length > 3 ? cells[3].strip() : null);
    }

    /**
     * One row.
     *
     * @param target path with placeholders, and a query
     * @param body null without one
     */
    public record Row(String method, String target, String subject, List<Integer> statuses, String body) {

        /** As the application declares it. */
        public String route() {
            return method + " " + target.split("\\?", 2)[0];
        }

        public boolean isWrite() {
            return !method.equals("GET");
        }

        public boolean isAbout(String words) {
            return Arrays.asList(subject.split(", ", -1)).contains(words);
        }

        @Override
        public String toString() {
            return method + " " + target + " (" + subject + ")" + (body == null ? "" : " " + body);
        }

        String cells(List<Integer> of) {
            return of.stream().map(String::valueOf).collect(Collectors.joining("  "));
        }
    }
}
