package org.rallypoint.change;

import jakarta.annotation.Nullable;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.UUID;
import org.rallypoint.CommaSeparated;

/** One public change: ids and names of what changed, and no text, so that nothing has to be erased from it later. */
@Entity
public class ChangeEntry {

    @Id
    private long seq;

    private Instant at;
    private String type;
    private UUID campaignId;
    private String campaign;
    private UUID eventId;
    private String cityId;
    private String countryCode;
    private String formerCityId;
    private String formerCountryCode;
    private int revision;

    @Convert(converter = CommaSeparated.class)
    private SortedSet<String> changed;

    private boolean material;

    protected ChangeEntry() {}

    ChangeEntry(long seq, Instant at, ChangeType type, Changed what, Collection<String> changed, boolean material) {
        this.seq = seq;
        this.at = at;
        this.type = type.toString();
        this.campaignId = what.campaignId();
        this.campaign = what.campaign();
        this.eventId = what.eventId();
        if (what.where() != null) {
            this.cityId = what.where().cityId();
            this.countryCode = what.where().countryCode();
        }
        if (what.former() != null) {
            this.formerCityId = what.former().cityId();
            this.formerCountryCode = what.former().countryCode();
        }
        this.revision = what.revision();
        this.changed = CommaSeparated.of(changed);
        this.material = material;
    }

    public long seq() {
        return seq;
    }

    public Instant at() {
        return at;
    }

    /** A {@link ChangeType} as it is sent. */
    public String type() {
        return type;
    }

    public UUID campaignId() {
        return campaignId;
    }

    /** The campaign's slug. */
    public String campaign() {
        return campaign;
    }

    /** Null for a change of the campaign itself. */
    @Nullable
    public UUID eventId() {
        return eventId;
    }

    @Nullable
    public String cityId() {
        return cityId;
    }

    @Nullable
    public String countryCode() {
        return countryCode;
    }

    /** Where the event was until this change; null where it has not moved. */
    @Nullable
    public String formerCityId() {
        return formerCityId;
    }

    @Nullable
    public String formerCountryCode() {
        return formerCountryCode;
    }

    public int revision() {
        return revision;
    }

    public SortedSet<String> changed() {
        return Collections.unmodifiableSortedSet(changed);
    }

    /** Whether time, day, place, sign-up or status changed: worth telling everyone who means to come. */
    public boolean isMaterial() {
        return material;
    }
}
