package org.rallypoint.http;

/** An answer about one thing whose stored changes are counted; its ETag begins with that number. */
public interface Revisioned {

    int revision();
}
