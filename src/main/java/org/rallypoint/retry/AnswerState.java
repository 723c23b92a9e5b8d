package org.rallypoint.retry;

/** What has become of a POST with an Idempotency-Key. */
enum AnswerState {
    running,
    answered,
    /** It was done; its answer showed what has been erased since, or was never kept. */
    erased
}
