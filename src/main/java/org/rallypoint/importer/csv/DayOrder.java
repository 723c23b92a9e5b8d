package org.rallypoint.importer.csv;

/** In which order a day is written whose parts are parted by strokes: it differs from country to country. */
enum DayOrder {
    DAY_FIRST,
    MONTH_FIRST,
    UNKNOWN
}
