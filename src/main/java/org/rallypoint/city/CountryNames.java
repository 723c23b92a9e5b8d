package org.rallypoint.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Which countries people mean by what they write: the way back from {@link Countries#name}. */
public final class CountryNames {

    private static final List<String> ALWAYS = List.of("en", "de", "fr", "es", "nl");

    private static final int LONGEST = 100;

    private static final Pattern STOPS_AND_SPACES = Pattern.compile("[.\\s]");

    /** What people write beside the names of CLDR; two codes are two countries of that name. */
    private static final String WRITTEN_BY_PEOPLE = """
            AE: Emirates; Emirate; Émirats; Emiratos; Emiraten
            BA: Bosnia; Bosnien; Bosnie; Bosnië
            BY: Weißrussland; Biélorussie; Bielorrusia; Wit-Rusland
            CD: DR Congo; DR Kongo; RD Congo; D.R. Congo; D.R. Kongo; R.D. Congo; Congo DRC; Congo RDC
            CD: Democratic Republic of Congo; Congo-Kinshasa; Kongo-Kinshasa; Democratische Republiek Kongo
            CG: Congo-Brazzaville; Kongo-Brazzaville; Congo Republic; Republiek Kongo
            CD CG: Congo; Kongo
            CI: Ivory Coast; Côte d'Ivoire; Elfenbeinküste; Costa de Marfil; Ivoorkust
            CN: PR China; People's Republic of China; Volksrepublik China; République populaire de Chine
            CN: República Popular China; Volksrepubliek China
            CV: Cape Verde; Cabo Verde; Kap Verde; Kapverden; Cap-Vert; Kaapverdië
            CZ: Czech Republic; Czechia; Tschechische Republik; Tschechei; Česko; Česká republika; République tchèque
            CZ: República Checa; Tsjechische Republiek
            GB: uk; Vereinigte Königreich; Great Britain; Britain; Großbritannien; Grande-Bretagne; Gran Bretaña; Groot-Brittannië
            GB: England; Angleterre; Inglaterra; Engeland; Wales; Pays de Galles; Gales
            GB: Scotland; Schottland; Écosse; Escocia; Schotland
            GB: Northern Ireland; Nordirland; Irlande du Nord; Irlanda del Norte; Noord-Ierland
            HK: Hong Kong; Hongkong
            IE: Republic of Ireland; Éire; Republik Irland; République d'Irlande; República de Irlanda; Republiek Ierland
            KG: Kirgistan; Kirgisien; Kirghizistan; Kirgizië
            KP: DPRK; North Korea
            KR: South Korea; Republic of Korea; Republik Korea; République de Corée; República de Corea; Republiek Korea
            KP KR: Korea; Corée; Corea
            MD: Moldova; Moldau; Moldawien; Moldavie; Moldavia; Moldavië
            MK: Macedonia; North Macedonia; Mazedonien; Macédoine; Macedonië
            MM: Myanmar; Burma; Birma; Birmanie; Birmania
            MO: Macao; Macau
            NL: Holland; Hollande; Holanda
            PS: Palestine; Palästina; Palestina
            RU: Russian Federation; Russische Föderation; Fédération de Russie; Federación de Rusia; Russische Federatie
            SK: Slovak Republic; Slowakische Republik; République slovaque; República Eslovaca; Slowaakse Republiek
            SZ: Eswatini; Swaziland; Swasiland; Suazilandia
            TL: East Timor; Timor-Leste; Osttimor; Timor oriental; Oost-Timor
            TR: Turkey; Türkiye; Türkei; Turquie; Turquía; Turkije
            TW: Taiwan; Taïwan; Taiwán
            US: usa; Vereinigten Staaten; United States of America; America; Amerika; Vereinigte Staaten; Vereinigte Staaten von Amerika
            US: États-Unis d'Amérique; Amérique; Estados Unidos de América; Verenigde Staten van Amerika
            VA: Vatican; Holy See; Vatikan; Vaticano; Vaticaan
            VN: Viet Nam
            """;

    /** Without their full stops; in capitals alone, since {@code eau} and {@code vs} are words. */
    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("USA", "US"),
            Map.entry("EEUU", "US"),
            Map.entry("EUA", "US"),
            Map.entry("VS", "US"),
            Map.entry("UK", "GB"),
            Map.entry("VK", "GB"),
            Map.entry("UAE", "AE"),
            Map.entry("VAE", "AE"),
            Map.entry("EAU", "AE"),
            Map.entry("DRC", "CD"),
            Map.entry("RDC", "CD"));

    /** By language, only of those with country names. */
    private static final Map<String, CountryIndex> BY_LANGUAGE = new ConcurrentHashMap<>();

    private CountryNames() {}

    /**
     * Every country that may be meant: two for {@code Congo} or {@code Korea}, else one.
     *
     * @param written a name in English, German, French, Spanish, Dutch or {@code language}, with or without its article, in
     *     any case; or a code in capitals
     * @param language BCP 47; one without known country names adds none
     * @return as in {@link Countries#isCode}; empty if it means no country
     */
    public static SortedSet<String> codes(String written, String language) {
        var codes = new TreeSet<String>();
        if (written.length() > LONGEST) {
            return codes;
        }
        String shortened = STOPS_AND_SPACES.matcher(written).replaceAll("");
        String code = ABBREVIATIONS.getOrDefault(shortened, shortened);
        if (Countries.isCode(code)) {
            codes.add(code);
        }
        codes.addAll(Usual.NAMES.codes(written));
        String plain = Locale.forLanguageTag(language).getLanguage();
        if (!ALWAYS.contains(plain) && Countries.hasLanguage(plain)) {
            codes.addAll(BY_LANGUAGE
                    .computeIfAbsent(plain, known -> CountryIndex.of(localeData(known)))
                    .codes(written));
        }
        return codes;
    }

    /** Both what we write and what CLDR has; in each script, since Chinese has two and Serbian too. */
    private static List<CountryIndex.Name> localeData(String language) {
        var names = new ArrayList<CountryIndex.Name>();
        var locales = Arrays.stream(Locale.getAvailableLocales())
                .filter(locale -> locale.getLanguage().equals(language))
                .map(locale -> new Locale.Builder()
                        .setLanguage(language)
                        .setScript(locale.getScript())
                        .build())
                .distinct()
                .toList();
        for (Locale locale : locales) {
            for (String code : Countries.codes()) {
                Locale country = new Locale.Builder().setRegion(code).build();
                names.add(new CountryIndex.Name(Countries.name(code, locale), code));
                names.add(new CountryIndex.Name(country.getDisplayCountry(locale), code));
            }
        }
        return names;
    }

    private static List<CountryIndex.Name> writtenByPeople() {
        var names = new ArrayList<CountryIndex.Name>();
        WRITTEN_BY_PEOPLE.lines().forEach(line -> {
            int colon = line.indexOf(':');
            for (String code : line.substring(0, colon).split(" ", -1)) {
                for (String name : line.substring(colon + 1).split(";", -1)) {
                    names.add(new CountryIndex.Name(name, code));
                }
            }
        });
        return names;
    }

    /** Apart, so that it is built when somebody asks. */
    private static final class Usual {

        static final CountryIndex NAMES = build();

        private static CountryIndex build() {
            var names = writtenByPeople();
            ALWAYS.forEach(language -> names.addAll(localeData(language)));
            return CountryIndex.of(names);
        }
    }
}
