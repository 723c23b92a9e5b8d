package org.rallypoint.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.RuleViolation;

class WebAddressTest {

    private static WebAddress page(String url) {
        return WebAddress.ofPage("url", url);
    }

    private static String ofLength(int characters) {
        var start = "https://example.org/";
        return start + "a".repeat(characters - start.length());
    }

    // ------------------------------------------------------------------ platform and kind

    @ParameterizedTest
    @CsvSource({
        "https://lu.ma/w5cxxfuq, luma",
        "https://luma.com/w5cxxfuq, luma",
        "https://www.luma.com/w5cxxfuq, luma",
        "https://LU.MA/w5cxxfuq, luma",
        "https://www.facebook.com/events/1844597859610851, facebook",
        "https://m.facebook.com/events/1844597859610851, facebook",
        "https://facebook.com/events/1, facebook",
        "https://fb.me/e/6kJob0cvU, facebook",
        "https://www.eventbrite.com/e/protest-123, eventbrite",
        "https://www.eventbrite.co.uk/e/protest-123, eventbrite",
        "https://www.eventbrite.com.au/e/protest-123, eventbrite",
        "https://www.eventbrite.de/e/protest-123, eventbrite",
        "https://www.eventbrite.co.nz/e/protest-123, eventbrite",
        "https://eventbrite.ie/e/protest-123, eventbrite",
        "https://partiful.com/e/abc, partiful",
        "https://www.meetup.com/pause/events/1/, meetup",
        "https://mixily.com/event/1, mixily",
        "https://www.mobilize.us/pause/event/1/, mobilize",
        "https://actionnetwork.org/events/march, action_network",
        "https://chat.whatsapp.com/AbCdEf, whatsapp",
        "https://wa.me/491701234567, whatsapp",
        "https://signal.group/#CjQKI, signal",
        "https://t.me/pauseai, telegram",
        "https://telegram.me/pauseai, telegram",
        "https://discord.gg/9MN5yhNR3K, discord",
        "https://discord.com/invite/9MN5yhNR3K, discord",
        "https://pauseai.info/paris, other",
        "http://lu.ma:8080/x, luma"
    })
    void thePlatformIsReadOffTheHost(String url, Platform platform) {
        assertThat(page(url).platform()).isEqualTo(platform);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://notluma.com/x",
                "https://lu.ma.evil.com/x",
                "https://luma.com.evil.com/x",
                "https://xlu.ma/x",
                "https://lu-ma.com/x",
                "https://evil.com/lu.ma",
                "https://evil.com/?u=https://lu.ma/x",
                "https://evil.com/#lu.ma",
                "https://facebook.com.evil.com/events/1",
                "https://notfacebook.com/events/1",
                "https://eventbrite.evil.com/e/1",
                "https://eventbrite.com.evil.com/e/1",
                "https://myeventbrite.com/e/1",
                "https://eventbrite.org.uk/e/1",
                "https://at.me/pauseai",
                "https://xn--lma-9na.com/x"
            })
    void aLookAlikeIsNoPlatform(String url) {
        assertThat(page(url).platform()).isEqualTo(Platform.other);
        assertThat(page(url).kind()).isEqualTo(LinkKind.website);
    }

    @ParameterizedTest
    @CsvSource({
        "https://lu.ma/w5cxxfuq, event",
        "https://luma.com/w5cxxfuq, event",
        "https://lu.ma/user/pauseainyc, organiser_page",
        "https://www.luma.com/user/pauseainyc, organiser_page",
        "https://lu.ma/%75ser/pauseainyc, organiser_page",
        "https://lu.ma/userless, event",
        "https://www.facebook.com/events/1844597859610851, event",
        "https://www.facebook.com/events/1844597859610851/?ref=1, event",
        "https://www.facebook.com/pauseai/events/1, event",
        "https://fb.me/e/6kJob0cvU, event",
        "https://www.facebook.com/pauseai, organiser_page",
        "https://www.eventbrite.com/e/protest-123, event",
        "https://www.eventbrite.de/o/pause-ai-123, organiser_page",
        "https://partiful.com/e/abc, event",
        "https://partiful.com/u/abc, organiser_page",
        "https://www.meetup.com/pause-ai/events/301/, event",
        "https://www.meetup.com/pause-ai/, organiser_page",
        "https://mixily.com/event/123, event",
        "https://www.mobilize.us/pause/event/123/, event",
        "https://www.mobilize.us/pause/, organiser_page",
        "https://actionnetwork.org/events/march, event",
        "https://actionnetwork.org/groups/pause, organiser_page",
        "https://chat.whatsapp.com/AbCdEf, group_chat",
        "https://signal.group/#CjQKI, group_chat",
        "https://t.me/pauseai, group_chat",
        "https://discord.gg/9MN5yhNR3K, group_chat",
        "https://discord.com/invite/9MN5yhNR3K, group_chat",
        "https://pauseai.info/paris, website",
        "https://pauseai.info, website",
        "https://lu.ma, organiser_page",
        "https://www.eventbrite.com/, organiser_page"
    })
    void theKindIsReadOffTheAddress(String url, LinkKind kind) {
        assertThat(page(url).kind()).isEqualTo(kind);
    }

    // ------------------------------------------------------------------ canonical form

    @ParameterizedTest
    @CsvSource({
        "https://lu.ma/abc, https://luma.com/abc",
        "https://lu.ma/abc, https://www.luma.com/abc/",
        "https://lu.ma/abc, http://LU.MA/abc",
        "https://lu.ma/abc, https://lu.ma/abc?utm_source=ig&utm_medium=social",
        "https://lu.ma/abc, https://lu.ma/abc?tk=XyZ",
        "https://lu.ma/abc, https://lu.ma/abc#about",
        "https://lu.ma/abc, https://lu.ma:443/abc",
        "https://lu.ma/abc, http://lu.ma:80/abc",
        "https://lu.ma, https://lu.ma/",
        "https://facebook.com/events/1, https://www.facebook.com/events/1/?ref=newsfeed&fbclid=IwAR",
        "https://facebook.com/events/1, https://m.facebook.com/events/1?acontext=%7B%7D",
        "https://t.me/pauseai, https://telegram.me/pauseai",
        "https://eventbrite.com/e/a-1, https://www.eventbrite.com/e/a-1?aff=oddtdtcreator",
        "https://example.org/p?a=1&b=2, https://example.org/p?b=2&utm_campaign=x&a=1",
        "https://example.org/p, https://example.org/p?&"
    })
    void spellingsOfOnePageHaveOneCanonicalForm(String one, String other) {
        assertThat(page(other).canonical()).isEqualTo(page(one).canonical());
    }

    @ParameterizedTest
    @CsvSource({
        "https://lu.ma/abc, https://lu.ma/ABC",
        "https://lu.ma/abc, https://lu.ma/user/abc",
        "https://lu.ma/abc, https://partiful.com/abc",
        "https://example.org/p?id=1, https://example.org/p?id=2",
        "https://example.org/p?refuge=1, https://example.org/p",
        "https://example.org:8443/p, https://example.org/p",
        "https://berlin.example.org/p, https://example.org/p",
        "https://web.de/p, https://m.de/p",
        "https://m.me/pauseai, https://www.me/pauseai"
    })
    void differentPagesStayDifferent(String one, String other) {
        assertThat(page(other).canonical()).isNotEqualTo(page(one).canonical());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://WWW.Luma.com/abc/?utm_source=ig#top",
                "http://example.org",
                "https://example.org/wiki/Zürich?q=ü",
                "https://xn--mnchen-3ya.de/",
                "https://example.org/a%20b?c=%26",
                "https://[2001:db8::1]/"
            })
    void theAddressIsKeptAsItWasGiven(String url) {
        assertThat(page(url).url()).isEqualTo(url);
    }

    // ------------------------------------------------------------------ what is refused

    static Stream<String> badAddresses() {
        return Stream.of(
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " javascript:alert(1)",
                "java\tscript:alert(1)",
                "java\nscript:alert(1)",
                "java%73cript:alert(1)",
                "jav&#x61;script:alert(1)",
                "javascript://example.org/%0aalert(1)",
                "vbscript:msgbox",
                "data:text/html,<script>alert(1)</script>",
                "data:text/html;base64,PHNjcmlwdD4=",
                "file:///etc/passwd",
                "ftp://example.org/a",
                "blob:https://example.org/a",
                "tel:+491701234567",
                "https://user@example.org/",
                "https://user:secret@example.org/",
                "https://@example.org/",
                "https://lu.ma@evil.com/",
                "https://lu.ma%2f@evil.com/",
                "https://",
                "https:///a",
                "https:example.org",
                "https:/example.org",
                "//example.org/a",
                "/events",
                "example.org",
                "https://exa mple.org/",
                "https://example.org\\@evil.com/",
                "https://example.org/<script>",
                "https://example.org/\"onclick=",
                "https://example.org/%zz",
                "https://example.org/\u0000",
                "https://example.org/\r\nSet-Cookie: a=b",
                "https://example.org/\u202Egpj.exe",
                "https://example.org/\uD83D",
                "https://example.org/\u200E",
                " https://example.org/",
                "",
                " ");
    }

    @ParameterizedTest
    @MethodSource("badAddresses")
    void anAddressThatIsNoPageIsRefusedAtItsField(String url) {
        assertThatThrownBy(() -> WebAddress.ofPage("signupLinks.0.url", url))
                .isInstanceOfSatisfying(RuleViolation.class, refusal -> {
                    assertThat(refusal.field()).isEqualTo("signupLinks.0.url");
                    assertThat(refusal.code()).isEqualTo("bad_url");
                });
        assertThatThrownBy(() -> WebAddress.ofPageOrMailbox("organiseUrl", url)).isInstanceOf(RuleViolation.class);
    }

    @Test
    void anAddressHasUpToTwoThousandCharacters() {
        assertThat(page(ofLength(2000)).url()).hasSize(2000);
        assertThatThrownBy(() -> page(ofLength(2001))).isInstanceOf(RuleViolation.class);
    }

    @Test
    void lengthIsCountedInCodePoints() {
        var emoji = "😀".repeat(1000);

        assertThat(page(ofLength(1000) + emoji).url()).endsWith(emoji);
    }

    // ------------------------------------------------------------------ mailboxes

    @Test
    void aMailboxIsNoSignupPage() {
        assertThatThrownBy(() -> page("mailto:berlin@example.org")).isInstanceOf(RuleViolation.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:berlin@example.org", "MAILTO:berlin@example.org", "https://example.org/organise"})
    void aMailboxIsFineWhereItIsAllowed(String url) {
        assertThat(WebAddress.ofPageOrMailbox("organiseUrl", url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:",
                "mailto:berlin",
                "mailto:@example.org",
                "mailto:a@b@c",
                "mailto:a@example.org,b@example.org",
                "mailto:a@example.org?bcc=b@example.org",
                "mailto:a@example.org%0ABcc:b@example.org",
                "mailto:a@example.org%2Cb@example.org"
            })
    void aMailAddressHasJustOneMailbox(String url) {
        assertThatThrownBy(() -> WebAddress.ofPageOrMailbox("organiseUrl", url))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("organiseUrl"));
    }
}
