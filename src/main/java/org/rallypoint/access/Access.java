package org.rallypoint.access;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.rallypoint.http.ProblemException;

/** Asks the policy for whoever is asking now. */
@Singleton
public class Access {

    private final SecurityIdentity identity;

    Access(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Nobody where no request is: at the start, and in scheduled jobs. */
    public Caller caller() {
        if (!Arc.container().requestContext().isActive()) {
            return Caller.NOBODY;
        }
        Caller caller = identity.getAttribute(TokenIdentities.CALLER);
        return caller == null ? Caller.NOBODY : caller;
    }

    public boolean may(Deed deed, Guarded on) {
        return deed.isAllowed(caller(), on);
    }

    /** Lets admins pass, who alone begin campaigns. */
    public void requireAdmin() {
        if (!caller().is(Role.admin)) {
            throw ProblemException.forbidden("Only admins may do that.");
        }
    }

    /** Whether the caller gets to know that it is there. */
    public boolean maySee(Guarded on) {
        return on.isPublic() || may(on.eventId() == null ? Deed.see_campaign : Deed.see_event, on);
    }

    /**
     * Lets those pass who may do it.
     *
     * @param unknown what those get who may not even see it; those who may get a 403
     */
    public void require(Deed deed, Guarded on, Supplier<ProblemException> unknown) {
        if (may(deed, on)) {
            return;
        }
        throw maySee(on) ? ProblemException.forbidden("This token may not do that here.") : unknown.get();
    }
}
