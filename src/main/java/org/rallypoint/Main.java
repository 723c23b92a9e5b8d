package org.rallypoint;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Starts the service; whatever stands in its way is told in one plain line. */
@QuarkusMain
public class Main {

    public static void main(String... args) {
        StartCheck.fault(StartCheck::given).ifPresent(fault -> end(1, new IllegalArgumentException(fault)));
        // RALLYPOINT_DATA=data means the folder right here, while H2 insists on ./data.
        StartCheck.given("rallypoint.data")
                .ifPresent(data -> System.setProperty(
                        "rallypoint.data", Path.of(data).toAbsolutePath().toString()));
        // Quarkus answers malformed percent-encoding with an empty 400 before anyone else sees it; RequestHygiene has a
        // body.
        System.setProperty("vertx.disableURIValidation", "true");
        // Maps are painted in memory; with a display named that isn't there, Java would look for it.
        System.setProperty("java.awt.headless", "true");
        if (!Commands.areNone(args)) {
            var fault = new Commands().run(args);
            fault.ifPresent(System.err::println);
            System.exit(fault.isPresent() ? 1 : 0);
        }
        Quarkus.run(Running.class, Main::end, args);
    }

    /** What is done once everything is up. */
    static final class Running implements QuarkusApplication {

        @Override
        public int run(String... args) {
            // A run that only starts leaves an archive of what starting needs.
            if (!List.of(args).contains(Commands.START_ONLY)) {
                // What starting left would stay for as long as a node has little to do.
                System.gc();
                Quarkus.waitForExit();
            }
            return 0;
        }
    }

    /** Quarkus would print the whole trace; application.properties says how to get it back. */
    private static void end(int code, Throwable failure) {
        if (failure != null) {
            System.err.println("Rallypoint doesn't start: " + reason(failure));
        }
        System.exit(code);
    }

    static String reason(Throwable failure) {
        var ofDatabase = "";
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
            if (root instanceof SQLException) {
                ofDatabase = "the database can't be used: ";
            }
        }
        return ofDatabase
                + String.valueOf(root.getMessage()).lines().map(String::strip).collect(Collectors.joining(" "));
    }
}
