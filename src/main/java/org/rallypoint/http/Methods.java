package org.rallypoint.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private final Map<String, Set<String>> byTemplate = new HashMap<>();
    private final List<Map.Entry<Pattern, Set<String>>> routes = new ArrayList<>();
    private final List<Pattern> takingFiles = new ArrayList<>();

    Methods(BeanManager beans) {
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .forEach(this::add);
        routes.add(Map.entry(SERVED_BY_QUARKUS, Set.of("GET", "HEAD", "OPTIONS")));
        byTemplate.forEach((template, methods) -> routes.add(Map.entry(pattern(template), methods)));
    }

    /** Those of a path; empty when there is no such path. */
    Set<String> of(String path) {
        var methods = new TreeSet<String>();
        routes.stream()
                .filter(route -> route.getKey().matcher(path).matches())
                .forEach(route -> methods.addAll(route.getValue()));
        return methods;
    }

    /** Whether something at this path takes a file, see {@link FileBody}. */
    boolean takeFiles(String path) {
        return takingFiles.stream().anyMatch(route -> route.matcher(path).matches());
    }

    /** The template of a path, or of itself; one word for all paths that are none of ours. */
    String template(String path) {
        if (byTemplate.containsKey(path) || SERVED_BY_QUARKUS.matcher(path).matches()) {
            return path;
        }
        return byTemplate.keySet().stream()
                .filter(template -> pattern(template).matcher(path).matches())
                .findFirst()
                .orElse(OTHER);
    }

    private void add(Class<?> resource) {
        var base = resource.getAnnotation(Path.class).value();
        for (var method : resource.getMethods()) {
            var sub = method.isAnnotationPresent(Path.class)
                    ? "/" + method.getAnnotation(Path.class).value()
                    : "";
            var template = ("/" + base + sub).replaceAll("/+", "/");
            if (method.isAnnotationPresent(FileBody.class)) {
                takingFiles.add(pattern(template));
            }
            Arrays.stream(method.getAnnotations())
                    .map(Annotation::annotationType)
                    .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                    .map(type -> type.getAnnotation(HttpMethod.class).value())
                    .forEach(name -> {
                        var names = byTemplate.computeIfAbsent(template, t -> new TreeSet<>(Set.of("OPTIONS")));
                        names.add(name);
                        if (name.equals("GET")) {
                            names.add("HEAD");
                        }
                    });
        }
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(Arrays.stream(PATH_VALUE.split(template, -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("[^/]+")));
    }
}
