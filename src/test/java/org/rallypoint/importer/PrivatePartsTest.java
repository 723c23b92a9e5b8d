package org.rallypoint.importer;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Proposal.ProposedContact;
import org.rallypoint.importer.proposal.Proposal.ProposedLink;

class PrivatePartsTest {

    private static Proposal cleaned(ObjectNode fields, String... urls) {
        var links =
                List.of(urls).stream().map(url -> new ProposedLink(url, null)).toList();
        return PrivateParts.takenOut(new Proposal(
                1,
                null,
                new Proposal.Spot("Bern", null, null, null, null, null),
                Proposal.Times.UNKNOWN,
                fields,
                links,
                List.of(),
                false,
                List.of()));
    }

    private static ObjectNode description(String text) {
        return JsonNodeFactory.instance.objectNode().put("description", text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to anna@example.org.                    | Write to ….                | anna@example.org",
                "<anna.b+x@mail.example.org>                   | <…>                        | anna.b+x@mail.example.org",
                "[Anna](mailto:anna@example.org)               | [Anna](mailto:…)           | anna@example.org",
                "two: a@example.org,b@example.org              | two: …,…                   | a@example.org^b@example.org",
                "Call +41 79 123 45 67 now                     | Call … now                 | +41 79 123 45 67",
                "Tel. 079 123 45 67                            | Tel. …                     | 079 123 45 67",
                "WhatsApp: 0171/2345678                        | WhatsApp: …                | 0171 2345678",
                "Call Anna on 0171 3333333.                    | Call Anna on ….            | 0171 3333333",
                "(030) 555 5555 or 00491716666666              | … or …                     | (030) 555 5555^00491716666666",
                "ring 555-123-4567                             | ring …                     | 555-123-4567",
                "06 12 34 56 78                                | …                          | 06 12 34 56 78",
                "Write https://wa.me/491716666666 first        | Write … first              | https://wa.me/491716666666",
            })
    void addressesAndNumbersInTextsBecomeContacts(String text, String clean, String contacts) {
        var proposal = cleaned(description(text));

        assertThat(proposal.fields().get("description").textValue()).isEqualTo(clean);
        assertThat(proposal.contacts().stream().map(ProposedContact::value)).containsExactly(contacts.split("\\^", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On 2025-02-07 14:00-16:00 at 47.3769, 8.5417",
                "https://medium.com/@somebody and https://maps.example/@47.1,8.2",
                "Meet @ the square at 14:00",
                "1,000,000 people, 10 000 000 of them here",
                "Over +100 000 signatures, 100 000 000 people",
                "Ratio +2.5 / 3.5 (2024)",
                "Signal 2035-03-01 14:00, 01.03.2035 14.00",
                "@pause@mastodon.social",
                "Phone booth number 7"
            })
    void whatIsNoContactStays(String text) {
        var proposal = cleaned(description(text));

        assertThat(proposal.fields().get("description").textValue()).isEqualTo(text);
        assertThat(proposal.contacts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mailto:anna@example.org?subject=Hi, email, anna@example.org",
        "tel:+41791234567, phone, +41791234567",
        "https://wa.me/41791234567, website, https://wa.me/41791234567",
        "https://signal.me/#p/+41791234567, website, https://signal.me/#p/+41791234567",
        "https://api.whatsapp.com/send?phone=41791234567, website, https://api.whatsapp.com/send?phone=41791234567",
        "https://t.me/+41791234567, website, https://t.me/+41791234567"
    })
    void aLinkToAPersonIsAContact(String url, String channel, String value) {
        var proposal = cleaned(JsonNodeFactory.instance.objectNode(), url);

        assertThat(proposal.links()).isEmpty();
        assertThat(proposal.contacts()).containsExactly(new ProposedContact(null, channel, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://chat.whatsapp.com/AbCdEfGh",
                "https://t.me/+AbCdEfGhIjKl",
                "https://signal.group/#abc",
                "https://lu.ma/abc"
            })
    void aLinkToAGroupIsALink(String url) {
        assertThat(cleaned(JsonNodeFactory.instance.objectNode(), url).links()).hasSize(1);
    }

    @Test
    void anAddressIsShownWithoutTheMailboxInIt() {
        assertThat(cleaned(
                                JsonNodeFactory.instance.objectNode(),
                                "https://lu.ma/abc?email=a%40example.org",
                                "https://example.org/a@example.org",
                                "https://example.org/?q=1")
                        .links())
                .containsExactly(
                        new ProposedLink("https://lu.ma/abc", null),
                        new ProposedLink("https://example.org/?q=1", null));
    }

    @Test
    void allTextsAreCleanedAndAddresses() {
        var fields = description("a@example.org");
        fields.put("imageUrl", "https://example.org/a@example.org.png");
        fields.putArray("links").addObject().put("rel", "website").put("url", "https://example.org/?m=c@example.org");
        fields.putObject("venue").put("name", "Home of b@example.org");

        var proposal = cleaned(fields);

        assertThat(proposal.fields().toString())
                .isEqualTo(
                        "{\"description\":\"…\",\"imageUrl\":null,\"links\":[{\"rel\":\"website\",\"url\":\"https://example.org/\"}],"
                                + "\"venue\":{\"name\":\"Home of …\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "@", "a@", "a@b.", "+1 ", "tel: 0 ", "+"})
    void hugeTextsTakeNoLongTime(String part) {
        var text = part.repeat(2_000_000 / part.length());

        assertTimeout(ofSeconds(5), () -> cleaned(description(text)));
    }
}
