package org.rallypoint.format;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.rallypoint.http.ProblemException;

/**
 * Leads a read of events to the one route that answers its format: the suffix of the path names it, else {@code Accept}
 * chooses. Behind this every address with a suffix is a format's, and every one without is JSON's.
 */
class Negotiation {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** Lists and single events, with their suffix; an id or a slug has no dot. */
    private static final Pattern EVENTS =
            Pattern.compile("(/v1/(?:events(?:/[^/.]+)?|(?:campaigns|cities)/[^/]+/events))(?:\\.([^/]+))?");

    /** What there is to choose from, the first one where the reader has no preference. */
    private static final List<MediaType> TYPES = Stream.concat(
                    Stream.of(MediaType.APPLICATION_JSON_TYPE),
                    Arrays.stream(Format.values())
                            .filter(format -> format != Format.DISCORD)
                            .map(format -> MediaType.valueOf(format.mediaType())))
            .toList();

    @ServerRequestFilter(preMatching = true)
    void choose(ContainerRequestContext request) {
        var path = EVENTS.matcher(request.getUriInfo().getRequestUri().getRawPath());
        if (!READS.contains(request.getMethod()) || !path.matches()) {
            return;
        }
        var suffix = path.group(2);
        if (suffix == null) {
            accept(request, path.group(1));
        } else if (suffix.equals(Format.JSON_SUFFIX)) {
            lead(request, path.group(1));
        } else {
            lead(request, path.group());
        }
    }

    private static void accept(ContainerRequestContext request, String path) {
        var wishes = wishes(request);
        var chosen = TYPES.stream()
                .filter(type -> quality(type, wishes) > 0)
                // The first of those that are wanted equally.
                .reduce((one, other) -> quality(other, wishes) > quality(one, wishes) ? other : one)
                .orElseThrow(Negotiation::notAcceptable);
        Format.ofMediaType(chosen).ifPresent(format -> lead(request, path + "." + format.suffix()));
    }

    private static ProblemException notAcceptable() {
        return ProblemException.notAcceptable(
                "Accept names none of the formats that there are, which also have suffixes of their own: "
                        + Format.known() + ".");
    }

    /** A range of types, and how much it is wanted; 0 is not at all. */
    private record Wish(MediaType range, double quality) {
        static Wish of(MediaType range) {
            return new Wish(range, Double.parseDouble(range.getParameters().getOrDefault("q", "1")));
        }
    }

    private static List<Wish> wishes(ContainerRequestContext request) {
        try {
            return request.getAcceptableMediaTypes().stream().map(Wish::of).toList();
        } catch (IllegalArgumentException e) {
            throw notAcceptable();
        }
    }

    /** What the range says that fits the type most closely (RFC 9110, 12.5.1). */
    private static double quality(MediaType type, List<Wish> wishes) {
        return wishes.stream()
                .filter(wish -> wish.range.isCompatible(type))
                .max(Comparator.comparing((Wish wish) -> !wish.range.isWildcardType())
                        .thenComparing(wish -> !wish.range.isWildcardSubtype()))
                .map(Wish::quality)
                .orElse(0.0);
    }

    /** The choice is made, so that whatever Accept says cannot refuse it once more. */
    private static void lead(ContainerRequestContext request, String path) {
        request.setRequestUri(UriBuilder.fromUri(request.getUriInfo().getRequestUri())
                .replacePath(path)
                .build());
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
    }
}
