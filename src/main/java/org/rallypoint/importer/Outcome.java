package org.rallypoint.importer;

/** What became of a row. */
enum Outcome {
    created,
    updated,
    unchanged,
    /** Left as it is for a reason that the warnings tell. */
    skipped,
    /** A person has to decide: what it means can't be told. */
    needs_review,
    /** A rule of the API refuses it. */
    error
}
