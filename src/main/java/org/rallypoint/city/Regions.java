package org.rallypoint.city;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The states and provinces that people write behind a city because there are several of its name. */
final class Regions {

    /** Postal abbreviations, as the gazetteer has them, and names. */
    private static final Map<String, String> WRITTEN = Map.of(
            "US",
            "AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,"
                    + "DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,"
                    + "KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,"
                    + "MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,"
                    + "NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,"
                    + "PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,"
                    + "VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming",
            "CA",
            "AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NS Nova Scotia,"
                    + "NT Northwest Territories,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec,SK Saskatchewan,"
                    + "YT Yukon",
            "AU",
            "ACT Australian Capital Territory,NSW New South Wales,NT Northern Territory,QLD Queensland,"
                    + "SA South Australia,TAS Tasmania,VIC Victoria,WA Western Australia");

    private static final Map<String, Map<String, String>> CODES = WRITTEN.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    country -> Stream.of(country.getValue().split(","))
                            .collect(Collectors.toUnmodifiableMap(
                                    region -> Folding.fold(region.substring(region.indexOf(' '))),
                                    region -> region.substring(0, region.indexOf(' '))))));

    private Regions() {}

    /** Whether a place is in the region that somebody wrote; regions of other countries are known by their codes alone. */
    static boolean isIn(Place place, String written) {
        if (place.region() == null) {
            return false;
        }
        var code = CODES.getOrDefault(place.countryCode(), Map.of()).get(Folding.fold(written));
        return place.region().equalsIgnoreCase(code == null ? written.strip() : code);
    }
}
