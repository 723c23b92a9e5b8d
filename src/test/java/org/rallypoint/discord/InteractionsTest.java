package org.rallypoint.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.Fixtures;
import org.rallypoint.PlainHttp;
import org.rallypoint.TestClock;
import org.rallypoint.TestDatabase;
import org.rallypoint.campaign.CampaignText;
import org.rallypoint.event.Event;
import org.rallypoint.event.Schedule;
import org.rallypoint.format.Hostile;
import org.rallypoint.format.discord.DiscordLimits;
import org.rallypoint.format.discord.DiscordSchemas;

/** What people get who ask in Discord, in an application with protests of its own. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(InteractionsTest.WithKey.class)
class InteractionsTest {

    private static final String HOME = "<http://localhost:8080/?lang=%s>";
    private static final int EPHEMERAL = 64;
    private static final int EPHEMERAL_WITHOUT_PREVIEW = 68;

    /** Filled once for all tests, which only read. */
    private static String campaign;

    /** The application of the Discord that this test plays. */
    public static class WithKey implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rallypoint.discord.public-key", Discord.publicKey());
        }
    }

    @Inject
    Fixtures fixtures;

    @Inject
    SessionFactory sessions;

    @Inject
    TestClock clock;

    @BeforeEach
    void planProtestsInSixCities() {
        clock.set("2025-02-08T12:00:00Z");
        if (campaign != null) {
            return;
        }
        campaign = fixtures.campaign(it -> {
            it.say("en", CampaignText.of("Pause AI *now*", "Before the summit.", null, List.of(), null));
            it.say("de", CampaignText.of("KI-Pause *jetzt*", "Vor dem Gipfel.", null, List.of(), null));
        });
        fixtures.event(campaign, "zurich-ch", event -> {
            at(event, "2025-02-08", "14:00");
            event.linkTo(Fixtures.signups("https://lu.ma/zurich", "https://fb.me/e/1"));
        });
        fixtures.event(campaign, "bern-ch", event -> at(event, "2025-02-09", "14:00"));
        fixtures.event(campaign, "oslo-no");
        fixtures.event(campaign, "paris-fr", event -> {
            at(event, "2025-02-08", "13:30");
            event.cancel();
        });
        fixtures.event(campaign, "ndjamena-td", event -> at(event, "2025-02-10", "10:00"));
        fixtures.event(
                campaign,
                fixtures.town("nowhere-de", "@everyone [x](https://evil.example)", "DE", 54, 9, "Europe/Berlin"),
                event -> {
                    at(event, "2025-02-11", "10:00");
                    event.linkTo(Fixtures.signups("https://lu.ma/nowhere"));
                });
        fixtures.draftCampaign();
    }

    private static void at(Event event, String day, String time) {
        event.happens(Schedule.at(LocalDate.parse(day), LocalTime.parse(time), null));
    }

    /** The message that a command is answered with. */
    private JsonNode message(String locale, String subcommand, String... options) {
        return message(Discord.interaction(Interaction.COMMAND, locale, subcommand, options));
    }

    private JsonNode message(ObjectNode interaction) {
        var answer = answer(interaction);
        assertThat(answer.path("type").intValue()).isEqualTo(4);
        DiscordSchemas.check("CreateMessageInteractionCallbackRequest", answer);
        DiscordLimits.check(((ObjectNode) answer.path("data")).deepCopy().without("flags"));
        return answer.path("data");
    }

    private JsonNode answer(ObjectNode interaction) {
        var before = sessions.getStatistics().getPrepareStatementCount();
        var answer = Discord.send(interaction.toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(sessions.getStatistics().getPrepareStatementCount() - before)
                .as("statements of %s", interaction)
                .isLessThanOrEqualTo(3);
        return answer.json();
    }

    /** Names and values of what there is to choose. */
    private List<String> choices(String locale, String subcommand, String... options) {
        var answer = answer(Discord.interaction(Interaction.AUTOCOMPLETE, locale, subcommand, options));
        DiscordSchemas.check("ApplicationCommandAutocompleteCallbackRequest", answer);
        assertThat(answer.path("type").intValue()).isEqualTo(8);
        var choices = new ArrayList<String>();
        for (var choice : answer.at("/data/choices")) {
            assertThat(choice.path("value").textValue()).isNotBlank().hasSizeLessThanOrEqualTo(100);
            choices.add(choice.path("name").textValue() + " = "
                    + choice.path("value").textValue());
        }
        assertThat(choices).hasSizeLessThanOrEqualTo(25);
        return choices;
    }

    private static List<String> cities(JsonNode message) {
        return message.path("embeds").findValues("fields").stream()
                .flatMap(fields -> fields.findValuesAsText("name").stream())
                .toList();
    }

    private static String content(JsonNode message) {
        return message.path("content").textValue();
    }

    @Test
    void aPingIsAnsweredWithAPong() {
        var answer =
                answer((ObjectNode) Vectors.read("official-interaction-bodies").path("ping"));

        assertThat(DiscordSchemas.check("PongInteractionCallbackRequest", answer)
                        .toString())
                .isEqualTo("{\"type\":1}");
    }

    @Test
    void whatIsComingUpIsListedInTheOrderOfTheApi() {
        assertThat(cities(message("en-US", "upcoming")))
                .containsExactly(
                        "\\[cancelled\\] Paris, France",
                        "Zurich, Switzerland",
                        "Bern, Switzerland",
                        "N'Djamena, Chad",
                        "@\u200Beveryone \\[x\\]\\(https://evil.example), Germany",
                        "Oslo, Norway");
    }

    @ParameterizedTest
    @CsvSource({
        "country, CH, Zürich Bern",
        "country, ch, Zürich Bern",
        "country, Schweiz, Zürich Bern",
        "country, Switzerland, Zürich Bern",
        "city, zurich-ch, Zürich",
        "city, Zurigo, Zürich",
        "city, zürich, Zürich",
        "campaign, pause ai *NOW*, Paris Zürich Bern N’Djamena Oslo",
        "campaign, KI-Pause jetzt, Paris Zürich Bern N’Djamena Oslo",
        "campaign, Jetz, Paris Zürich Bern N’Djamena Oslo",
        "campaign, ki pa, Paris Zürich Bern N’Djamena Oslo",
        "campaign, KÍ’-PÄU, Paris Zürich Bern N’Djamena Oslo",
    })
    void anOptionNarrowsTheList(String option, String value, String found) {
        var cities = cities(message("de", "upcoming", option, value)).stream()
                .map(name -> name.replaceFirst("^\\\\\\[.*?] ", "").replaceFirst(",.*", ""))
                .filter(name -> !name.contains("everyone"))
                .map(name -> name.replace('\'', '’'))
                .toList();

        assertThat(String.join(" ", cities)).isEqualTo(found);
    }

    @Test
    void optionsCanBeCombined() {
        assertThat(cities(message("de", "upcoming", "country", "CH", "city", "Bern", "campaign", campaign)))
                .containsExactly("Bern, Schweiz");
        assertThat(content(message("de", "upcoming", "country", "FR", "city", "zurich-ch")))
                .isEqualTo("Dazu ist noch nichts geplant. Alle Proteste: " + HOME.formatted("de"));
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, Upcoming protests, Switzerland",
        "en-GB, Upcoming protests, Switzerland",
        "de, Kommende Proteste, Schweiz",
        "fr, Prochaines manifestations, Suisse",
        "es-ES, Próximas protestas, Suiza",
        "es-419, Próximas protestas, Suiza",
        "nl, Komende protesten, Zwitserland",
        "it, Upcoming protests, Svizzera",
        "nonsense!, Upcoming protests, Switzerland",
        "'', Upcoming protests, Switzerland",
    })
    void theAnswerIsInTheLanguageOfWhoeverAsks(String locale, String title, String country) {
        var message = message(locale, "upcoming", "city", "bern-ch");

        assertThat(message.at("/embeds/0/title").textValue()).isEqualTo(title);
        assertThat(cities(message)).singleElement().asString().endsWith(country);
    }

    @Test
    void onlyWhoeverAsksSeesTheAnswerUnlessItIsToBePublic() {
        assertThat(message("en-US", "next").path("flags").intValue()).isEqualTo(EPHEMERAL);
        assertThat(message("en-US", "next", "public", "false").path("flags").intValue())
                .isEqualTo(EPHEMERAL);
        assertThat(message("en-US", "next", "public", "true").has("flags")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "upcoming, city, I know no city called “\\*Nowheresville\\*”.",
        "upcoming, country, I know no country called “\\*Nowheresville\\*”.",
        "upcoming, campaign, I know no campaign called “\\*Nowheresville\\*”.",
        "upcoming, campaign, I know no campaign called “ause”.",
        "upcoming, campaign, I know no campaign called “\\*”.",
        "next, city, I know no city called “\\*Nowheresville\\*”.",
        "link, city, I know no city called “\\*Nowheresville\\*”.",
        "campaign, name, I know no campaign called “\\*Nowheresville\\*”.",
    })
    void whatIsNotKnownIsNamedWithALinkToTheSite(String subcommand, String option, String told) {
        var typed = told.replaceAll("^.*“|”.*$|\\\\", "");
        var message = message("en-US", subcommand, option, typed);

        assertThat(content(message)).startsWith(told).endsWith(HOME.formatted("en-US"));
        assertThat(message.path("flags").intValue()).isEqualTo(EPHEMERAL_WITHOUT_PREVIEW);
    }

    @ParameterizedTest
    @CsvSource({
        "upcoming, city, Free money: https://evil.example/",
        "upcoming, country, discord.gg/evil",
        "upcoming, campaign, https://evil.example",
        "upcoming, city, zurich-ch",
        "next, city, evil.example",
        "link, city, oops http://evil.example",
        "campaign, name, HTTPS://EVIL.EXAMPLE",
        "nonsense, name, https://evil.example",
    })
    void nobodyHasUsSayToEverybodyWhatTheyTyped(String subcommand, String option, String typed) {
        if (typed.equals("zurich-ch")) {
            clock.set("2025-03-08T12:00:00Z");
        }
        var message = message("en-US", subcommand, option, typed, "public", "true");

        assertThat(message.path("flags").intValue()).isEqualTo(EPHEMERAL_WITHOUT_PREVIEW);
        assertThat(content(message).replace(HOME.formatted("en-US"), ""))
                .doesNotContainPattern("(?i)://|\\.(?:gg|example)");
    }

    @Test
    void whatWasTypedIsSaidBackInSixtyCharactersAtMost() {
        assertThat(content(message("en-US", "next", "city", "x".repeat(100))))
                .startsWith("I know no city called “" + "x".repeat(59) + "…”.");
    }

    @ParameterizedTest
    @CsvSource({
        "zurich-ch, 'The next protest in or near Zurich:', 'Zurich, Switzerland'",
        "Bern, 'The next protest in or near Bern:', 'Zurich, Switzerland'",
        "Winterthur, 'The next protest in or near Winterthur:', 'Zurich, Switzerland'",
        "oslo, 'The next protest in or near Oslo:', 'Oslo, Norway'",
        "Paris, 'Nothing is planned within 100 km of Paris. The nearest protest is 435 km away:', 'Bern, Switzerland'",
        "moundou-td, 'Nothing is planned within 100 km of Moundou. The nearest protest is 409 km away:', 'N''Djamena, Chad'",
        "nowhere-de, 'The next protest in or near nowhere-de:', '@\u200Beveryone \\[x\\]\\(https://evil.example), Germany'",
    })
    void theNextOneIsNearOrElseTheNearest(String city, String told, String found) {
        var message = message("en-US", "next", "city", city);

        assertThat(content(message)).isEqualTo(told);
        assertThat(cities(message)).containsExactly(found);
    }

    @Test
    void withoutACityTheNextOneIsAnywhere() {
        var message = message("de", "next");

        assertThat(content(message)).isEqualTo("Der nächste Protest:");
        assertThat(cities(message)).containsExactly("Zürich, Schweiz");
    }

    @Test
    void whereThereIsNothingAnyMoreThatIsSaid() {
        clock.set("2025-03-08T12:00:00Z");

        assertThat(content(message("fr", "next"))).startsWith("Rien n’est prévu");
        assertThat(content(message("fr", "next", "city", "Paris"))).startsWith("Rien n’est prévu");
        assertThat(content(message("fr", "upcoming"))).startsWith("Rien n’est prévu");
        assertThat(content(message("fr", "link", "city", "Paris"))).startsWith("Rien n’est prévu");
        assertThat(choices("fr", "next", "city", "")).isEmpty();
        assertThat(choices("fr", "upcoming", "country", "")).isEmpty();
    }

    @Test
    void aCityHasAllItsSignUpLinksOrItsPage() {
        assertThat(message("en-US", "link", "city", "Zürich")
                        .at("/embeds/0/fields/0/value")
                        .textValue())
                .endsWith("<https://lu.ma/zurich>\n<https://fb.me/e/1>");
        assertThat(message("en-US", "link", "city", "Oslo")
                        .at("/embeds/0/fields/0/value")
                        .textValue())
                .isEqualTo("details to follow\n<http://localhost:8080/e/" + campaign + "-oslo-no>");
        assertThat(message("en-US", "link", "city", "paris-fr")
                        .at("/embeds/0/fields/0/value")
                        .textValue())
                .doesNotContain("lu.ma")
                .endsWith("-paris-fr>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<slug>", "Pause AI *now*", "pause ai now", "KI-Pause jetzt", "pause", "ki pa"})
    void aCampaignIsFoundByItsNameOrAWordOfIt(String name) {
        var message = message(
                name.startsWith("K") || name.startsWith("k") ? "de" : "en-US",
                "campaign",
                "name",
                name.replace("<slug>", campaign));

        assertThat(message.at("/embeds/0/url").textValue()).isEqualTo("http://localhost:8080/c/" + campaign);
        assertThat(message.at("/embeds/0/fields/1/value").textValue()).startsWith("6 ");
    }

    @Test
    void whatThereIsToChooseFromIsNamedInTheLanguageOfWhoeverTypes() {
        assertThat(choices("de", "next", "city", "zür")).containsExactly("Zürich, Schweiz = zurich-ch");
        assertThat(choices("fr", "link", "city", "zuri")).containsExactly("Zurich, Suisse = zurich-ch");
        assertThat(choices("de", "upcoming", "city", "")).hasSize(6);
        assertThat(choices("de", "next", "city", "everyone"))
                .containsExactly("@\u200Beveryone [x](https://evil.example), Deutschland = nowhere-de");
        assertThat(choices("de", "next", "city", "lond")).isEmpty();
        assertThat(choices("de", "next", "city", "***")).isEmpty();
        assertThat(choices("de", "upcoming", "country", ""))
                .containsExactly("Deutschland = DE", "Frankreich = FR", "Norwegen = NO", "Schweiz = CH", "Tschad = TD");
        assertThat(choices("de", "upcoming", "country", "sch")).containsExactly("Schweiz = CH");
        assertThat(choices("de", "upcoming", "country", "ch")).containsExactly("Schweiz = CH");
        assertThat(choices("de", "upcoming", "country", "Suisse")).containsExactly("Schweiz = CH");
        assertThat(choices("de", "campaign", "name", "jetz")).containsExactly("KI-Pause *jetzt* = " + campaign);
        assertThat(choices("en-US", "upcoming", "campaign", "")).containsExactly("Pause AI *now* = " + campaign);
        assertThat(choices("en-US", "upcoming", "nonsense", "a")).isEmpty();
        assertThat(choices("en-US", "nonsense", "city", "a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CH", "ch", "Schweiz", "Suisse"})
    void onlyCitiesOfTheCountryThatWasChosenAreThereToChooseFrom(String country) {
        assertThat(choices("de", "upcoming", "country", country, "city", ""))
                .containsExactlyInAnyOrder("Zürich, Schweiz = zurich-ch", "Bern, Schweiz = bern-ch");
        assertThat(choices("de", "upcoming", "country", country, "city", "be"))
                .containsExactly("Bern, Schweiz = bern-ch");
        assertThat(choices("de", "upcoming", "country", country, "city", "osl")).isEmpty();
        assertThat(choices("de", "upcoming", "country", "Nowhereland", "city", ""))
                .isEmpty();
    }

    @Test
    void aLocaleThatIsNoneCountsAsEnglish() {
        var asked = Discord.interaction(Interaction.COMMAND, "de", "next", "city", "Nowheresville");
        for (var locale : List.of("null", "\"\"", "\"null\"", "\"nonsense\"", "\"qqq-ZZ\"", "7", "{}", "[\"de\"]")) {
            var body = asked.toString().replace("\"locale\":\"de\"", "\"locale\":" + locale);

            var answer = Discord.send(body);

            assertThat(answer.status()).as(locale).isEqualTo(200);
            assertThat(answer.json().at("/data/content").textValue())
                    .as(locale)
                    .startsWith("I know no city called “Nowheresville”.")
                    .endsWith(HOME.formatted("en"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application_command", "message_component"})
    void whatIsNotKnownHereIsSaidSo(String name) {
        var body = (ObjectNode) Vectors.read("official-interaction-bodies").path(name);

        assertThat(content(message(body))).startsWith("I don’t know this command.");
        assertThat(content(message(body.deepCopy().put("locale", "nl")))).startsWith("Deze opdracht ken ik niet.");
    }

    @Test
    void anythingThatDiscordMaySendIsAnswered() {
        var official = (ObjectNode) Vectors.read("official-interaction-bodies").path("autocomplete");
        assertThat(answer(official).toString()).isEqualTo("{\"type\":8,\"data\":{\"choices\":[]}}");
        for (int type : Set.of(0, 3, 5, 99)) {
            message(Discord.interaction(type, "de", "next"));
        }
        message("de", "nonsense");
        message("de", "link");
        message("de", "campaign");
        message(JsonNodeFactory.instance.objectNode());
        message(JsonNodeFactory.instance.objectNode().put("type", "2").put("data", "x"));
        var odd = Discord.interaction(2, "de", "next", "city", "x");
        ((ObjectNode) odd.at("/data/options/0")).putObject("options").put("value", 3);
        message(odd);
    }

    @Test
    void whatPeopleTypeIsTextAndNothingElse() {
        var texts = new ArrayList<>(Hostile.TEXTS);
        texts.addAll(List.of("%", "_", "'; drop table event; --", "null\0", "\uD800", "İ", "🚨".repeat(200), "  "));
        for (var text : texts) {
            for (var option : List.of("country", "city", "campaign")) {
                message("en-US", "upcoming", option, text);
                choices("en-US", "upcoming", option, text);
            }
            message("en-US", "next", "city", text);
            message("en-US", "link", "city", text);
            message("en-US", "campaign", "name", text);
            choices("en-US", "campaign", "name", text);
        }
    }

    @Test
    void brokenJsonIsA400AlsoFromDiscord() {
        for (var body : List.of("[]", "{", "{\"type\":1,\"type\":2}", "1", "")) {
            assertThat(Discord.send(body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void theCommandsAreWhatDiscordRegisters() {
        var answer = PlainHttp.ask("GET", "/v1/discord/commands.json", null, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).startsWith("public, max-age=60");
        assertThat(answer.json()).hasSize(1);
        var command = answer.json().get(0);
        DiscordSchemas.check("ApplicationCommandCreateRequest", command);
        DiscordSchemas.check("ApplicationCommandUpdateRequest", command);
        assertThat(command.path("options").findValuesAsText("name")).contains("upcoming", "next", "campaign", "link");
        for (var localizations : command.findValues("name_localizations")) {
            assertThat(localizations.fieldNames()).toIterable().containsExactly("de", "es-ES", "fr", "nl");
            localizations.forEach(name -> assertThat(name.textValue())
                    .matches("[-_\\p{L}\\p{N}]{1,32}")
                    .isLowerCase());
        }
        for (var subcommand : command.path("options")) {
            var required = new ArrayList<Boolean>();
            subcommand
                    .path("options")
                    .forEach(option -> required.add(option.path("required").booleanValue()));
            assertThat(required).isSortedAccordingTo((one, other) -> Boolean.compare(other, one));
        }
    }
}
