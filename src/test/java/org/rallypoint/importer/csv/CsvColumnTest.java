package org.rallypoint.importer.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rallypoint.city.Folding;

class CsvColumnTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    City,                 CITY
                    TOWN,                 CITY
                    Stadt,                CITY
                    Ort,                  CITY
                    Ville,                CITY
                    Ciudad,               CITY
                    Plaats,               CITY
                    City *,               CITY
                    City (where it is),   CITY
                    cityId,               CITY_ID
                    Land,                 COUNTRY
                    Pays,                 COUNTRY
                    País,                 COUNTRY
                    countryName,          COUNTRY
                    countryCode,          COUNTRY_CODE
                    Bundesland,           REGION
                    Région,               REGION
                    Datum (TT.MM.JJJJ),   START_DATE
                    Date/Time,            START_DATE
                    Jour,                 START_DATE
                    Fecha,                START_DATE
                    startDate,            START_DATE
                    End date,             END_DATE
                    Date de fin,          END_DATE
                    Uhrzeit,              START_TIME
                    Beginn,               START_TIME
                    Heure,                START_TIME
                    Ende,                 END_TIME
                    Sign-up,              LINK
                    Signup link,          LINK
                    Anmeldelink,          LINK
                    Lien d’inscription,   LINK
                    Aanmelden,            LINK
                    Link 2,               LINK
                    link2,                LINK
                    signupUrl,            SIGNUP_URL
                    signupLinks,          SIGNUP_LINKS
                    WhatsApp,             NAMED_LINK
                    Luma,                 NAMED_LINK
                    Treffpunkt,           VENUE_NAME
                    Lieu,                 VENUE_NAME
                    Adresse,              VENUE_ADDRESS
                    PLZ,                  POSTCODE
                    Code postal,          POSTCODE
                    ZIP code,             POSTCODE
                    Organiser,            CONTACT
                    Organisateur,         CONTACT
                    Kontakt,              CONTACT
                    E-Mail,               EMAIL
                    Email Address,        EMAIL
                    Tél.,                 PHONE
                    Telefon,              PHONE
                    organisedBy,          ORGANISED_BY
                    whatToBring,          WHAT_TO_BRING
                    timeZone,             TIME_ZONE
                    """)
    void headingsInSeveralLanguagesAreKnown(String head, CsvColumn column) {
        assertThat(CsvColumn.of(head)).isEqualTo(column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "Notes", "Bemerkungen", "details", "Timestamp", "language", "42", "Citys"})
    void anyOtherHeadingIsUnknown(String head) {
        assertThat(CsvColumn.of(head)).isNull();
    }

    @Test
    void everyWordIsFoldedAndBelongsToOneColumn() {
        var words = Arrays.stream(CsvColumn.values())
                .flatMap(column -> column.words().stream())
                .toList();

        assertThat(words)
                .doesNotHaveDuplicates()
                .allSatisfy(word -> assertThat(Folding.fold(word)).isEqualTo(word));
    }
}
