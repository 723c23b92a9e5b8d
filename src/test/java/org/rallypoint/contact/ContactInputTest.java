package org.rallypoint.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rallypoint.RuleViolation;

class ContactInputTest {

    private static final Instant NOW = Instant.parse("2025-02-08T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "email, mara@example.org",
        "email, mara+zurich@sub.example.org",
        "email, mära@bücher.example",
        "phone, +41 44 123 45 67",
        "phone, (044) 123-45-67",
        "phone, 12345",
        "signal, mara.07",
        "discord, mara",
        "telegram, @mara",
        "matrix, @mara:example.org",
        "website, https://example.org/reach-us?a=b",
        "website, http://example.org",
        "other, the blue house by the river",
    })
    void theseAreFine(Channel channel, String value) {
        assertThat(of(channel, value).violations(NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "email, mara, bad_email",
        "email, mara@example, bad_email",
        "email, mara@@example.org, bad_email",
        "email, mara@example..org, bad_email",
        "email, 'mara@example.org,eve@example.org', bad_email",
        "email, Mara <mara@example.org>, bad_email",
        "email, mailto:mara@example.org, bad_email",
        "phone, 1234, bad_phone",
        "phone, 44+123456, bad_phone",
        "phone, +41 44 CALL-US, bad_phone",
        "phone, 123456789012345678901, bad_phone",
        "phone, ١٢٣٤٥٦, bad_phone",
        "website, example.org, bad_url",
        "website, javascript:alert(1), bad_url",
        "website, https://mara:secret@example.org, bad_url",
        "website, mailto:mara@example.org, bad_url",
        "other, '', required",
        "other, ' ', bad_text",
        "signal, 'a\u202eb', bad_text",
    })
    void theseAreRefusedWithoutBeingRepeated(Channel channel, String value, String code) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> of(channel, value).checked(NOW))
                .satisfies(e -> {
                    assertThat(e.field()).isEqualTo("value");
                    assertThat(e.code()).isEqualTo(code);
                    if (!value.isBlank()) {
                        assertThat(e.getMessage()).doesNotContain(value);
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({
        "private_, , ",
        "private_, 2025-02-08T11:00:00Z, ",
        "organisers, 2025-02-08T11:00:00Z, ",
        "public_, 2025-02-08T11:00:00Z, ",
        "public_, 2025-02-08T12:04:00Z, ",
        "organisers, , consent_required",
        "public_, , consent_required",
        "private_, 2025-02-08T12:06:00Z, in_future",
        "public_, 1899-01-01T00:00:00Z, out_of_range",
    })
    void whoeverIsShownToOthersHasAgreed(Audience audience, Instant consentAt, String code) {
        var contact = new ContactInput(null, "Mara", Channel.signal, "mara.07", audience, consentAt, null);
        assertThat(contact.violations(NOW).stream().map(RuleViolation::code))
                .isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void everyFaultIsTold() {
        var contact = new ContactInput(
                null,
                "x".repeat(201),
                Channel.email,
                "nobody",
                Audience.public_,
                null,
                Instant.parse("+20000-01-01T00:00:00Z"));
        assertThat(contact.violations(NOW).stream().map(RuleViolation::field))
                .containsExactly("name", "value", "consentAt", "visibleUntil");
    }

    @Test
    void nothingIsNeededButNameChannelAndValue() {
        var contact = new ContactInput(null, null, null, null, null, null, null);
        assertThat(contact.violations(NOW).stream().map(RuleViolation::field)).containsExactly("name", "channel");
    }

    @Test
    void withoutAnAudienceItIsPrivate() {
        assertThat(of(Channel.other, "the blue house").checked(NOW).audience()).isEqualTo(Audience.private_);
    }

    @Test
    void theWordsOfAudiencesAreThoseOfTheApi() {
        assertThat(Audience.values()).extracting(Audience::toString).containsExactly("private", "organisers", "public");
    }

    @Test
    void asTextItShowsNothing() {
        assertThat(of(Channel.signal, "mara.07").toString()).doesNotContain("mara", "Mara");
    }

    private static ContactInput of(Channel channel, String value) {
        return new ContactInput(null, "Mara", channel, value, null, null, null);
    }
}
