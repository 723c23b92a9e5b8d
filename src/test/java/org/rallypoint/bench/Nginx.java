package org.rallypoint.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.rallypoint.packaged.Waiting;

/** What a server of files does with the same bytes on this machine, where it is installed. */
record Nginx(Process process, int port) implements AutoCloseable {

    static final String PLAIN = "/plain";
    static final String ZIPPED = "/zipped";

    /** Debian has it where the shell of most users doesn't look. */
    private static final List<String> NAMES = List.of("nginx", "/usr/sbin/nginx");

    /** It says these itself. */
    private static final Set<String> ITS_OWN = Set.of("content-type", "content-length", "date", "connection");

    static Optional<Nginx> serving(HttpResponse<byte[]> plain, HttpResponse<byte[]> zipped) throws IOException {
        var installed = NAMES.stream().filter(Nginx::isThere).findFirst();
        if (installed.isEmpty()) {
            return Optional.empty();
        }
        var folder = Files.createTempDirectory("nginx");
        Files.write(folder.resolve(PLAIN.substring(1)), plain.body());
        Files.write(folder.resolve(ZIPPED.substring(1)), zipped.body());
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var settings = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                user root;
                worker_processes auto;
                pid nginx.pid;
                error_log error.log;
                events {}
                http {
                  access_log off;
                  sendfile on;
                  open_file_cache max=10;
                  keepalive_requests 1000000000;
                  etag off;
                  types {}
                  client_body_temp_path client_body;
                  proxy_temp_path proxy;
                  fastcgi_temp_path fastcgi;
                  uwsgi_temp_path uwsgi;
                  scgi_temp_path scgi;
                  server {
                    listen 127.0.0.1:%d;
                    root "%s";
                %s%s
                  }
                }
                """.formatted(
                        port, folder, location(PLAIN, plain), location(ZIPPED, zipped)));
        var process = new ProcessBuilder(installed.get(), "-p", folder.toString(), "-c", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        Waiting.until(Duration.ofSeconds(10), () -> isListening(port));
        return Optional.of(new Nginx(process, port));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** The file with the head that the application has sent. */
    private static String location(String path, HttpResponse<byte[]> answer) {
        var type = answer.headers().firstValue("content-type").orElseThrow();
        var headers = answer.headers().map().entrySet().stream()
                .filter(header -> !ITS_OWN.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + " " + quoted(value)))
                .map(header -> "      add_header " + header + ";\n")
                .collect(Collectors.joining());
        return "    location = " + path + " {\n      default_type " + quoted(type) + ";\n"
                + "      add_header Last-Modified \"\";\n" + headers + "    }\n";
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isThere(String name) {
        try {
            return new ProcessBuilder(name, "-v")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isListening(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
