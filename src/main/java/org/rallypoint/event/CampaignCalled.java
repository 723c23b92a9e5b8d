package org.rallypoint.event;

import java.util.Map;
import java.util.stream.IntStream;
import org.rallypoint.city.Folding;

/**
 * The campaign that somebody means by what they typed, in HQL and so without a statement of its own: the one with this slug,
 * else with this title in any language, else the latest one with a word that begins so.
 */
final class CampaignCalled {

    private static final String FOLDED = "concat(' ', trim(replace(replace(translate(replace(replace(%s, 'ß', 'ss'),"
            + " 'œ', 'oe'), :foldFrom, :foldTo), '  ', ' '), '  ', ' ')))";
    private static final String TITLE = FOLDED.formatted("t.title");
    private static final String HAS_TITLE = "exists (select 1 from k.texts t where " + TITLE + " = :campaignTitle)";
    private static final String CALLED = " from Campaign k where k.publication <> draft and (k.slug = :campaign or "
            + FOLDED.formatted("k.slug") + " like :campaignWord or exists (select 1 from k.texts t where " + TITLE
            + " like :campaignWord))";

    static final String ID = "(select k.id" + CALLED + " order by case when k.slug = :campaign then 0 when " + HAS_TITLE
            + " then 1 else 2 end, k.startDate desc, k.slug limit 1)";
    static final String COUNT = "select count(k.id)" + CALLED;

    private static final String FOLD_FROM;
    private static final String FOLD_TO;

    static {
        var from = new StringBuilder();
        var to = new StringBuilder();
        var dropped = new StringBuilder();
        // Latin, Greek, Cyrillic and their punctuation: other scripts have no case.
        IntStream.concat(IntStream.range('!', 0x530), IntStream.range(0x1E00, 0x2070))
                .forEach(c -> {
                    var folded = Folding.fold("x" + (char) c + "x");
                    if (folded.length() == 2) {
                        dropped.append((char) c);
                    } else if (folded.length() == 3 && folded.charAt(1) != c) {
                        from.append((char) c);
                        to.append(folded.charAt(1));
                    }
                });
        // What has no counterpart is left out.
        FOLD_FROM = from.append(dropped).toString();
        FOLD_TO = to.toString();
    }

    private CampaignCalled() {}

    static Map<String, Object> parameters(String name) {
        var start = " " + Folding.fold(name);
        // Folded, so no wildcard is in it; nothing begins with nothing.
        var word = start.isBlank() ? "" : "%" + start + "%";
        return Map.of(
                "campaign",
                name,
                "campaignTitle",
                start,
                "campaignWord",
                word,
                "foldFrom",
                FOLD_FROM,
                "foldTo",
                FOLD_TO);
    }
}
