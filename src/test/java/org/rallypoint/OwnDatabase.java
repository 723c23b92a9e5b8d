package org.rallypoint;

import io.quarkus.test.junit.QuarkusTestProfile;

/** For tests of lists of everything: an application, and so a database, that other tests haven't filled. */
public class OwnDatabase implements QuarkusTestProfile {}
