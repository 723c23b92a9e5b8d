package org.rallypoint.contact;

/** By what means a person is reached. */
public enum Channel {
    email,
    phone,
    signal,
    discord,
    telegram,
    matrix,
    website,
    other
}
