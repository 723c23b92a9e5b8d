package org.rallypoint.badinput;

import java.util.ArrayList;
import java.util.List;

/**
 * One that is changed step by step.
 *
 * @param headers whole lines
 * @param body null for none
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
record Request(String method, String target, List<String> headers, byte[] body) {

    Request method(String other) {
        return new Request(other, target, headers, body);
    }

    Request target(String other) {
        return new Request(method, other, headers, body);
    }

    String path() {
        return target.split("\\?", 2)[0];
    }

    /** One more parameter. */
    Request query(String parameter) {
        return target(target + (target.contains("?") ? "&" : "?") + parameter);
    }

    Request body(byte[] other) {
        return new Request(method, target, headers, other);
    }

    /** Another value instead of those that there are. */
    Request header(String name, String value) {
        var without = without(name);
        without.headers.add(name + ": " + value);
        return without;
    }

    Request without(String name) {
        var others = new ArrayList<>(headers);
        others.removeIf(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
        return new Request(method, target, others, body);
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
