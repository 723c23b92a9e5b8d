package org.rallypoint.contract;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the contract says of the whole API. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Rallypoint",
                        version = "0.1.0",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0"),
                        description = """
                                Protests around political summits, city by city: which campaigns there are, in which cities people \
                                meet, when, where to sign up, and what is still to follow.

                                Reads need no key and come from any origin. Every key of an answer is always there: unknown is \
                                `null`, none is `[]`. Instants are RFC 3339 in UTC, days are `YYYY-MM-DD` as local calendars show \
                                them. `lang`, or else `Accept-Language`, chooses the language. An unknown parameter or value is a \
                                400 that lists the known ones. Lists are paged: follow `page.nextCursor`, or `Link`.

                                Writes need a token, `Authorization: Bearer rp_…`; only a suggestion needs none. A change of what \
                                is there gives the `ETag` that was read last as `If-Match`: when somebody else was faster it is a \
                                412 with the present state, and nothing is lost. `PATCH` is a JSON Merge Patch: what is missing \
                                stays, `null` clears. Any `POST` may bear an `Idempotency-Key` and be sent again after a broken \
                                connection: it is done once. A refused write tells all its faults at once in `errors`, each with \
                                a JSON Pointer into the body and a `code`; one that was made may carry `warnings` of the same \
                                form. A write is seen by the very next read. Whatever was asked with a token is not kept by \
                                caches.

                                Places come from GeoNames (CC BY 4.0), names of countries from Unicode CLDR."""),
        servers =
                @Server(
                        url = "/",
                        description = "The service that serves this document, in production or local.",
                        extensions = @Extension(name = "x-internal", value = "false", parseValue = true)),
        // An empty set: reads need no key.
        securitySets = @SecurityRequirementsSet,
        tags = {
            @Tag(name = "Campaigns", description = "Calls to protest around a summit."),
            @Tag(name = "Events", description = "Single protests: one campaign, one city."),
            @Tag(
                    name = "Formats",
                    description =
                            "The same lists and events as a calendar, a map layer, a feed, a table or a message: by"
                                    + " the suffix of the path, or on the path without one by `Accept`."),
            @Tag(name = "Cities", description = "Places, found by their names in any language."),
            @Tag(name = "Organising", description = """
                            Making campaigns and events, and what becomes of them. A change that changes nothing answers 200 and \
                            raises no revision; what the present state forbids is a 409 whose `type` ends with the code given \
                            here.

                            `status` of an event says whether it takes place:

                            | from | cancel | reinstate | postpone | a patch that gives it a day |
                            |---|---|---|---|---|
                            | `scheduled` | `cancelled` | no change | `postponed` | `scheduled` |
                            | `postponed` | `cancelled` | 409 `postponed` | `postponed`, to another day | `scheduled` |
                            | `cancelled` | no change | `scheduled`, or `postponed` where it had no day left | 409 `cancelled` | \
                            `cancelled` |

                            `publication` of an event says who sees it:

                            | from | publish, by who may | publish, by others | give back (reject) | hide | merge | delete |
                            |---|---|---|---|---|---|---|
                            | `draft` | `published` | `pending` | 409 `settled` | `hidden` | `hidden` | gone |
                            | `pending` | `published` | 403 | `draft` | `hidden` | `hidden` | gone |
                            | `published` | no change | no change | 409 `settled` | `hidden` | `hidden` | 409 `was_public` |
                            | `hidden` | `published` | 403 | 409 `settled` | no change | `hidden` | 409 `was_public`, or gone if \
                            it never was |
                            | merged | 409 `merged` | 403 | 409 `settled` | 409 `merged` | 409 `merged`, no change into the same | \
                            409 `merged` |

                            Merged is `hidden` with `replacedBy`: it no longer changes, and its address leads to the other event, which can't be deleted (409 `survivor`). \
                            Publishing may be done by the campaign's coordinators and admins, and by chapters where the campaign \
                            trusts them. The public sees a published event once its campaign is published, too.

                            `publication` of a campaign:

                            | from | publish | archive |
                            |---|---|---|
                            | `draft` | `published` | 409 `draft` |
                            | `published` | no change | `archived` |
                            | `archived` | 409 `archived` | no change |

                            In an archived campaign every change is a 409 `archived`, but for hiding an event and erasing a \
                            contact."""),
            @Tag(
                    name = "Contacts",
                    description =
                            "How to reach organisers: each contact is shown to its audience alone, and erased in time."),
            @Tag(
                    name = "Suggestions",
                    description = "What people without an account propose, and what waits for a coordinator."),
            @Tag(name = "Tokens", description = "Who may write, and for how long; and who one is."),
            @Tag(
                    name = "Changes",
                    description = "What became of events and campaigns, for bots and mirrors that stay in step."),
            @Tag(name = "Webhooks", description = """
                            Being told of changes instead of asking. A message of the kind `standard` is a POST of \
                            `{"type": …, "timestamp": …, "data": …}` with the headers `webhook-id`, `webhook-timestamp` and \
                            `webhook-signature` of [Standard Webhooks](https://www.standardwebhooks.com), whose libraries \
                            verify it with the subscription's secret. `data` of a change is an entry of the change feed (the \
                            last one, where several were joined, with all that changed), of `event.reminder` \
                            `{"reminder": "24h", "event": …}`, of `digest.weekly` `{"events": […]}`, of `webhook.test` `{}`. \
                            Answer with any 2xx within ten seconds; a message may come twice, with the same `webhook-id`. \
                            Messages of one event come in their order."""),
            @Tag(
                    name = "Discord",
                    description = "What an application of Discord's needs to know of its slash commands."),
            @Tag(name = "Audit", description = "Who did what, and when."),
            @Tag(name = "Short links", description = "Addresses for people, posters and chats.")
        })
public class RallypointApi extends Application {}
