package org.rallypoint.webhook;

/** A name leads to an address that nothing may be sent to. */
final class ForbiddenTarget extends Exception {

    private static final long serialVersionUID = 1L;

    ForbiddenTarget() {
        super("The name leads to an address that is not public.");
    }
}
