package org.rallypoint.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.rallypoint.access.RouteTable.Row;
import org.rallypoint.access.Scenes.Scene;
import org.rallypoint.http.ProblemAnswers;
import org.rallypoint.http.RawHttp;
import org.rallypoint.http.RawHttp.RawAnswer;

/** Asks one route again and again. Whatever is wrong with an answer is kept, so that all of it is told at once. */
final class Trial {

    private static final int SHOWN = 600;

    private final RawHttp.Line line;
    private final Row row;
    private final List<String> wrong = new ArrayList<>();
    private Scene scene;
    private String tag;
    private int values;
    private int requests;
    private int refused;

    Trial(RawHttp.Line line, Row row) {
        this.line = line;
        this.row = row;
    }

    void begin(Scene another) {
        scene = another;
        tag = "\"1\"";
    }

    /** The one that the table of routes says is good, as of now. */
    Request good() {
        var headers = new ArrayList<>(List.of("Authorization: Bearer " + scene.token()));
        if (row.isWrite()) {
            headers.add("If-Match: " + tag);
        }
        var request = new Request(row.method(), scene.target(row), headers, null);
        return row.body() == null ? request : with(body());
    }

    /** The good one with another body. */
    Request with(ObjectNode body) {
        return with(Json.bytes(body));
    }

    Request with(byte[] body) {
        var type = row.method().equals("PATCH") ? "application/merge-patch+json" : "application/json";
        var headers = new ArrayList<>(
                List.of("Authorization: Bearer " + scene.token(), "If-Match: " + tag, "Content-Type: " + type));
        return new Request(row.method(), scene.target(row), headers, body);
    }

    /** A new one each time, since what is to be made has a name of its own. */
    ObjectNode body() {
        return row.body() == null ? Json.MAKE.objectNode() : (ObjectNode) Json.read(scene.fill(row.body()));
    }

    /** Has to be answered, and as a problem if it is refused. */
    RawAnswer ask(String what, int tried, Request request) throws IOException {
        var answer = line.send(request.method(), request.target(), request.headers(), request.body());
        values += tried;
        requests++;
        if (answer.status() >= 400) {
            refused++;
            try {
                assertThat(answer.status()).isLessThan(500);
                isProblem(request, answer);
            } catch (AssertionError e) {
                wrong(what, request, answer, e.getMessage());
            }
        } else if (answer.header("ETag") != null && row.isWrite()) {
            tag = answer.header("ETag");
        }
        return answer;
    }

    /** The same for what can't be taken. */
    RawAnswer refuse(String what, int tried, Request request) throws IOException {
        var answer = ask(what, tried, request);
        if (answer.status() < 400) {
            wrong(what, request, answer, "is taken");
        }
        return answer;
    }

    private static void isProblem(Request request, RawAnswer answer) {
        if (request.method().equals("HEAD")) {
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.body()).isEmpty();
        } else {
            ProblemAnswers.problem(answer);
        }
    }

    void wrong(String what, Request request, RawAnswer answer, String why) {
        var text = what + ": " + request + " -> " + answer.status() + " " + why + " " + answer.text();
        wrong.add(text.substring(0, Math.min(text.length(), SHOWN)));
    }

    Row row() {
        return row;
    }

    List<String> wrong() {
        return wrong;
    }

    /** As a line of {@link BadInputCount}. */
    int[] counts() {
        return new int[] {values, requests, refused};
    }
}
