package org.rallypoint.format.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiterString = " => ",
            value = {
                "plain text, it's - fine + 1. # > => plain text, it's - fine + 1. # >",
                "*a* _b_ ~~c~~ ||d|| `e` => \\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\|\\|d\\|\\| \\`e\\`",
                "[a](https://evil.example) => \\[a\\]\\(https://evil.example)",
                "](javascript:alert(1)) => \\]\\(javascript:alert\\(1\\)\\)",
                "<@1> <@&1> <#1> <t:0:R> <:a:1> </b:1> => \\<@1> \\<@&1> \\<#1> \\<t:0:R> \\<:a:1> \\</b:1>",
                "<https://a.example> => \\<https://a.example>",
                "# a => \\# a",
                "> a => \\> a",
                "- a => \\- a",
                "-# a => \\-# a",
                "1. a => 1\\. a",
                "2025 a => 2025 a",
                "\\*a\\* => \\\\\\*a\\\\\\*",
                "\\ => \\\\",
                "@everyone @HERE me@here.example => @\u200Beveryone @\u200BHERE me@\u200Bhere.example",
                "https://a.example/a_b*c@everyone => https://a.example/a%5Fb%2Ac%40everyone",
                "(https://a.example/a) => \\(https://a.example/a)",
                "a\u202Eb\u2066c => abc",
                "\uD800a\uDC00 => a",
                "e\u0301👩‍👩‍👧‍👦 => e\u0301👩‍👩‍👧‍👦",
            })
    void aMarkIsShownAsItIs(String typed, String escaped) {
        assertThat(DiscordText.line(typed, 200)).isEqualTo(escaped);
        assertThat(DiscordText.block(typed, 200)).isEqualTo(escaped);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "see https://a.example/b_c => see https:\u200B//a.\u200Bexample/b\\_c",
                "discord.gg/a => discord.\u200Bgg/a",
                "http:\u202E//a. b => http:\u200B//a. b",
                "St. Gallen @everyone => St. Gallen @\u200Beveryone",
                "`[a](https://a) => \\`\\[a\\]\\(https:\u200B//a\\)",
            })
    void noAddressCanBeFollowedWhereNobodyVouchesForIt(String typed, String shown) {
        assertThat(DiscordText.unlinked(typed, 60)).isEqualTo(shown);
        assertThat(DiscordText.unlinked(typed + "x".repeat(60), 60)).hasSize(60);
    }

    @Test
    void aLineHasNoBreaksAndABlockKeepsThem() {
        var text = " a\r\n\t# b\u2028> c\r\rd\0\u0085  - e\n";

        assertThat(DiscordText.line(text, 200)).isEqualTo("a # b > c d - e");
        assertThat(DiscordText.block(text, 200)).isEqualTo("a\n\\# b\n\\> c\n\nd  - e");
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 3, abc",
        "abcd, 3, ab…",
        "ab*, 4, ab\\*",
        "ab*, 3, ab…",
        "a**, 4, a\\*…",
        "a😀, 3, a😀",
        "a😀b, 3, a…",
        "ae\u0301x, 3, a…",
        "a👩🏽‍🚒b, 8, a…",
        "a👩🏽‍🚒b, 9, a👩🏽‍🚒b",
        "a👩🏽‍🚒bc, 9, a👩🏽‍🚒…",
        "a🇨🇭🇫🇷, 6, a🇨🇭…",
        "a https://b.example/, 20, 'a https://b.example/'",
        "a https://b.example/, 19, a …",
        "a @here, 8, 'a @\u200Bhere'",
        "a @here, 4, a …",
    })
    void aTextIsCutBetweenWhatPeopleSeeAsCharacters(String typed, int max, String cut) {
        assertThat(DiscordText.line(typed, max)).isEqualTo(cut);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x_y?a=b&c=%20#d, https://a.example/x_y?a=b&c=%20#d",
        "'https://a.example/)>< \"]\\`|', https://a.example/%29%3E%3C%20%22%5D%5C%60%7C",
        "https://a.example/é😀, https://a.example/%C3%A9%F0%9F%98%80",
    })
    void anAddressCannotEndTheLinkItStandsIn(String url, String encoded) {
        assertThat(DiscordText.url(url)).isEqualTo(encoded);
        assertThat(DiscordText.link("Go", 200, url)).contains("[Go](<" + encoded + ">)");
    }

    @Test
    void aLinkGoesToTheFirstAddressThatIsShortEnough() {
        assertThat(DiscordText.link("Go", 25, "https://a.example/long", "https://a.example"))
                .contains("[Go](<https://a.example>)");
        assertThat(DiscordText.link("Go", 24, "https://a.example/long", "https://a.example"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "*",
                "1",
                "\n",
                " ",
                "\n ",
                "@",
                "https://",
                "h",
                "🇨🇭",
                "👩‍",
                "e\u0301",
                "\u0301",
                "\r\n",
                "<",
                "\u1100"
            })
    void tenThousandCharactersTakeNoTime(String unit) {
        var text = unit.repeat(10_000 / unit.length());

        var cut = assertTimeoutPreemptively(Duration.ofSeconds(2), () -> DiscordText.block("x" + text + "x", 20_000));

        assertThat(cut).startsWith("x").hasSizeLessThanOrEqualTo(20_000);
    }
}
