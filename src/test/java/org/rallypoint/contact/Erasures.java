package org.rallypoint.contact;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Runs the job that erases contacts, for tests of other rooms. */
@Singleton
public class Erasures {

    @Inject
    ContactErasure erasure;

    public void run() {
        erasure.run();
    }
}
