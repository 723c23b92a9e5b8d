package org.rallypoint;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** What may stand on the command line. The rooms bring their commands, since the root of the house knows no room. */
final class Commands {

    /** Starts and stops again: what that leaves behind makes later starts faster. */
    static final String START_ONLY = "start-only";

    // The JVM's own loader: that of the packaged application for threads knows only services that Quarkus has seen.
    private final List<Command> known = ServiceLoader.load(Command.class, Command.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    /** Whether the service is to be started. */
    static boolean areNone(String... args) {
        return args.length == 0 || Arrays.equals(args, new String[] {START_ONLY});
    }

    /** Does what the arguments say; gives what was wrong, as a line. */
    Optional<String> run(String... args) {
        var command = known.stream().filter(each -> each.name().equals(args[0])).findFirst();
        if (command.isEmpty() || args.length != 2) {
            return Optional.of("'" + String.join(" ", args) + "' is no command. Known are " + list()
                    + "; without any the service starts.");
        }
        try {
            command.get().run(Path.of(args[1]));
            return Optional.empty();
        } catch (FileSystemException e) {
            // Its message is the file alone.
            return fault(
                    args[0],
                    e.getFile() + " can't be read or written (" + e.getClass().getSimpleName() + ").");
        } catch (IOException | SQLException | RuntimeException e) {
            return fault(args[0], Main.reason(e));
        }
    }

    private static Optional<String> fault(String command, String reason) {
        return Optional.of(command + " was not done: " + reason);
    }

    private String list() {
        return known.stream()
                        .map(command -> command.name() + " " + command.argument())
                        .sorted()
                        .collect(Collectors.joining(", "))
                + " and " + START_ONLY;
    }
}
