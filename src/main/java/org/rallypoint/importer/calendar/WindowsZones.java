package org.rallypoint.importer.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What Windows and Outlook call time zones. */
final class WindowsZones {

    /** By name, in one line each: name, tab, IANA name of the zone, as Unicode CLDR has them for the whole world. */
    private static final Map<String, ZoneId> ZONES = load();

    private WindowsZones() {}

    static Optional<ZoneId> byName(String name) {
        return Optional.ofNullable(ZONES.get(name));
    }

    private static Map<String, ZoneId> load() {
        try (var file = WindowsZones.class.getResourceAsStream("/importer/windows-zones.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> ZoneId.of(line[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
