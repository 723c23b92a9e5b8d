package org.rallypoint;

/** What was asked can't be done in the present state, though it could in another; {@code code} is for machines. */
public class StateConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public StateConflict(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
