package org.rallypoint.review;

/** What became of a suggestion. */
public enum SuggestionStatus {
    waiting,
    accepted,
    rejected
}
