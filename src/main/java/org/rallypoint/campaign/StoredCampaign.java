package org.rallypoint.campaign;

import java.time.LocalDate;
import java.util.SortedSet;

/** What an event shows of its campaign, however that was loaded. */
public interface StoredCampaign {

    String slug();

    /** The first day of the protests. */
    LocalDate startDate();

    /** The last day of the protests. */
    LocalDate endDate();

    String defaultLanguage();

    /** Those in which anything of it is written, and the default one. */
    SortedSet<String> availableLanguages();
}
