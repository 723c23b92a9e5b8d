package org.rallypoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rallypoint.contact.Erasures;

/** The dashboard in src/main/grafana asks for nothing that there isn't. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DashboardTest {

    private static final Path DASHBOARD = Path.of("src", "main", "grafana", "rallypoint.json");

    private static final Pattern TEXT_OR_RANGE = Pattern.compile("\"[^\"]*\"|\\[[^]]*]");
    private static final Pattern BY = Pattern.compile("\\b(?:by|without) *\\(([^)]*)\\)");
    private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("[a-z_]+");
    private static final Pattern NAME = Pattern.compile("\\b[a-z][a-z0-9_]*\\b(?! *\\()");

    /** Given to each sample by Prometheus. */
    private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

    @Inject
    Erasures erasures;

    /** What an expression of Prometheus asks for. */
    private record Asked(Set<String> names, Set<String> labels) {

        static Asked by(String expression) {
            var plain = TEXT_OR_RANGE.matcher(expression).replaceAll("");
            var labels = new TreeSet<String>();
            for (var where : List.of(BY, MATCHERS)) {
                where.matcher(plain)
                        .results()
                        .flatMap(found -> LABEL.matcher(found.group(1)).results())
                        .forEach(label -> labels.add(label.group()));
            }
            labels.removeAll(OF_PROMETHEUS);
            var names = new TreeSet<String>();
            NAME.matcher(MATCHERS.matcher(BY.matcher(plain).replaceAll("")).replaceAll(""))
                    .results()
                    .forEach(name -> names.add(name.group()));
            return new Asked(names, labels);
        }
    }

    @Test
    void everyMetricAndLabelOfTheDashboardIsServed() throws IOException {
        // What is counted only once it happens.
        PlainHttp.ask("GET", "/v1/nowhere", null, null);
        erasures.run();

        var metrics = Metrics.now();
        var expressions = new ObjectMapper().readTree(DASHBOARD.toFile()).findValuesAsText("expr");
        assertThat(expressions).hasSizeGreaterThan(10);
        for (var expression : expressions) {
            var asked = Asked.by(expression);
            assertThat(asked.names()).as(expression).isNotEmpty();
            assertThat(metrics.names()).as(expression).containsAll(asked.names());
            assertThat(metrics.labels(asked.names())).as(expression).containsAll(asked.labels());
        }
    }

    @Test
    void namesAndLabelsAreFoundInAnExpression() {
        var asked = Asked.by(
                "sum by (uri, instance) (rate(a_total{result=\"hit\",uri!~\"/x{y}\"}[5m])) / max(b_bytes) > 0.5");
        assertThat(asked).isEqualTo(new Asked(Set.of("a_total", "b_bytes"), Set.of("result", "uri")));
        assertThat(Arrays.asList(Asked.by("c_count"), Asked.by("topk(5, c_count)")))
                .containsOnly(new Asked(Set.of("c_count"), Set.of()));
    }
}
