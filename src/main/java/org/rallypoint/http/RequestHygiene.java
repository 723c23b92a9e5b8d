package org.rallypoint.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.rallypoint.RallypointConfig;

/**
 * What is checked of every request before any route sees it: the path is written without a way round: no empty, dot or
 * encoded segment, and path and query are text that a person could have typed. A database never meets a NUL, a cache never
 * two spellings of one path. A body is there as a whole before anything is done with it.
 */
@Singleton
class RequestHygiene {

    /** Before every route of Quarkus. */
    private static final int FIRST = 1000;

    private static final Set<HttpMethod> WITH_BODY =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    /** Swagger UI lives on a path that ends with a slash. */
    private static final String DOCS = "/docs/";

    /** RFC 3986 has no place for these, and builders of links take braces for templates. */
    private static final Pattern NEVER_IN_A_URI = Pattern.compile("[\\x00-\\x20\"<>\\\\^`{|}]");

    private static final Pattern EMPTY_OR_DOT_SEGMENT = Pattern.compile("/(?:\\.{1,2})?(?=/)|/\\.{0,2}$");
    private static final Pattern NEEDLESSLY_ENCODED =
            Pattern.compile("%(?:2[DE]|3[0-9]|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE])", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCODED_SEPARATOR = Pattern.compile("%(?:2F|5C)", Pattern.CASE_INSENSITIVE);

    private final Problems problems;
    private final Methods methods;

    private final Cors cors;
    private final Room ofAnybody;
    private final Room ofFiles;
    private final Duration idleTimeout;

    RequestHygiene(
            Problems problems,
            Methods methods,
            Cors cors,
            RallypointConfig config,
            @ConfigProperty(name = "quarkus.http.idle-timeout") Duration idleTimeout) {
        this.idleTimeout = idleTimeout;
        this.problems = problems;
        this.methods = methods;
        this.cors = cors;
        ofAnybody = Room.of(config.limits().body());
        ofFiles = Room.of(config.limits().fileBody());
    }

    /** How large a body may be, and what takes it in. */
    private record Room(long bytes, BodyHandler handler) {
        static Room of(MemorySize most) {
            return new Room(most.asLongValue(), BodyHandler.create(false).setBodyLimit(most.asLongValue()));
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
        filters.register(this::completeBody, FIRST - 1);
    }

    /** RESTEasy waits for the rest of a body that it takes for unread, and so it takes an empty one. */
    private void completeBody(RoutingContext context) {
        if (WITH_BODY.contains(context.request().method()) && context.body().buffer() == null) {
            ((RoutingContextInternal) context).setBody(Buffer.buffer());
        }
        if (methods.takeFiles(context.request().path())) {
            Patience.with(context, idleTimeout);
        }
        context.next();
    }

    private void check(RoutingContext context) {
        var request = context.request();
        if (request.uri().chars().anyMatch(c -> c > 0x7F)) {
            // Netty reads bytes as Latin-1; RFC 3986 wants each of them percent-encoded, as a browser would.
            context.reroute(request.method(), encoded(request.uri()));
            return;
        }
        cors.allow(request, context.response());
        if (cors.answerPreflight(request)) {
            return;
        }
        var path = request.path() == null ? "" : request.path();
        if (NEVER_IN_A_URI.matcher(request.uri()).find()) {
            var fault =
                    new Fault(null, null, "bad_text", "The address has a character that has to be percent-encoded.");
            problems.write(
                    context.response(),
                    ProblemException.badRequest(List.of(fault)).answer(path));
            return;
        }
        if (!isCanonical(path)) {
            problems.write(context.response(), problems.ofStatus(404, path));
            return;
        }
        var known = methods.of(path);
        if (!known.isEmpty() && !known.contains(request.method().name())) {
            context.response().putHeader("Allow", String.join(", ", known));
            problems.write(context.response(), problems.ofStatus(405, path));
            return;
        }
        if (known.isEmpty() && (request.method().equals(HttpMethod.OPTIONS) || WITH_BODY.contains(request.method()))) {
            problems.write(context.response(), problems.ofStatus(404, path));
            return;
        }
        var takesFiles = methods.takeFiles(path);
        var room = takesFiles ? ofFiles : ofAnybody;
        if (isTooLarge(request.getHeader("Content-Length"), room)) {
            problems.write(context.response(), problems.ofStatus(413, path));
            return;
        }
        var faults = faultsOf(path, request.query());
        if (!faults.isEmpty()) {
            problems.write(
                    context.response(), ProblemException.badRequest(faults).answer(path));
            return;
        }
        if (!WITH_BODY.contains(request.method())) {
            context.next();
        } else if (takesFiles || isBodyOfOurs(context)) {
            // Here, where no thread waits for it: a worker that reads what never comes is lost to everybody else.
            room.handler().handle(context);
        } else {
            problems.write(context.response(), problems.ofStatus(415, path));
        }
    }

    /** What no route of ours takes, whatever else it takes: a form, any type that there is, or JSON in another encoding than UTF-8. */
    private static boolean isBodyOfOurs(RoutingContext context) {
        var given = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (given == null) {
            return true;
        }
        var type = given.strip().toLowerCase(Locale.ROOT);
        // RESTEasy takes a range of types for all that is in it.
        if (type.indexOf('*') >= 0
                || type.startsWith("multipart/")
                || type.startsWith("application/x-www-form-urlencoded")) {
            return false;
        }
        return context.parsedHeaders().contentType().parameters().entrySet().stream()
                .filter(parameter -> parameter.getKey().equalsIgnoreCase("charset"))
                .allMatch(parameter -> parameter.getValue().equalsIgnoreCase("utf-8"));
    }

    static boolean isCanonical(String path) {
        if (path.equals("/") || path.equals(DOCS)) {
            return true;
        }
        return path.startsWith("/")
                && path.indexOf(';') < 0
                && path.indexOf('\\') < 0
                && !EMPTY_OR_DOT_SEGMENT.matcher(path).find()
                && !NEEDLESSLY_ENCODED.matcher(path).find()
                && !ENCODED_SEPARATOR.matcher(path).find();
    }

    static List<Fault> faultsOf(String path, String query) {
        var faults = new ArrayList<Fault>();
        faultOf(path, false)
                .ifPresent(fault -> faults.add(new Fault(null, null, "bad_text", "The path " + fault + ".")));
        if (query == null) {
            return faults;
        }
        for (var pair : query.split("&", -1)) {
            if (faults.size() == Fault.MOST) {
                break;
            }
            int equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            if (name.isEmpty() && equals == 0) {
                faults.add(new Fault(null, null, "unknown_parameter", "A parameter has no name."));
                continue;
            }
            var inName = faultOf(name, true);
            if (inName.isPresent()) {
                faults.add(new Fault(null, null, "bad_text", "The name of a parameter " + inName.get() + "."));
            } else if (equals >= 0) {
                faultOf(pair.substring(equals + 1), true)
                        .ifPresent(fault -> faults.add(
                                Fault.ofParameter(name, "bad_text", "The value of " + name + " " + fault + ".")));
            }
        }
        return faults;
    }

    private static boolean isTooLarge(String contentLength, Room room) {
        try {
            return contentLength != null && Long.parseLong(contentLength) > room.bytes();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String encoded(String uri) {
        var encoded = new StringBuilder();
        uri.chars().forEach(c -> encoded.append(c > 0x7F ? String.format("%%%02X", c) : String.valueOf((char) c)));
        return encoded.toString();
    }

    private static Optional<String> faultOf(String encoded, boolean plusIsSpace) {
        try {
            return TextHygiene.fault(decode(encoded, plusIsSpace));
        } catch (CharacterCodingException | NumberFormatException e) {
            return Optional.of("is not percent-encoded UTF-8");
        }
    }

    /** Strict, unlike java.net.URLDecoder, which puts U+FFFD for what it can't decode. */
    private static String decode(String encoded, boolean plusIsSpace) throws CharacterCodingException {
        var bytes = ByteBuffer.allocate(encoded.length() * 3);
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                if (i + 3 > encoded.length()) {
                    throw new NumberFormatException();
                }
                bytes.put((byte) HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else if (c == '+' && plusIsSpace) {
                bytes.put((byte) ' ');
            } else {
                bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    }
}
