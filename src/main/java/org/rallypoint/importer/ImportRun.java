package org.rallypoint.importer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.rallypoint.contact.Audience;
import org.rallypoint.contact.Channel;
import org.rallypoint.contact.ContactInput;
import org.rallypoint.event.Event;
import org.rallypoint.event.EventBatch;
import org.rallypoint.event.EventBatch.Written;
import org.rallypoint.event.EventPublication;
import org.rallypoint.event.EventStatus;
import org.rallypoint.http.Fault;
import org.rallypoint.http.ProblemException;
import org.rallypoint.importer.ImportReport.FieldChange;
import org.rallypoint.importer.ImportReport.Read;
import org.rallypoint.importer.ImportReport.Row;
import org.rallypoint.importer.proposal.Proposal;
import org.rallypoint.importer.proposal.Proposal.ProposedContact;

/** Does one row after the other. */
class ImportRun {

    private static final int SHOWN = 200;
    private static final int MOST_CONTACTS = 20;
    /** Doubts about an end alone, which is left out: the row can be taken as it is. */
    private static final Set<String> HARMLESS = Set.of("ends_before_start", "mixed_times");

    private final EventBatch batch;
    private final ImportMemory memory;
    private final Matching matching;
    private final ImportOptions options;
    private final String language;
    private final String defaultLanguage;
    private final Instant now;
    private final Spots spots;

    ImportRun(
            EventBatch batch,
            ImportMemory memory,
            Matching matching,
            ImportOptions options,
            String language,
            String defaultLanguage,
            Instant now) {
        this.batch = batch;
        this.memory = memory;
        this.matching = matching;
        this.options = options;
        this.language = language;
        this.defaultLanguage = defaultLanguage;
        this.now = now;
        spots = new Spots(batch.events());
    }

    /** What becomes of a row; nothing that is wrong with it keeps the others from going on. */
    Row row(Located row) {
        var match = matching.find(row);
        try {
            var doubts = row.proposal().doubts();
            if (!doubts.stream().map(Fault::code).allMatch(HARMLESS::contains)) {
                return answer(row, Outcome.needs_review, match.event(), List.of(), doubts);
            }
            if (match.doubt() != null) {
                return answer(row, Outcome.needs_review, null, List.of(), List.of(match.doubt()));
            }
            return match.event() == null ? create(row) : update(row, match.event());
        } catch (ProblemException e) {
            var outcome = e.isConflict() ? Outcome.needs_review : Outcome.error;
            return answer(row, outcome, match.event(), List.of(), faults(e));
        }
    }

    // ------------------------------------------------------------------ new events

    private Row create(Located row) {
        if (row.cityId() == null) {
            return answer(
                    row,
                    Outcome.needs_review,
                    null,
                    List.of(),
                    List.of(row.place().fault()));
        }
        if (row.proposal().isCancelled()) {
            return answer(
                    row,
                    Outcome.skipped,
                    null,
                    List.of(),
                    List.of(warning(
                            "cancelled_in_source",
                            "The source says that it was cancelled, and there is no such event here.")));
        }
        var earlier = spots.earlier(row);
        if (earlier != null && !options.allowDuplicate()) {
            return twice(row, earlier);
        }
        var warnings = warnings(row);
        var input = input(row, row.zone());
        var said = options.dryRun() ? null : Merge.first(batch.normal(input));
        if (options.asDraft()) {
            input.put("publication", "draft");
        }
        if (options.acceptsConduct()) {
            input.put("acceptCodeOfConduct", true);
        }
        if (row.proposal().isPostponed()) {
            warnings.add(
                    warning(
                            "postponed_there",
                            "The source says that it is postponed, and an import makes it a scheduled one; postpone it here if that is so."));
        }
        var mayHaveTwin = options.allowDuplicate() || spots.isKnownApart(row);
        var written = batch.create(input, contacts(row.proposal(), warnings), mayHaveTwin);
        if (said != null) {
            memory.says(written.event().id(), row.proposal().externalId(), said);
        }
        spots.add(row.cityId(), row);
        warnings.addAll(withoutPointers(written.warnings()));
        return answer(row, Outcome.created, written.event(), List.of(), warnings);
    }

    /** The rules allow one event of a city on a day; whether there are two, or somebody copied a line, isn't ours to say. */
    private Row twice(Located row, Located earlier) {
        var line = earlier.proposal().line();
        return row.repeats(earlier)
                ? answer(
                        row,
                        Outcome.skipped,
                        null,
                        List.of(),
                        List.of(warning("repeated", "It says what line " + line + " said already.")))
                : answer(
                        row,
                        Outcome.needs_review,
                        null,
                        List.of(),
                        List.of(warning(
                                "twice",
                                "Line " + line
                                        + " has this city on this day already; allowDuplicate=true takes both.")));
    }

    // ------------------------------------------------------------------ events that are there

    private Row update(Located row, Event event) {
        spots.add(event.city().id(), row);
        if (event.replacedBy() != null) {
            return answer(
                    row,
                    Outcome.skipped,
                    event,
                    List.of(),
                    List.of(warning("merged_here", "This event was merged into another one; change that one.")));
        }
        if (event.publication() == EventPublication.hidden) {
            return answer(
                    row,
                    Outcome.skipped,
                    event,
                    List.of(),
                    List.of(
                            warning(
                                    "hidden_here",
                                    "This event was hidden, and an import doesn't show it again; publish it if it is to be seen.")));
        }
        // What our own export names by its id is told by no other.
        var isOurs = event.id().toString().equals(row.proposal().externalId());
        var externalId = isOurs ? null : row.proposal().externalId();
        var given = batch.normal(input(row, row.zone() == null ? event.city().timeZone() : row.zone()));
        var said = memory.said(event.id(), externalId);
        var state = batch.state(event);
        var warnings = warnings(row);
        if (isOurs) {
            LeftHere.lentTexts(given, state, language, defaultLanguage);
        }
        leavePutOff(row.proposal(), event, given, state, warnings);
        var merged = Merge.into(state, given, said, isOurs && isOlder(row.proposal(), event));
        if (!merged.notFilled().isEmpty()) {
            warnings.add(warning(
                    "older_than_here",
                    "The event was changed here since this row was exported, so that nothing is filled in which is unknown here now: "
                            + String.join(", ", merged.notFilled())
                            + ". Export it anew to fill that in."));
        }
        if (said.isEmpty() && !row.proposal().contacts().isEmpty()) {
            warnings.add(warning("contact_left_out", "Contacts are taken with a new event alone; enter them there."));
        }
        addWarnings(row.proposal(), event, merged.kept(), warnings);
        if (merged.patch().isEmpty()) {
            memory.says(event.id(), externalId, merged.said());
            return answer(row, Outcome.unchanged, event, List.of(), warnings);
        }
        var written = batch.patch(event, merged.patch(), options.allowDuplicate());
        memory.says(event.id(), externalId, merged.said());
        warnings.addAll(withoutPointers(written.warnings()));
        var changes = changes(written);
        return answer(row, changes.isEmpty() ? Outcome.unchanged : Outcome.updated, event, changes, warnings);
    }

    private static boolean isOlder(Proposal proposal, Event event) {
        var exported = proposal.exported();
        return exported != null && exported.revision() != null && exported.revision() < event.revision();
    }

    /** The day that a source still has for what was put off is mostly the one on which it won't be. */
    private static void leavePutOff(
            Proposal proposal, Event event, ObjectNode given, ObjectNode state, List<Fault> warnings) {
        if (!LeftHere.isPutOff(event)) {
            return;
        }
        var differs = LeftHere.times(given, state);
        if (!proposal.isPostponed()) {
            differs |= LeftHere.notes(given, state);
        }
        if (differs) {
            warnings.add(
                    warning(
                            "postponed_here",
                            "It is postponed here, so that its day, its time and what is said of that are left as they are; enter a new day here."));
        }
    }

    private static void addWarnings(Proposal proposal, Event event, List<String> kept, List<Fault> warnings) {
        if (!kept.isEmpty()) {
            warnings.add(warning(
                    "differs_here",
                    "Left as it is, since the source says nothing new of it and it stands otherwise here: "
                            + String.join(", ", kept) + "."));
        }
        if (event.publication() == EventPublication.pending || event.publication() == EventPublication.draft) {
            warnings.add(warning("not_public", "It is " + event.publication() + ", and an import doesn't publish it."));
        }
        var isCancelled = event.status() == EventStatus.cancelled;
        if (proposal.isCancelled() && !isCancelled) {
            warnings.add(warning(
                    "cancelled_in_source", "The source says that it was cancelled; cancel it here if that is so."));
        }
        if (proposal.isPostponed() && event.status() == EventStatus.scheduled) {
            warnings.add(warning(
                    "postponed_there", "The source says that it is postponed; postpone it here if that is so."));
        }
        if (!proposal.isCancelled() && isCancelled) {
            warnings.add(warning("cancelled_here", "It is cancelled here, and the source still has it."));
        }
    }

    private static List<FieldChange> changes(Written written) {
        return written.after().properties().stream()
                .map(field -> new FieldChange(field.getKey(), written.before().get(field.getKey()), field.getValue()))
                .toList();
    }

    // ------------------------------------------------------------------ what both need

    private ObjectNode input(Located row, ZoneId zone) {
        var input = ApiInput.of(row.proposal(), zone, language, defaultLanguage);
        if (row.cityId() != null) {
            input.put("city", row.cityId());
        }
        return input;
    }

    private static List<Fault> warnings(Located row) {
        var warnings = new ArrayList<>(row.proposal().doubts());
        if (row.place().fault() != null) {
            warnings.add(row.place().fault());
        }
        return warnings;
    }

    private List<ContactInput> contacts(Proposal proposal, List<Fault> warnings) {
        var all = proposal.contacts().stream().map(ImportRun::contact).toList();
        var good = all.stream()
                .filter(contact -> contact.violations(now).isEmpty())
                .limit(MOST_CONTACTS)
                .toList();
        if (good.size() < all.size()) {
            warnings.add(warning("contact_left_out", (all.size() - good.size()) + " of its contacts can't be kept."));
        }
        return good;
    }

    /** Whatever the source says of who may see it, it is private: that person wasn't asked. */
    private static ContactInput contact(ProposedContact given) {
        var name = given.name() == null || given.name().isBlank()
                ? "Organiser"
                : given.name().strip();
        var channel = Arrays.stream(Channel.values())
                .filter(known -> known.toString().equals(given.channel()))
                .findFirst()
                .orElse(Channel.other);
        return new ContactInput(null, name, channel, given.value().strip(), Audience.private_, null, null);
    }

    private static List<Fault> faults(ProblemException e) {
        return e.faults().isEmpty() ? List.of(warning("conflict", e.getMessage())) : withoutPointers(e.faults());
    }

    /** They point into what was made of the row, which nobody sees. */
    private static List<Fault> withoutPointers(List<Fault> faults) {
        return faults.stream()
                .map(fault -> warning(fault.code(), fault.message()))
                .toList();
    }

    private static Fault warning(String code, String message) {
        return new Fault(null, null, code, message);
    }

    private Row answer(
            Located row, Outcome outcome, @Nullable Event event, List<FieldChange> changes, List<Fault> warnings) {
        var isUnstored = outcome == Outcome.created && options.dryRun();
        return new Row(
                row.proposal().line(),
                read(row),
                outcome,
                event == null || isUnstored ? null : event.id(),
                event == null ? null : event.slug(),
                changes,
                warnings,
                outcome == Outcome.needs_review ? row.place().candidates() : List.of());
    }

    private static Read read(Located row) {
        var proposal = row.proposal();
        var spot = proposal.spot();
        var times = proposal.times();
        var time = times.startsAt() == null || row.zone() == null
                ? times.startTime()
                : times.startsAt().atZone(row.zone()).toLocalTime();
        return new Read(
                shown(spot.city() == null ? spot.address() : spot.city()),
                shown(spot.region()),
                shown(spot.country()),
                row.cityId(),
                shown(proposal.fields().path("title").textValue()),
                row.day(),
                time == null ? null : time.truncatedTo(ChronoUnit.MINUTES).toString(),
                proposal.links().stream().map(link -> shown(link.url())).toList(),
                shown(proposal.externalId()),
                proposal.contacts().size());
    }

    /** The beginning of a text that no rule has looked at yet. */
    @Nullable
    private static String shown(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var shown = new StringBuilder();
        text.strip()
                .codePoints()
                .limit(SHOWN)
                .map(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE
                        ? '\uFFFD'
                        : point)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
