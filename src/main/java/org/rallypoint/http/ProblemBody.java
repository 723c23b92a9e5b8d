package org.rallypoint.http;

/** What is sent as the body of an error: a {@link Problem}, or one with the key that its status has more. */
interface ProblemBody {}
