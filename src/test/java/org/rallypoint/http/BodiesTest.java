package org.rallypoint.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

    private static final int MAX_NESTING = 32;

    private final Bodies bodies = new Bodies(strict());

    private static ObjectMapper strict() {
        var json = new ObjectMapper();
        new StrictJson().customize(json);
        return json;
    }

    @Test
    void oneObjectIsRead() {
        assertThat(bodies.object(" {\"city\":\"Zürich 😀\"}\n".getBytes(UTF_8))
                        .get("city")
                        .textValue())
                .isEqualTo("Zürich 😀");
    }

    @Test
    void aBodyCanBeLeftOutWhereItIsOptional() {
        assertThat(bodies.optionalObject(null)).isEmpty();
        assertThat(bodies.optionalObject(new byte[0])).isEmpty();
        assertThat(bodies.optionalObject("{\"a\":1}".getBytes(UTF_8))).hasSize(1);
        assertThat(fault(null).code()).isEqualTo("missing_body");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                      | missing_body | ``",
                "` \n`                   | missing_body | ``",
                "[]                      | wrong_type   | ``",
                "null                    | wrong_type   | ``",
                "1                       | wrong_type   | ``",
                "\"canary\"              | wrong_type   | ``",
                "{                       | bad_json     | ``",
                "{\"a\":}                | bad_json     | ``",
                "{\"canary\":canary}     | bad_json     | ``",
                "{'canary':1}            | bad_json     | ``",
                "{canary:1}              | bad_json     | ``",
                "{\"a\":1,}              | bad_json     | ``",
                "{\"a\":01}              | bad_json     | ``",
                "{\"a\":NaN}             | bad_json     | ``",
                "{\"a\":\"\t\"}          | bad_json     | ``",
                "{} canary               | bad_json     | ``",
                "{}{}                    | bad_json     | ``",
                "{/* canary */}          | bad_json     | ``",
                "{\"a\":1,\"a\":2}       | bad_json     | /a",
                "{\"l\":[{},{\"b/c~\":1,\"b/c~\":2}]} | bad_json | /l/1/b~1c~0",
                "{\"a\\u0000\":1,\"a\\u0000\":2} | bad_json | ``"
            })
    void anythingElseIsOneFault(String body, String code, String pointer) {
        var fault = fault(body.getBytes(UTF_8));

        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.pointer()).isEqualTo(pointer);
        assertThat(fault.message()).doesNotContain("canary").doesNotContainPattern("(?i)jackson|exception|com\\.");
    }

    @Test
    void onlyUtf8WithoutAMarkIsRead() {
        assertThat(fault("\uFEFF{}".getBytes(UTF_8)).code()).isEqualTo("bad_encoding");
        assertThat(fault("{\"a\":\"ü\"}".getBytes(ISO_8859_1)).code()).isEqualTo("bad_encoding");
        assertThat(fault("{}".getBytes(UTF_16)).code()).isEqualTo("bad_encoding");
        assertThat(fault(new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'})
                        .code())
                .isEqualTo("bad_encoding");
    }

    @Test
    void nestingEndsSomewhere() {
        assertThat(bodies.object(nested(MAX_NESTING))).isNotEmpty();
        assertThat(fault(nested(MAX_NESTING + 1)).code()).isEqualTo("bad_json");
        assertThat(fault(nested(100_000)).code()).isEqualTo("bad_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":%s}", "{\"a\":0.%s}", "{\"a\":1e%s}"})
    void aNumberWithoutEndIsNoNumber(String template) {
        assertThat(fault(template.formatted("1".repeat(10_000)).getBytes(UTF_8)).code())
                .isEqualTo("bad_json");
    }

    private static byte[] nested(int depth) {
        return ("{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}").getBytes(UTF_8);
    }

    private Fault fault(byte[] body) {
        var problem = catchThrowableOfType(ProblemException.class, () -> bodies.object(body))
                .answer("/");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.problem().errors()).hasSize(1);
        return problem.problem().errors().get(0);
    }
}
