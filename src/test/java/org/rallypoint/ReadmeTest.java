package org.rallypoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rallypoint.event.Client;
import org.rallypoint.event.Client.Answer;

/** What the README tells organisers to paste does what it says, to the letter. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(ReadmeTest.WithAdmin.class)
class ReadmeTest {

    private static final String ADMIN = "an-example-choose-a-secret-of-your-own";
    private static final String EVENT = "/events/geneva-2035-zurich";
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\n(.*?)^```$");
    private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.1 (\\d{3}) ");
    private static final String END = "-- end of the block, exit code ";

    /** The application as the README starts it. */
    public static class WithAdmin implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rallypoint.admin-token", ADMIN);
        }
    }

    @Inject
    TestClock clock;

    @BeforeEach
    void begin() {
        clock.set("2025-02-08T12:00:00Z");
    }

    @Test
    @Timeout(60)
    void theWalkThroughOfTheReadmeWorksWordForWord() throws IOException, InterruptedException {
        for (var tool : List.of("bash", "curl", "sed")) {
            assumeThat(isThere(tool))
                    .as("%s is not on this machine's PATH, so the README's walk-through was NOT tried", tool)
                    .isTrue();
        }
        var blocks = blocks();
        var steps = steps();
        assertThat(blocks)
                .as("Steps of the README; this test tells what each comes to")
                .hasSameSizeAs(steps);
        var bash = new ProcessBuilder("bash").redirectErrorStream(true).start();
        try (var in = bash.outputWriter(UTF_8);
                var out = new BufferedReader(new InputStreamReader(bash.getInputStream(), UTF_8))) {
            for (int i = 0; i < steps.size(); i++) {
                var said = run(blocks.get(i), in, out);
                assertThat(statuses(said))
                        .as("%s%n%s", blocks.get(i), said)
                        .isEqualTo(steps.get(i).statuses());
                steps.get(i).then().check(said);
            }
        } finally {
            bash.destroy();
            assertThat(bash.waitFor(10, SECONDS)).isTrue();
        }
    }

    private interface Check {
        void check(String said);
    }

    /** What a block of the README comes to: the statuses of the answers that it shows, and what is so afterwards. */
    private record Step(List<Integer> statuses, Check then) {}

    private static List<Step> steps() {
        var admin = Client.with(ADMIN);
        var nobody = Client.nobody();
        return List.of(
                step(said -> assertThat(said).contains("\"role\":\"admin\""), 200),
                step(
                        said -> {
                            nobody.get("/campaigns/geneva-2035").is(404);
                            assertThat(admin.get("/campaigns/geneva-2035")
                                            .is(200)
                                            .text("/publication"))
                                    .isEqualTo("draft");
                        },
                        201),
                step(
                        said -> assertThat(nobody.get("/campaigns/geneva-2035")
                                        .is(200)
                                        .text("/publication"))
                                .isEqualTo("published"),
                        200),
                step(
                        said -> assertThat(said)
                                .contains("\"role\":\"organiser\"", "\"campaigns\":[\"geneva-2035\"]", "Anna, Zürich"),
                        200),
                step(
                        said -> {
                            nobody.get(EVENT).is(404);
                            var event = admin.get(EVENT).is(200);
                            assertThat(event.text("/publication")).isEqualTo("pending");
                            assertThat(event.text("/details")).isEqualTo("to_follow");
                            assertThat(event.text("/city/id")).isEqualTo("zurich-ch");
                        },
                        201),
                step(said -> assertThat(said).contains("\"kind\":\"pending\"", "\"total\":1"), 200),
                step(
                        said -> assertThat(nobody.get(EVENT).is(200).text("/publication"))
                                .isEqualTo("published"),
                        200),
                step(
                        said -> {
                            var event = nobody.get(EVENT).is(200);
                            assertThat(event.text("/signupUrl")).isEqualTo("https://lu.ma/w5cxxfuq");
                            assertThat(event.text("/startsAt")).isEqualTo("2035-03-01T13:00:00Z");
                            assertThat(event.text("/details")).isEqualTo("partial");
                        },
                        200),
                step(
                        said -> {
                            var event = nobody.get(EVENT).is(200);
                            assertThat(event.text("/startsAt")).isEqualTo("2035-03-01T14:30:00Z");
                            assertThat(event.text("/previousStartsAt")).isEqualTo("2035-03-01T13:00:00Z");
                        },
                        200),
                step(
                        said -> {
                            assertThat(said).contains("\"current\":{");
                            assertThat(nobody.get(EVENT).is(200).text("/venue/name"))
                                    .isEqualTo("Bürkliplatz");
                        },
                        200,
                        412),
                step(
                        said -> {
                            assertThat(said.substring(said.lastIndexOf("HTTP/1.1")))
                                    .contains("\"contacts\":[]")
                                    .doesNotContain("anna@example.org");
                            assertThat(emails(admin.get(EVENT + "/contacts"))).containsExactly("anna@example.org");
                            assertThat(nobody.get(EVENT).is(200).list("/contacts"))
                                    .isEmpty();
                        },
                        200,
                        200),
                step(
                        said -> {
                            assertThat(said).contains("\"contacts\":[]").doesNotContain("anna@example.org");
                            assertThat(nobody.get(EVENT).is(200).text("/whatToBring"))
                                    .isEqualTo("Warm clothes and a drum.");
                        },
                        200),
                step(
                        said -> {
                            var event = nobody.get(EVENT).is(200);
                            assertThat(event.text("/status")).isEqualTo("cancelled");
                            assertThat(event.text("/statusNote"))
                                    .isEqualTo("The storm is too strong. We meet again in April.");
                            assertThat(event.revision()).isEqualTo(8);
                        },
                        200,
                        200),
                step(
                        said -> {
                            assertThat(said).contains("\"dryRun\":true", "\"created\":2,\"updated\":0,\"unchanged\":1");
                            nobody.get("/events/geneva-2035-oslo").is(404);
                        },
                        200),
                step(
                        said -> {
                            assertThat(nobody.get("/events/geneva-2035-oslo")
                                            .is(200)
                                            .text("/signupUrl"))
                                    .isEqualTo("https://lu.ma/iazbqzr1");
                            assertThat(nobody.get("/events/geneva-2035-milan")
                                            .is(200)
                                            .text("/details"))
                                    .isEqualTo("to_follow");
                            assertThat(nobody.get(EVENT).is(200).text("/status"))
                                    .isEqualTo("cancelled");
                        },
                        200));
    }

    private static Step step(Check then, Integer... statuses) {
        return new Step(List.of(statuses), then);
    }

    private static List<String> emails(Answer contacts) {
        var values = new ArrayList<String>();
        contacts.is(200)
                .json()
                .get("contacts")
                .forEach(contact -> values.add(contact.get("value").asText()));
        return values;
    }

    private static List<String> blocks() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        assertThat(readme).contains("RALLYPOINT_ADMIN_TOKEN=" + ADMIN);
        var section = readme.split("(?m)^## Organising, step by step$", 2)[1].split("(?m)^## ", 2)[0];
        return BLOCK.matcher(section)
                .results()
                .map(found -> found.group(1))
                .map(block -> block.replace("http://localhost:8080", RestAssured.baseURI + ":" + RestAssured.port))
                .toList();
    }

    private static String run(String block, Writer in, BufferedReader out) throws IOException {
        in.write(block + "echo; echo \"" + END + "$?\"\n");
        in.flush();
        var said = new StringBuilder();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(END)) {
                assertThat(line).as("%s%n%s", block, said).isEqualTo(END + "0");
                return said.toString();
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("bash ended in\n" + block + "\n" + said);
    }

    private static List<Integer> statuses(String said) {
        return STATUS.matcher(said)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    private static boolean isThere(String tool) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
