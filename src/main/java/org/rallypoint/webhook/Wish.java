package org.rallypoint.webhook;

import jakarta.annotation.Nullable;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Collection;
import java.util.SortedSet;
import org.rallypoint.CommaSeparated;
import org.rallypoint.change.ChangeEntry;

/** Which changes somebody wants to be told of: those that fit everything that is said here. */
@Embeddable
class Wish {

    private String campaign;
    private String countryCode;
    private String cityId;

    @Convert(converter = CommaSeparated.class)
    private SortedSet<String> types;

    private boolean materialOnly;

    protected Wish() {}

    /**
     * A wish.
     *
     * @param campaign slug; null for any
     * @param types as they are sent; none for any
     */
    Wish(
            @Nullable String campaign,
            @Nullable String countryCode,
            @Nullable String cityId,
            Collection<String> types,
            boolean materialOnly) {
        this.campaign = campaign;
        this.countryCode = countryCode;
        this.cityId = cityId;
        this.types = CommaSeparated.of(types);
        this.materialOnly = materialOnly;
    }

    boolean fits(ChangeEntry entry) {
        var isThere = isOf(entry.campaign(), entry.countryCode(), entry.cityId())
                || (entry.formerCityId() != null
                        && isOf(entry.campaign(), entry.formerCountryCode(), entry.formerCityId()));
        return isThere && (types.isEmpty() || types.contains(entry.type())) && (!materialOnly || entry.isMaterial());
    }

    /** Whether something of a campaign in a place is meant; a campaign by itself is in no place. */
    boolean isOf(String otherCampaign, @Nullable String otherCountry, @Nullable String otherCity) {
        return (campaign == null || campaign.equals(otherCampaign))
                && (countryCode == null || countryCode.equals(otherCountry))
                && (cityId == null || cityId.equals(otherCity));
    }

    @Nullable
    String campaign() {
        return campaign;
    }

    @Nullable
    String countryCode() {
        return countryCode;
    }

    @Nullable
    String cityId() {
        return cityId;
    }

    SortedSet<String> types() {
        return types;
    }

    boolean isMaterialOnly() {
        return materialOnly;
    }
}
