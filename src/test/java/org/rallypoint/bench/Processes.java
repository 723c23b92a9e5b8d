package org.rallypoint.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What a server uses of this machine, in its first process and those that this one has started, as nginx does. */
record Processes(ProcessHandle first) {

    /** For itself and in the kernel, since it started; Linux counts it in hundredths of a second. */
    Duration cpu() {
        return all().map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Held in memory now. */
    long megabytes() {
        return megabytes("VmRSS:");
    }

    /** The most that it ever held. */
    long mostMegabytes() {
        return megabytes("VmHWM:");
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(first), first.descendants());
    }

    private long megabytes(String field) {
        return all().mapToLong(process -> kilobytes(process.pid(), field)).sum() / 1024;
    }

    /** None where the system doesn't say it in this way. */
    private static long kilobytes(long id, String field) {
        var status = Path.of("/proc", String.valueOf(id), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
