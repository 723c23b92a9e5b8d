package org.rallypoint.webhook;

import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.Map;

/**
 * A message as it is sent.
 *
 * @param target null where there is nothing to send
 * @param nothing why there is nothing to send; null where there is
 * @param isNew whether it makes a new message in a channel, which can't be asked for afterwards
 */
record Written(
        @Nullable Target target,
        String method,
        Map<String, String> headers,
        String body,
        boolean isNew,
        @Nullable String nothing) {

    private static final Map<String, String> JSON = Map.of("content-type", "application/json");

    /** One that is taken or not, however often it comes. */
    static Written post(Target target, Map<String, String> signature, String body) {
        var headers = new HashMap<>(JSON);
        headers.putAll(signature);
        return new Written(target, "POST", headers, body, false, null);
    }

    static Written newMessage(Target target, String body) {
        return new Written(target, "POST", JSON, body, true, null);
    }

    static Written edit(Target target, String body) {
        return new Written(target, "PATCH", JSON, body, false, null);
    }

    static Written nothing(String why) {
        return new Written(null, "", Map.of(), "", false, why);
    }

    /** Whether it changes a message that is there. */
    boolean isEdit() {
        return method.equals("PATCH");
    }
}
