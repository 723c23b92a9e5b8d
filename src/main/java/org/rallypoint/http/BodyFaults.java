package org.rallypoint.http;

import java.util.ArrayList;
import java.util.List;

/** The faults of one body, in the order in which they were found, each once. */
final class BodyFaults {

    private final List<Fault> faults = new ArrayList<>();
    private List<?> candidates = List.of();
    private boolean isBad;

    /** Keeps a fault of form. */
    void bad(String pointer, String code, String message) {
        isBad = true;
        add(pointer, code, message);
    }

    /** Keeps a fault by a rule. */
    void refused(String pointer, String code, String message) {
        add(pointer, code, message);
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** Whether something at this pointer or below it is at fault. */
    boolean hasAt(String pointer) {
        return faults.stream().map(Fault::pointer).anyMatch(at -> at.equals(pointer) || at.startsWith(pointer + "/"));
    }

    void suggest(List<?> others) {
        candidates = List.copyOf(others);
    }

    void end() {
        if (!faults.isEmpty()) {
            throw isBad ? ProblemException.badRequest(faults) : ProblemException.refused(faults, candidates);
        }
    }

    private void add(String pointer, String code, String message) {
        var fault = Fault.ofBody(pointer, code, message);
        // A value that two rules look at is at fault once.
        if (faults.size() < Fault.MOST && !faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
