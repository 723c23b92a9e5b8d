package org.rallypoint.city;

import jakarta.annotation.Nullable;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A place in which there is an event: one of the gazetteer, or a town that the gazetteer lacks. */
@Entity
@SuppressWarnings("UnusedVariable") // Some columns are read by queries alone.
public class City {

    private static final double SAME_PLACE_DEGREES = 0.25;

    @Id
    private String id;

    private String name;
    private String sortName;
    private String countryCode;
    private String region;
    private double latitude;
    private double longitude;
    private String timeZone;
    private boolean custom;

    /** Long, and only ever searched. */
    @Basic(fetch = FetchType.LAZY)
    private String searchText;

    protected City() {}

    private City(Place place, boolean custom, Collection<String> names) {
        id = place.id();
        name = place.name();
        sortName = Folding.fold(name);
        countryCode = place.countryCode();
        region = place.region();
        latitude = place.latitude();
        longitude = place.longitude();
        timeZone = place.timeZone();
        this.custom = custom;
        searchText = names.stream().map(Folding::fold).distinct().collect(Collectors.joining("\n"));
    }

    /** The row of a place of the gazetteer; {@code names} are all that it is to be found by. */
    public static City of(Place place, Collection<String> names) {
        return new City(place, false, names);
    }

    /** A town that the gazetteer lacks. */
    public static City custom(
            String id, String name, String countryCode, double latitude, double longitude, ZoneId timeZone) {
        var place = new Place(id, 0, name, countryCode, null, latitude, longitude, timeZone.getId(), 0);
        return new City(place, true, List.of(name));
    }

    /** Whether the gazetteer lacks it. */
    boolean isCustom() {
        return custom;
    }

    /** Whether the other one is this place, and not just one of the same name. */
    boolean isPlaceOf(City other) {
        return isNear(other.latitude, other.longitude);
    }

    /** Whether a point is so near that, under the same name, it is this place. */
    boolean isNear(double latitude, double longitude) {
        return Math.abs(this.latitude - latitude) < SAME_PLACE_DEGREES
                && Math.abs(this.longitude - longitude) < SAME_PLACE_DEGREES;
    }

    public String id() {
        return id;
    }

    /** Its own name, in no particular language. */
    public String name() {
        return name;
    }

    /** The own name folded: the order of lists is the same in every language. */
    public String sortName() {
        return sortName;
    }

    public String countryCode() {
        return countryCode;
    }

    @Nullable
    public String region() {
        return region;
    }

    public double latitude() {
        return latitude;
    }

    public double longitude() {
        return longitude;
    }

    /** What the gazetteer would say of it. */
    public Place place() {
        return new Place(id, 0, name, countryCode, region, latitude, longitude, timeZone, 0);
    }

    public ZoneId timeZone() {
        return ZoneId.of(timeZone);
    }
}
