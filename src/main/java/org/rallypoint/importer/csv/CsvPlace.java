package org.rallypoint.importer.csv;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.Nullable;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rallypoint.importer.proposal.Proposal.Spot;

/** Reads where an event is from the cells of its row: the city, and the place in it. */
final class CsvPlace {

    private static final Pattern WITH_ZERO_DECIMALS = Pattern.compile("(\\d{1,10})\\.0{1,10}");
    private static final Pattern DEGREES = Pattern.compile("[+-]?\\d{1,3}(?:[.,]\\d{1,20})?(?:E-\\d{1,3})?");

    private final CsvCells row;
    private final @Nullable String name;
    private final @Nullable String address;

    /** Known whole, or not at all. */
    private record Point(double latitude, double longitude) {}

    CsvPlace(CsvCells row) {
        this.row = row;
        name = row.text(CsvColumn.VENUE_NAME);
        address = addressWithPostcode(row);
    }

    Spot spot() {
        var id = row.text(CsvColumn.CITY_ID);
        var city = id == null ? row.text(CsvColumn.CITY) : id;
        var code = row.text(CsvColumn.COUNTRY_CODE);
        var country = code == null ? row.text(CsvColumn.COUNTRY) : code;
        // "Zürich, Switzerland" in the column of the city, which is a line with the city in it.
        var isLine = city != null && id == null && country == null && city.contains(",");
        var line = city == null ? joined(name, address) : isLine ? city : null;
        if (city == null && line == null) {
            row.doubt("no_city", "This row names no city.");
        }
        var point = point(CsvColumn.LATITUDE, CsvColumn.LONGITUDE);
        return new Spot(
                isLine ? null : city,
                row.text(CsvColumn.REGION),
                country,
                line,
                point.map(Point::latitude).orElse(null),
                point.map(Point::longitude).orElse(null));
    }

    /** As the API takes it; null if nothing is said of it. */
    @Nullable
    ObjectNode venue() {
        var venue = JsonNodeFactory.instance.objectNode();
        if (name != null) {
            venue.put("name", name);
        }
        if (address != null) {
            venue.put("address", address);
        }
        point(CsvColumn.VENUE_LATITUDE, CsvColumn.VENUE_LONGITUDE)
                .ifPresent(point -> venue.put("latitude", point.latitude()).put("longitude", point.longitude()));
        return venue.isEmpty() ? null : venue;
    }

    /** A postcode by itself is no address. Spreadsheets take it for a number, and some write that with decimals. */
    @Nullable
    private static String addressWithPostcode(CsvCells row) {
        var street = row.text(CsvColumn.VENUE_ADDRESS);
        var postcode = row.text(CsvColumn.POSTCODE);
        if (street == null || postcode == null) {
            return street;
        }
        var whole = WITH_ZERO_DECIMALS.matcher(postcode);
        var code = whole.matches() ? whole.group(1) : postcode;
        return street.contains(code) ? street : street + ", " + code;
    }

    private Optional<Point> point(CsvColumn latitude, CsvColumn longitude) {
        var north = row.text(latitude);
        var east = row.text(longitude);
        if (north == null && east == null) {
            return Optional.empty();
        }
        var point = degrees(north, 90)
                .flatMap(degreesNorth -> degrees(east, 180).map(degreesEast -> new Point(degreesNorth, degreesEast)));
        if (point.isEmpty()) {
            row.doubt("unreadable_point", "The latitude and longitude of this row are no point in degrees.");
        }
        return point;
    }

    private static Optional<Double> degrees(@Nullable String text, int most) {
        return Optional.ofNullable(text)
                .filter(written -> DEGREES.matcher(written).matches())
                .map(written -> Double.valueOf(written.replace(',', '.')))
                .filter(number -> Math.abs(number) <= most);
    }

    @Nullable
    private static String joined(@Nullable String name, @Nullable String address) {
        var isBoth = name != null && address != null;
        return isBoth ? name + ", " + address : name == null ? address : name;
    }
}
