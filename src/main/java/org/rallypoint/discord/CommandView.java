package org.rallypoint.discord;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.rallypoint.format.Words;

/** A command as Discord registers it; the keys are Discord's. */
@Schema(name = "DiscordCommand", description = "A command as Discord's bulk registration takes it.")
record CommandView(
        @Schema(maxLength = 32) String name,

        @Schema(description = "By Discord's locale.") SortedMap<String, String> name_localizations,

        @Schema(maxLength = 100) String description,

        @Schema(description = "By Discord's locale.") SortedMap<String, String> description_localizations,

        @Schema(description = "1: typed with a slash.", examples = "1")
        int type,

        List<SubcommandView> options) {

    private static final int CHAT_INPUT = 1;
    private static final int SUBCOMMAND = 1;
    private static final int STRING = 3;
    private static final int BOOLEAN = 5;
    private static final String DEFAULT = "en";

    /** One way to use a command. */
    @Schema(name = "DiscordSubcommand", description = "One way to use a command.")
    record SubcommandView(
            @Schema(description = "1: a subcommand.", examples = "1")
            int type,

            @Schema(maxLength = 32) String name,

            @Schema(description = "By Discord's locale.") SortedMap<String, String> name_localizations,

            @Schema(maxLength = 100) String description,

            @Schema(description = "By Discord's locale.") SortedMap<String, String> description_localizations,

            List<OptionView> options) {

        private static SubcommandView of(Subcommand subcommand) {
            var word = "command_" + subcommand.key();
            return new SubcommandView(
                    SUBCOMMAND,
                    subcommand.key(),
                    localized(word),
                    text(word + "_text"),
                    localized(word + "_text"),
                    subcommand.options().stream()
                            .map(option -> OptionView.of(option, subcommand.needs(option)))
                            .toList());
        }
    }

    /** What can be said to it. */
    @Schema(name = "DiscordOption", description = "What can be said to a subcommand.")
    record OptionView(
            @Schema(description = "3: text; 5: true or false.", examples = "3")
            int type,

            @Schema(maxLength = 32) String name,

            @Schema(description = "By Discord's locale.") SortedMap<String, String> name_localizations,

            @Schema(maxLength = 100) String description,

            @Schema(description = "By Discord's locale.") SortedMap<String, String> description_localizations,

            boolean required,

            @Schema(description = "Whether Discord asks what there is to choose from.")
            boolean autocomplete) {

        private static OptionView of(Option option, boolean isRequired) {
            var word = "option_" + option.key();
            var isText = option != Option.PUBLIC;
            return new OptionView(
                    isText ? STRING : BOOLEAN,
                    option.key(),
                    localized(word),
                    text(word + "_text"),
                    localized(word + "_text"),
                    isRequired,
                    isText);
        }
    }

    static CommandView protests() {
        var word = "command_" + Subcommand.COMMAND;
        return new CommandView(
                Subcommand.COMMAND,
                localized(word),
                text(word + "_text"),
                localized(word + "_text"),
                CHAT_INPUT,
                Arrays.stream(Subcommand.values()).map(SubcommandView::of).toList());
    }

    private static String text(String word) {
        return Words.in(DEFAULT).of(word);
    }

    /** In the other languages. */
    private static SortedMap<String, String> localized(String word) {
        var texts = new TreeMap<String, String>();
        Words.LANGUAGES.stream()
                .filter(language -> !language.equals(DEFAULT))
                .forEach(language ->
                        texts.put(locale(language), Words.in(language).of(word)));
        return texts;
    }

    /** Discord has Spanish twice, and not by itself. */
    private static String locale(String language) {
        return language.equals("es") ? "es-ES" : language;
    }
}
