package org.rallypoint.importer;

import jakarta.annotation.Nullable;

/**
 * How to import.
 *
 * @param language of the texts; null for the campaign's default one
 * @param asDraft whether new events stay drafts
 * @param acceptsConduct whether the campaign's code of conduct is accepted for new events
 */
record ImportOptions(
        boolean dryRun, @Nullable String language, boolean asDraft, boolean acceptsConduct, boolean allowDuplicate) {}
