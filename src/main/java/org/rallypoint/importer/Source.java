package org.rallypoint.importer;

/** Where an import comes from; what one of them said is remembered apart from what others said. */
enum Source {
    markdown,
    csv,
    calendar,
    json,
    json_ld
}
