package org.rallypoint.importer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rallypoint.access.Audit;
import org.rallypoint.campaign.Campaign;
import org.rallypoint.city.CityChoice;
import org.rallypoint.city.CityRepository;
import org.rallypoint.event.Event;
import org.rallypoint.event.EventBatch;
import org.rallypoint.event.EventBatches;
import org.rallypoint.importer.ImportReport.Missing;
import org.rallypoint.importer.ImportReport.Row;
import org.rallypoint.importer.proposal.Proposal;

/** Brings the proposals of a source into a campaign: finds the event of each, compares, and writes by the rules of the API. */
@Singleton
class CampaignImport {

    private final EventBatches batches;
    private final CityChoice choice;
    private final CityRepository cities;
    private final Audit audit;
    private final EntityManager database;
    private final Clock clock;

    CampaignImport(
            EventBatches batches,
            CityChoice choice,
            CityRepository cities,
            Audit audit,
            EntityManager database,
            Clock clock) {
        this.batches = batches;
        this.choice = choice;
        this.cities = cities;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /**
     * What an import came to.
     *
     * @param missing events of the campaign that the source lacks
     */
    record Result(List<Row> rows, List<Missing> missing) {}

    /** Needs a transaction in which nothing was changed yet. */
    Result apply(Campaign campaign, Source source, List<Proposal> proposals, ImportOptions options) {
        var language = Objects.requireNonNullElse(options.language(), campaign.defaultLanguage());
        var batch = batches.begin(campaign, options.dryRun());
        var located = located(batch, proposals, language);
        var memory = new ImportMemory(campaign.id(), source, language, database);
        var matching = new Matching(batch.events(), memory, located, clock.instant());
        var run =
                new ImportRun(batch, memory, matching, options, language, campaign.defaultLanguage(), clock.instant());
        var rows = located.stream().map(run::row).toList();
        var missing = matching.untouched().stream().map(CampaignImport::missing).toList();
        batch.end();
        if (!options.dryRun()) {
            memory.write();
            audit(campaign, source, rows);
        }
        return new Result(rows, missing);
    }

    private void audit(Campaign campaign, Source source, List<Row> rows) {
        var counts = ImportReport.Counts.of(rows);
        audit.record(
                "campaign.import",
                campaign,
                null,
                null,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("source", source.toString())
                        .put("created", counts.created())
                        .put("updated", counts.updated())
                        .put("unchanged", counts.unchanged()));
    }

    private List<Located> located(EventBatch batch, List<Proposal> proposals, String language) {
        var whereabouts = new Whereabouts(choice.finder(batch.towns()), language);
        var places = proposals.stream()
                .map(proposal -> whereabouts.find(proposal.spot()))
                .toList();
        batch.prepare(places.stream()
                .map(Whereabouts.Place::cityId)
                .filter(Objects::nonNull)
                .toList());
        var located = new ArrayList<Located>();
        for (int i = 0; i < proposals.size(); i++) {
            var cityId = places.get(i).cityId();
            var zone = cityId == null ? null : cities.findById(cityId).timeZone();
            located.add(new Located(PrivateParts.takenOut(proposals.get(i)), places.get(i), zone));
        }
        return located;
    }

    private static Missing missing(Event event) {
        return new Missing(
                event.id(), event.slug(), event.city().name(), event.countryCode(), event.startDate(), event.status());
    }
}
