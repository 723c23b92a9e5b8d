package org.rallypoint.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Requests byte by byte, since HTTP clients put right what is to be tested; answers with every line of their head. */
final class RawHttp {

    private static final int TIMEOUT_MILLIS = 10_000;

    private RawHttp() {}

    static RawAnswer get(String target, String... headers) {
        return send("GET", target, headers);
    }

    /** One request on a connection of its own. Characters are sent as the bytes of Latin-1. */
    static RawAnswer send(String method, String target, String... headers) {
        var all = new ArrayList<>(Arrays.asList(headers));
        if (all.stream().noneMatch(line -> line.startsWith("Host:"))) {
            all.add("Host: localhost");
        }
        return exchange(method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", all)
                        + "\r\nConnection: close\r\n\r\n")
                .get(0);
    }

    static RawAnswer sendBody(String method, String target, String mediaType, String body) {
        var head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                + mediaType + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
        return exchange(head + body).get(0);
    }

    /** Writes everything on one connection and reads the answers until the server closes it. */
    static List<RawAnswer> exchange(String requests) {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(requests.getBytes(ISO_8859_1));
            var in = new ByteArrayInputStream(socket.getInputStream().readAllBytes());
            var answers = new ArrayList<RawAnswer>();
            var methods = requests.lines()
                    .filter(line -> line.contains(" HTTP/1."))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .toList();
            while (in.available() > 0) {
                answers.add(read(in, answers.size() < methods.size() ? methods.get(answers.size()) : "GET"));
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RawAnswer read(ByteArrayInputStream in, String method) {
        var statusLine = line(in);
        var headers = new TreeMap<String, List<String>>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
        var length = headers.getOrDefault("content-length", List.of("0")).get(0);
        var hasBody = !method.equals("HEAD") && status != 304 && status != 204;
        var body = new byte[0];
        if (hasBody) {
            body = new byte[Math.min(in.available(), Integer.parseInt(length))];
            in.readNBytes(body, 0, body.length);
        }
        return new RawAnswer(status, headers, body);
    }

    private static String line(ByteArrayInputStream in) {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** Names of headers are in lower case. */
    static final class RawAnswer {

        private final int status;
        private final Map<String, List<String>> headers;
        private final byte[] body;

        private RawAnswer(int status, Map<String, List<String>> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        int status() {
            return status;
        }

        Map<String, List<String>> headers() {
            return headers;
        }

        byte[] body() {
            return body;
        }

        /** Null when there is none; lines of one name are joined as RFC 9110 allows. */
        String header(String name) {
            var lines = headers.get(name.toLowerCase(Locale.ROOT));
            return lines == null ? null : String.join(", ", lines);
        }

        String text() {
            return new String(body, UTF_8);
        }

        @Override
        public String toString() {
            return status + " " + headers + "\n" + text();
        }
    }
}
