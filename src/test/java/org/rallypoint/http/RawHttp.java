package org.rallypoint.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Requests byte by byte, since HTTP clients put right what is to be tested; answers with every line of their head. */
public final class RawHttp {

    private static final int TIMEOUT_MILLIS = 10_000;

    private RawHttp() {}

    public static RawAnswer get(String target, String... headers) {
        return send("GET", target, headers);
    }

    /** One request on a connection of its own. Characters are sent as the bytes of Latin-1. */
    public static RawAnswer send(String method, String target, String... headers) {
        var all = new ArrayList<>(Arrays.asList(headers));
        if (all.stream().noneMatch(line -> line.startsWith("Host:"))) {
            all.add("Host: localhost");
        }
        return exchange(method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", all)
                        + "\r\nConnection: close\r\n\r\n")
                .get(0);
    }

    public static RawAnswer sendBody(String method, String target, String mediaType, String body) {
        var head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                + mediaType + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
        return exchange(head + body).get(0);
    }

    /** Writes everything on one connection and reads the answers until the server closes it. */
    public static List<RawAnswer> exchange(String requests) {
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

    private static RawAnswer read(InputStream in, String method) throws IOException {
        var statusLine = line(in);
        if (statusLine.isEmpty()) {
            throw new EOFException("There is no answer");
        }
        var headers = new TreeMap<String, List<String>>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
        var length = headers.getOrDefault("content-length", List.of("0")).get(0);
        if (method.equals("HEAD") || status == 304 || status == 204) {
            return new RawAnswer(status, headers, new byte[0]);
        }
        var body = headers.containsKey("transfer-encoding") ? chunks(in) : in.readNBytes(Integer.parseInt(length));
        return new RawAnswer(status, headers, body);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.writeBytes(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** One connection for many requests, one after the other, and another one whenever the server has closed it. */
    public static final class Line implements AutoCloseable {

        private Socket socket;
        private InputStream in;

        /** Characters of the head are sent as the bytes of Latin-1; without a body there is no Content-Length. */
        public RawAnswer send(String method, String target, List<String> headers, byte[] body) throws IOException {
            var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
            headers.forEach(header -> head.append(header).append("\r\n"));
            if (body != null) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
            bytes.writeBytes(body == null ? new byte[0] : body);
            var isFresh = socket == null;
            try {
                return exchange(method, bytes.toByteArray());
            } catch (IOException e) {
                close();
                if (isFresh) {
                    throw e;
                }
                // It was closed for its silence.
                return exchange(method, bytes.toByteArray());
            }
        }

        private RawAnswer exchange(String method, byte[] request) throws IOException {
            if (socket == null) {
                socket = new Socket("localhost", RestAssured.port);
                socket.setSoTimeout(TIMEOUT_MILLIS);
                socket.setTcpNoDelay(true);
                in = new BufferedInputStream(socket.getInputStream());
            }
            socket.getOutputStream().write(request);
            var answer = read(in, method);
            if ("close".equalsIgnoreCase(answer.header("Connection"))) {
                close();
            }
            return answer;
        }

        @Override
        public void close() throws IOException {
            if (socket != null) {
                socket.close();
                socket = null;
            }
        }
    }

    /** Names of headers are in lower case. */
    public static final class RawAnswer {

        private final int status;
        private final Map<String, List<String>> headers;
        private final byte[] body;

        private RawAnswer(int status, Map<String, List<String>> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        public int status() {
            return status;
        }

        public Map<String, List<String>> headers() {
            return headers;
        }

        public byte[] body() {
            return body;
        }

        /** Null when there is none; lines of one name are joined as RFC 9110 allows. */
        public String header(String name) {
            var lines = headers.get(name.toLowerCase(Locale.ROOT));
            return lines == null ? null : String.join(", ", lines);
        }

        public String text() {
            return new String(body, UTF_8);
        }

        @Override
        public String toString() {
            return status + " " + headers + "\n" + text();
        }
    }
}
