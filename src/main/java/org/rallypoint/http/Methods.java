package org.rallypoint.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which methods each path of ours knows: JAX-RS says 404 for some of the others, and never says Allow. */
@Singleton
class Methods {

    /** It answers any method there. */
    private static final Pattern SERVED_BY_QUARKUS =
            Pattern.compile("/openapi|/docs/?|/metrics|/health|/health/(?:live|ready|started|well)");

    private static final Pattern PATH_VALUE = Pattern.compile("\\{[^}]*}");
    private static final String OTHER = "OTHER";

    /** Every request asks, some of them several times, and most of them for the same few paths. */
    private static final int REMEMBERED = 1_000;

    private final Map<String, Template> templates = new TreeMap<>();
    private final LoadingCache<String, Route> routes =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build(this::route);

    /** What resources say of one path with its values left open. */
    private static final class Template {
        private final Pattern pattern;
        private final Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        private boolean takesFiles;
        private boolean isStream;

        Template(String path) {
            pattern = Pattern.compile(Arrays.stream(PATH_VALUE.split(path, -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("[^/]+")));
        }
    }

    /** What is known of a path. */
    private record Route(Set<String> methods, String template, boolean takesFiles, boolean isWholeRead) {}

    Methods(BeanManager beans) {
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .forEach(this::add);
    }

    /** Those of a path; empty when there is no such path. */
    Set<String> of(String path) {
        return routes.get(path).methods;
    }

    /** Whether something at this path takes a file, see {@link FileBody}. */
    boolean takeFiles(String path) {
        return routes.get(path).takesFiles;
    }

    /** Whether there is something of ours to read at this path that ends by itself. */
    boolean isWholeRead(String path) {
        return routes.get(path).isWholeRead;
    }

    /** The template of a path, or of itself; one word for all paths that are none of ours. */
    String template(String path) {
        return routes.get(path).template;
    }

    private Route route(String path) {
        if (SERVED_BY_QUARKUS.matcher(path).matches()) {
            return new Route(Set.of("GET", "HEAD", "OPTIONS"), path, false, false);
        }
        var fitting = templates.entrySet().stream()
                .filter(each -> each.getValue().pattern.matcher(path).matches())
                .toList();
        var methods = new TreeSet<String>();
        fitting.forEach(each -> methods.addAll(each.getValue().methods));
        var name = fitting.stream().map(Map.Entry::getKey).findFirst().orElse(OTHER);
        return new Route(
                methods,
                templates.containsKey(path) ? path : name,
                fitting.stream().anyMatch(each -> each.getValue().takesFiles),
                methods.contains("GET") && fitting.stream().noneMatch(each -> each.getValue().isStream));
    }

    private void add(Class<?> resource) {
        var base = resource.getAnnotation(Path.class).value();
        for (var method : resource.getMethods()) {
            var sub = method.isAnnotationPresent(Path.class)
                    ? "/" + method.getAnnotation(Path.class).value()
                    : "";
            var verbs = Arrays.stream(method.getAnnotations())
                    .map(Annotation::annotationType)
                    .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                    .map(type -> type.getAnnotation(HttpMethod.class).value())
                    .toList();
            if (verbs.isEmpty()) {
                continue;
            }
            var template = templates.computeIfAbsent(("/" + base + sub).replaceAll("/+", "/"), Template::new);
            template.methods.addAll(verbs);
            if (verbs.contains("GET")) {
                template.methods.add("HEAD");
            }
            var produces = method.getAnnotation(Produces.class);
            template.takesFiles |= method.isAnnotationPresent(FileBody.class);
            template.isStream |= produces != null && List.of(produces.value()).contains(MediaType.SERVER_SENT_EVENTS);
        }
    }
}
