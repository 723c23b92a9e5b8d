package org.rallypoint;

/** A rule of the domain refused what was asked; {@code field} is the JSON path of the value at fault, {@code code} is for machines. */
public class RuleViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String code;

    public RuleViolation(String field, String code, String message) {
        super(message);
        this.field = field;
        this.code = code;
    }

    public String field() {
        return field;
    }

    public String code() {
        return code;
    }
}
