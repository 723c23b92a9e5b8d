package org.rallypoint.event;

/** What became of the plan. A scheduled event with a previous start was rescheduled. */
public enum EventStatus {
    scheduled,
    postponed,
    cancelled
}
