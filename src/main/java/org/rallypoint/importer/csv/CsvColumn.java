package org.rallypoint.importer.csv;

import jakarta.annotation.Nullable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rallypoint.city.Folding;

/**
 * The columns that are understood, with the words that head them: the API's own keys, as our export writes them, and what
 * people write in en, de, fr, es, nl; all folded.
 */
enum CsvColumn {
    ID("id"),
    REVISION("revision"),
    CITY_ID("cityid, city id"),
    CITY("city, town, city town", "stadt, ort", "ville", "ciudad", "stad, plaats"),
    COUNTRY_CODE("countrycode, country code", "landercode, landcode", "code pays"),
    COUNTRY("country, countryname, country name", "land", "pays", "pais"),
    REGION("region, state, province, state province, county", "bundesland, kanton", "canton", "provincia, provincie"),
    LATITUDE("latitude, lat", "breitengrad", "latitud", "breedtegraad"),
    LONGITUDE("longitude, lon, lng, long", "langengrad", "longitud", "lengtegraad"),

    START_DATE(
            "startdate, start date, date, day, event date, when, date time, date and time",
            "datum, tag, startdatum, wann, datum uhrzeit, datum und uhrzeit",
            "jour, date de debut, date et heure, quand",
            "fecha, dia, fecha de inicio, cuando",
            "dag, begindatum, wanneer"),
    START_TIME(
            "starttime, start time, start, time",
            "uhrzeit, zeit, beginn, startzeit",
            "heure, horaire, debut, heure de debut",
            "hora, hora de inicio, inicio",
            "tijd, begintijd, starttijd, aanvang"),
    START_OFFSET("startoffset"),
    STARTS_AT("startsat, starts at"),
    END_DATE("enddate, end date, last day", "enddatum", "date de fin", "fecha de fin, fecha final", "einddatum"),
    END_TIME("endtime, end time, end", "ende, endzeit", "fin, heure de fin", "hora de fin", "einde, eindtijd"),
    END_OFFSET("endoffset"),
    ENDS_AT("endsat, ends at"),
    TIME_ZONE("timezone, time zone", "zeitzone", "fuseau horaire", "zona horaria", "tijdzone"),

    TITLE("title, event title, event name", "titel", "titre", "titulo"),
    SUMMARY("summary", "kurzbeschreibung"),
    DESCRIPTION("description", "beschreibung", "descripcion", "beschrijving"),
    KIND("kind"),
    ATTENDANCE("attendance"),
    PERMIT("permit"),
    AFFILIATION("affiliation"),
    CATCHMENT("catchmentkm"),
    WHEELCHAIR("wheelchair"),
    SIGN_LANGUAGE("signlanguage"),
    QUIET_AREA("quietarea"),
    ACCESSIBILITY_NOTE("accessibilitynote"),
    TURNOUT_LOW("turnoutlow"),
    TURNOUT_HIGH("turnouthigh"),
    TURNOUT_SOURCE("turnoutsource"),
    OTHER_LINKS("otherlinks"),
    STATUS("status", "statut"),
    STATUS_NOTE("statusnote, status note"),
    LANGUAGES("languages"),
    IMAGE_URL("imageurl, image url"),
    IMAGE_ALT("imagealt"),
    WHAT_TO_BRING("whattobring, what to bring"),
    ORGANISED_BY(
            "organisedby, organisation, organization, group",
            "gruppe",
            "groupe",
            "grupo, organizacion",
            "groep, organisatie"),

    VENUE_NAME(
            "venuename, venue name, venue, place, location, meeting point, where",
            "treffpunkt, veranstaltungsort, standort, wo",
            "lieu, lieu de rendez vous, point de rendez vous",
            "lugar, punto de encuentro",
            "locatie, verzamelpunt"),
    VENUE_ADDRESS(
            "venueaddress, venue address, address, street, street address",
            "adresse, anschrift, strasse",
            "rue",
            "direccion, calle",
            "adres, straat"),
    POSTCODE(
            "postcode, post code, postal code, zip, zip code, zipcode",
            "plz, postleitzahl, npa",
            "code postal",
            "codigo postal"),
    VENUE_LATITUDE("venuelatitude, venue latitude"),
    VENUE_LONGITUDE("venuelongitude, venue longitude"),

    SIGNUP_LINKS("signuplinks"),
    SIGNUP_URL("signupurl"),
    LINK(
            "link, links, url, website, web, webpage, event link, event url, signup url, sign up url",
            "signup, sign up, signup link, sign up link, registration, registration link, rsvp, rsvp link",
            "anmeldung, anmeldelink, webseite",
            "inscription, lien, lien dinscription, site web",
            "enlace, inscripcion, enlace de inscripcion",
            "aanmelden, aanmelding, aanmeldlink"),
    NAMED_LINK(
            "luma, luma link, facebook, facebook event, facebook link, instagram",
            "eventbrite, partiful, meetup, mixily, mobilize, action network",
            "whatsapp, whatsapp group, whatsapp gruppe, groupe whatsapp, grupo de whatsapp, whatsapp groep"),

    CONTACT(
            "contact, contacts, contact name, contact person, organiser, organisers, organizer, organizers, host",
            "kontakt, kontaktperson, ansprechperson, ansprechpartner, organisator, organisatorin, veranstalter",
            "organisateur, organisatrice",
            "contacto, organizador, organizadora",
            "contactpersoon"),
    EMAIL(
            "email, e mail, mail, email address, e mail address, contact email",
            "mailadresse, e mail adresse",
            "courriel, adresse e mail",
            "correo, correo electronico",
            "e mailadres"),
    PHONE(
            "phone, phone number, telephone, mobile",
            "telefon, telefonnummer, tel, handy, mobil",
            "telefono, movil",
            "telefoon, telefoonnummer"),
    SIGNAL("signal"),
    TELEGRAM("telegram"),
    DISCORD("discord"),
    MATRIX("matrix");

    private static final Map<String, CsvColumn> BY_WORD = byWord();

    private final String words;

    /** @param words parted by commas; each text another language */
    CsvColumn(String... words) {
        this.words = String.join(", ", words);
    }

    /**
     * The column that has a cell as its head.
     *
     * @param head as it is written; an asterisk, a note in parentheses and a number behind it say nothing
     * @return null for any other column
     */
    @Nullable
    static CsvColumn of(String head) {
        return BY_WORD.get(word(head));
    }

    List<String> words() {
        return List.of(words.split(", ", -1));
    }

    /** The head of a column brought down to the word that says what it is. */
    static String word(String head) {
        var folded = Folding.fold(withoutNote(head));
        int end = folded.length();
        while (end > 0 && Character.isDigit(folded.charAt(end - 1))) {
            end--;
        }
        return folded.substring(0, end).strip();
    }

    static String withoutNote(String head) {
        int note = head.indexOf('(');
        return (note > 0 ? head.substring(0, note) : head).strip();
    }

    /** Whether a list can do with this column to say where an event is. */
    boolean isPlace() {
        return this == CITY || this == CITY_ID || this == VENUE_NAME || this == VENUE_ADDRESS;
    }

    private static Map<String, CsvColumn> byWord() {
        var columns = new HashMap<String, CsvColumn>();
        for (var column : values()) {
            column.words().forEach(word -> columns.put(word, column));
        }
        return Map.copyOf(columns);
    }
}
