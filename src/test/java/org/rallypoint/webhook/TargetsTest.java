package org.rallypoint.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.RuleViolation;

class TargetsTest {

    private final Targets targets = new Targets(Configured.with(Map.of()));

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.org, hooks.example.org, 443, /",
        "https://hooks.example.org/, hooks.example.org, 443, /",
        "https://hooks.example.org?a=b, hooks.example.org, 443, /?a=b",
        "HTTPS://Hooks.Example.ORG:8443/In/x%20y;z?a=b&c=%2F, hooks.example.org, 8443, /In/x%20y;z?a=b&c=%2F",
        "https://xn--mnchen-3ya.example:1024/x, xn--mnchen-3ya.example, 1024, /x",
        "https://a.xn--p1ai:65535/x, a.xn--p1ai, 65535, /x",
        "https://hooks.example.org:443/x, hooks.example.org, 443, /x",
        "https://8.8.8.8/x, 8.8.8.8, 443, /x",
        "https://[2606:4700::1111]/x, [2606:4700::1111], 443, /x",
        "https://[::ffff:8.8.8.8]/x, [::ffff:8.8.8.8], 443, /x",
        "https://[64:ff9b::8.8.8.8]/x, [64:ff9b::8.8.8.8], 443, /x",
        "https://internal.example.org/x, internal.example.org, 443, /x",
        "https://notlocalhost.org/x, notlocalhost.org, 443, /x",
    })
    void publicHostsAreTakenAndTakenApart(String url, String host, int port, String path) {
        assertThat(targets.judge("url", url)).isEqualTo(new Target(url, host, port, path));
    }

    @ParameterizedTest
    @MethodSource("org.rallypoint.webhook.AbusiveTargets#urls")
    void everySpellingOfAForbiddenTargetIsRefusedWithoutShowingIt(String url) {
        assertThatExceptionOfType(RuleViolation.class)
                .as(url)
                .isThrownBy(() -> targets.judge("url", url))
                .satisfies(refused -> {
                    assertThat(refused.field()).isEqualTo("url");
                    assertThat(refused.code()).isIn("bad_url", "forbidden_target");
                    assertThat(refused).hasNoCause();
                    assertThat(refused.getMessage()).doesNotContain("canary");
                });
    }

    @Test
    void tooLongAnAddressIsRefused() {
        var start = "https://hooks.example.org/";
        var longest = start + "x".repeat(2000 - start.length());
        assertThat(targets.judge("url", longest).url()).isEqualTo(longest);
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> targets.judge("url", longest + "x"));
        var name = "a.".repeat(126) + "a";
        assertThat(targets.judge("url", "https://" + name).host()).isEqualTo(name);
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> targets.judge("url", "https://a" + name));
    }

    @Test
    void anAllowedNetworkMayBeSpelledOutButNotItsNames() {
        var some =
                new Targets(Configured.with(Map.of("rallypoint.webhooks.allowed-networks", "10.1.0.0/16,fd00:1::/32")));
        for (var host : new String[] {"10.1.255.255", "[fd00:1::7]", "[::ffff:10.1.0.1]", "[64:ff9b::10.1.0.1]"}) {
            assertThat(some.judge("url", "https://" + host + "/x").host()).isEqualTo(host);
        }
        for (var host : new String[] {"10.2.0.1", "[fd00:2::7]", "127.0.0.1", "localhost", "bot.internal"}) {
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() -> some.judge("url", "https://" + host + "/x"))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("forbidden_target"));
        }
    }

    @Test
    void atTheCallEveryAddressOfANameHasToBePublic() throws Exception {
        assertThat(whereItLeads("8.8.8.8")).isEqualTo("8.8.8.8");
        assertThat(whereItLeads("8.8.8.8", "2606:4700:0:0:0:0:0:1111")).isEqualTo("8.8.8.8");
        for (var address : AbusiveTargets.ADDRESSES) {
            for (var among : new String[][] {{address}, {"8.8.8.8", address}, {address, "8.8.8.8", "1.1.1.1"}}) {
                assertThatExceptionOfType(ForbiddenTarget.class)
                        .as(address)
                        .isThrownBy(() -> whereItLeads(among))
                        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hooks"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.0",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.0.3.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::",
                "2001:db7:ffff::",
                "2001:db9::",
                "2003::",
                "3ffe::",
                "64:ff9b::808:808"
            })
    void whatLiesBesideAForbiddenNetworkIsPublic(String address) throws Exception {
        assertThat(PublicInternet.contains(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aNameThatLeadsElsewhereTheSecondTimeIsLookedAtAgain() throws Exception {
        var addresses = new String[] {"8.8.8.8", "127.0.0.1"};
        var looks = new int[1];
        var rebinding = new Targets(
                Configured.with(Map.of()), host -> new InetAddress[] {InetAddress.getByName(addresses[looks[0]++])});
        var target = rebinding.judge("url", "https://hooks.example.org/x");
        assertThat(rebinding.addressOf(target).getHostAddress()).isEqualTo("8.8.8.8");
        assertThatExceptionOfType(ForbiddenTarget.class).isThrownBy(() -> rebinding.addressOf(target));
    }

    @Test
    void anUnknownNameIsAFailureOfItsOwn() {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> targets.addressOf(targets.judge("url", "https://no.such.name.invalid/x")));
    }

    @ParameterizedTest
    @CsvSource({
        "https://discord.com/api/webhooks/123/a-B_9, ''",
        "https://discord.com/api/v10/webhooks/123/a-B_9, ''",
        "https://discordapp.com/api/webhooks/123/a-B_9, ''",
        "https://ptb.discord.com:443/api/v9/webhooks/123/a-B_9, ''",
        "https://canary.discordapp.com/api/webhooks/123/a-B_9?thread_id=77, ?thread_id=77",
        "HTTPS://Canary.Discord.Com/api/webhooks/123/a-B_9, ''",
        "https://discord.com/api/webhooks/123/a-B_9/, ''",
        "https://discord.com/api/webhooks/123/a-B_9?wait=true, ''",
        "https://discord.com/api/webhooks/123/a-B_9/?thread_id=77, ?thread_id=77",
        "https://discord.com/api/webhooks/123/a-B_9?thread_id=77&wait=true, ?thread_id=77",
        "https://discord.com/api/webhooks/123/a-B_9?wait=true&thread_id=77, ?thread_id=77",
    })
    void everySpellingOfADiscordWebhookIsOneTarget(String url, String query) {
        var canonical = "https://discord.com/api/v10/webhooks/123/a-B_9" + query;
        assertThat(targets.judgeDiscord("url", url))
                .isEqualTo(new Target(canonical, "discord.com", 443, "/api/v10/webhooks/123/a-B_9" + query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://discord.com/api/webhooks/123/canary",
                "https://discord.com.evil.example/api/webhooks/123/canary",
                "https://evildiscord.com/api/webhooks/123/canary",
                "https://www.discord.com/api/webhooks/123/canary",
                "https://x@discord.com/api/webhooks/123/canary",
                "https://discord.com@127.0.0.1/api/webhooks/123/canary",
                "https://discord.com:8443/api/webhooks/123/canary",
                "https://discord.com./api/webhooks/123/canary",
                "https://discord.com/api/webhooks/123/canary//",
                "https://discord.com/api/webhooks/123/canary/github",
                "https://discord.com/api/webhooks/123/canary/../x",
                "https://discord.com/api/webhooks/12a/canary",
                "https://discord.com/api/webhooks/١٢٣/canary",
                "https://discord.com/api/webhooks/123/can%61ry",
                "https://discord.com/api/webhooks/123/canary?",
                "https://discord.com/api/webhooks/123/canary?wait=false",
                "https://discord.com/api/webhooks/123/canary?wait=true&",
                "https://discord.com/api/webhooks/123/canary?wait=true&wait=true",
                "https://discord.com/api/webhooks/123/canary?wait=true&thread_id=1&wait=true",
                "https://discord.com/api/webhooks/123/canary?thread_id=1&thread_id=2",
                "https://discord.com/api/webhooks/123/canary?thread_id=1&wait=true&x=1",
                "https://discord.com/api/webhooks/123/canary?with_components=true",
                "https://discord.com/api/webhooks/123/canary?thread_id=",
                "https://discord.com/api/webhooks/123/canary#x",
                "https://discord.com/api/webhooks/123/canary\n",
                "https://discord.com/webhooks/123/canary",
            })
    void anythingElseIsNoDiscordWebhook(String url) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> targets.judgeDiscord("url", url))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("bad_url");
                    assertThat(refused.getMessage()).doesNotContain("canary");
                });
    }

    @Test
    void discordIsCalledWhereTheOperatorSays() {
        var proxied =
                new Targets(Configured.with(Map.of("rallypoint.discord.api", "https://proxy.example:8443/d/v10/")));
        assertThat(proxied.judgeDiscord("url", "https://discord.com/api/webhooks/1/t")
                        .url())
                .isEqualTo("https://proxy.example:8443/d/v10/webhooks/1/t");
    }

    @Test
    void aDiscordWebhookKnowsWhereToPostAndToEdit() {
        var plain = DiscordAddress.ofStored("https://discord.com/api/v10/webhooks/1/t");
        assertThat(plain.post().path()).isEqualTo("/api/v10/webhooks/1/t?wait=true");
        assertThat(plain.message("5").path()).isEqualTo("/api/v10/webhooks/1/t/messages/5");
        var thread = DiscordAddress.ofStored("https://discord.com/api/v10/webhooks/1/t?thread_id=7");
        assertThat(thread.post().path()).isEqualTo("/api/v10/webhooks/1/t?wait=true&thread_id=7");
        assertThat(thread.message("5").path()).isEqualTo("/api/v10/webhooks/1/t/messages/5?thread_id=7");
        assertThat(thread.message("5").host()).isEqualTo("discord.com");
    }

    @Test
    void whatIsPrintedOfATargetIsNoSecret() {
        var url = "https://discord.com/api/v10/webhooks/1/canary";
        assertThat(Target.of(URI.create(url)).toString()).isEqualTo("discord.com");
        assertThat(DiscordAddress.ofStored(url).toString()).doesNotContain("canary");
    }

    private static String whereItLeads(String... addresses) throws UnknownHostException, ForbiddenTarget {
        var all = new InetAddress[addresses.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByName(addresses[i]);
        }
        var targets = new Targets(Configured.with(Map.of()), host -> all);
        return targets.addressOf(targets.judge("url", "https://hooks.example.org/x"))
                .getHostAddress();
    }
}
