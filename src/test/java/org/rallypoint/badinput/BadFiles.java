package org.rallypoint.badinput;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Files that are none, and files that are made to keep their readers busy; each is sent as each kind of file. */
final class BadFiles {

    private static final int MANY = 20_000;

    private static final List<String> FILES = List.of(
            "",
            " ",
            "\0",
            "a\0b,c\n",
            "\uFEFF",
            "nothing",
            "\"",
            "\"a,b\nc",
            "city,date\n\"".concat("x".repeat(MANY)),
            ",".repeat(MANY),
            "city" + ",x".repeat(MANY) + "\nOslo\n",
            "city,date\nOslo,2025-02-30\nOslo,99999999999-01-01\nOslo,0000-00-00\n",
            "city,country,date,time\n%,XX,2025-02-08,25:61\n_,__,07.02.+200000,2:30\n",
            "city\n=cmd|' /C calc'!A0\n' or 1=1 --\n${7*7}\n<script>alert(1)</script>\n",
            "city\nOslo\u202E\n\u200B\n\uFFFE\n",
            "city\n" + "\uD83D\uDE00".repeat(1_000) + "\n" + "a\u0301".repeat(1_000) + "\n\u0130stanbul\n",
            "[".repeat(MANY),
            "{\"a\":".repeat(MANY),
            "{\"entries\":" + "[".repeat(31) + "]".repeat(31) + "}",
            "{\"entries\":[null,1,\"x\",[],{}]}",
            "{\"entries\":{}}",
            "{\"@context\":\"https://schema.org\",\"@type\":\"Event\",\"startDate\":\"+999999999-12-31\",\"location\":[[[]]]}",
            "{\"@graph\":[{\"@type\":[\"Event\",1,null],\"name\":{},\"startDate\":1e400}]}",
            "{\"a\":1,\"a\":2}",
            "*".repeat(MANY),
            "`".repeat(MANY),
            "- **".repeat(MANY / 4),
            "> ".repeat(MANY / 2),
            "![".repeat(MANY / 2),
            "- [a](".repeat(MANY / 6),
            "- [**Oslo**](javascript:alert(1)), Norway\n- **%**, _\n- **" + "x".repeat(5_000) + "**, Norway\n",
            "<div>".repeat(MANY / 5),
            "<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]>&c;".repeat(100),
            "&".repeat(MANY),
            "BEGIN:VCALENDAR",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n".repeat(2_000),
            event("DTSTART:99999999T999999Z"),
            event("DTSTART;TZID=Mars/Olympus:20250208T140000"),
            event("DTSTART;TZID=../../etc/passwd:20250208T140000"),
            event("DTSTART:20250630T235960Z"),
            event("DTSTART:-99990101T000000Z"),
            event("DTSTART;VALUE=DATE:20250230"),
            event("DTSTART:20250208T140000Z\r\nDURATION:P99999999999999999999W"),
            event("DTSTART:20250208T140000Z\r\nRRULE:FREQ=SECONDLY;COUNT=999999999"),
            event("DTSTART:20250208T140000Z\r\nGEO:91;NaN"),
            event("DTSTART:20250208T140000Z\r\nURL:javascript:alert(1)"),
            event("SUMMARY:" + "\r\n ".repeat(MANY)));

    private final Trial trial;
    private final Set<String> types;

    BadFiles(Trial trial, Contract contract) {
        this.trial = trial;
        types = contract.mediaTypes(trial.row().route());
    }

    private static String event(String lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n" + lines
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    void tryAll() throws IOException {
        if (!types.contains("text/csv")) {
            return;
        }
        var files = new ArrayList<byte[]>();
        FILES.forEach(text -> files.add(text.getBytes(UTF_8)));
        files.add("city\nOslo\n".getBytes(UTF_16LE));
        files.add(new byte[] {'P', 'K', 3, 4, 0, 0, (byte) 0xFF, (byte) 0xFE, (byte) 0xC3});
        for (var type : types) {
            for (var file : files) {
                var request = trial.with(file).query("dryRun=true").header("Content-Type", type);
                trial.ask("file of " + type, 1, request);
            }
        }
    }
}
