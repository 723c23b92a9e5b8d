package org.rallypoint.review;

/** What waits for a coordinator. */
public enum SuggestionKind {
    /** A new event, suggested by somebody without an account. */
    proposal,
    /** A change of an event, suggested likewise. */
    edit,
    /** An event that an organiser or a chapter has handed in. */
    pending
}
