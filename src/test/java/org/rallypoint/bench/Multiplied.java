package org.rallypoint.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rallypoint.TestDatabase;

/**
 * Copies the events of the campaign {@code bench} until there are as many as wanted: a hundred in each campaign, whose days are
 * in the last years and the months to come, so that one of nine is not over; a few are cancelled, postponed or of a rare kind.
 */
final class Multiplied {

    private static final int IN_A_CAMPAIGN = 100;
    private static final int DAYS = 1461;
    private static final int DAYS_AGO = 1300;
    private static final String NUMBERS = TestDatabase.isPostgres()
            ? "(select n from generate_series(%d, %d) n)"
            : "(select x as n from system_range(%d, %d))";
    private static final String UUID = TestDatabase.isPostgres() ? "gen_random_uuid()" : "random_uuid()";

    private final Statement statement;
    private final int templates;
    private final int from;
    private final int to;

    private Multiplied(Statement statement, int templates, int from, int to) {
        this.statement = statement;
        this.templates = templates;
        this.from = from;
        this.to = to;
    }

    static void to(int size, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            int templates = count(
                    statement,
                    "select count(*) from event e join campaign c on c.id = e.campaign_id where c.slug = 'bench'");
            int there = count(statement, "select count(*) from event") - templates;
            new Multiplied(statement, templates, there + 1, size).copy();
            // What is copied is none of those.
            statement.execute("update campaign set publication = 'draft' where slug = 'bench'");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute(TestDatabase.isPostgres() ? "vacuum analyze" : "analyze");
        }
    }

    private void copy() throws SQLException {
        insert(
                "campaign",
                NUMBERS.formatted((from - 1) / IN_A_CAMPAIGN, (to - 1) / IN_A_CAMPAIGN)
                        + " s join campaign t on t.slug = 'bench' where not exists"
                        + " (select 1 from campaign x where x.slug = 'g-' || s.n)",
                Map.of(
                        "id",
                        UUID,
                        "slug",
                        "'g-' || s.n",
                        "publication",
                        "'published'",
                        "start_date",
                        moved("start_date", "date", "s.n"),
                        "end_date",
                        moved("end_date", "date", "s.n"),
                        "window_end",
                        moved("window_end", "timestamp with time zone", "s.n")));
        insert(
                "campaign_text",
                "campaign c join campaign b on b.slug = 'bench' join campaign_text t on t.campaign_id = b.id"
                        + " where c.slug like 'g-%' and not exists (select 1 from campaign_text x where x.campaign_id = c.id)",
                Map.of("campaign_id", "c.id"));
        insert(
                "event",
                NUMBERS.formatted(from, to) + " s join " + TEMPLATES.formatted("e.*") + " t on t.place = mod(s.n, "
                        + templates + ") join campaign c on c.slug = 'g-' || (" + CAMPAIGN + ")",
                copies());
        var copied = NUMBERS.formatted(from, to) + " s join event e on e.slug = 'g-e-' || s.n join "
                + TEMPLATES.formatted("e.id") + " b on b.place = mod(s.n, " + templates + ") join ";
        insert("event_text", copied + "event_text t on t.event_id = b.id", Map.of("event_id", "e.id"));
        insert("link", copied + "link t on t.event_id = b.id", Map.of("id", UUID, "event_id", "e.id"));
    }

    private static final String CAMPAIGN = "(s.n - 1) / " + IN_A_CAMPAIGN;
    private static final String TEMPLATES = "(select %s, row_number() over (order by e.id) - 1 as place from event e"
            + " join campaign c on c.id = e.campaign_id where c.slug = 'bench')";

    private static Map<String, String> copies() {
        var instant = "timestamp with time zone";
        var sortAt =
                "case when t.start_date is null then t.sort_at else " + moved("sort_at", instant, CAMPAIGN) + " end";
        var end = moved("effective_end", instant, CAMPAIGN);
        return Map.ofEntries(
                Map.entry("id", UUID),
                Map.entry("slug", "'g-e-' || s.n"),
                Map.entry("campaign_id", "c.id"),
                Map.entry("start_date", moved("start_date", "date", CAMPAIGN)),
                Map.entry("last_date", moved("last_date", "date", CAMPAIGN)),
                Map.entry("starts_at", moved("starts_at", instant, CAMPAIGN)),
                Map.entry("begins_at", moved("begins_at", instant, CAMPAIGN)),
                Map.entry("sort_at", sortAt),
                Map.entry(
                        "latest_first",
                        "case when t.start_date is null then t.latest_first else cast(-1000 * extract(epoch from "
                                + sortAt + ") as bigint) end"),
                Map.entry("effective_end", end),
                Map.entry("ended", end + " <= current_timestamp"),
                Map.entry(
                        "updated_at",
                        "cast(t.updated_at - interval '1' minute * mod(cast(s.n as bigint) * 7919, 1000000) as "
                                + instant + ")"),
                Map.entry(
                        "status",
                        "case mod(s.n, 97) when 0 then 'cancelled' when 1 then 'postponed' else t.status end"),
                Map.entry("kind", "case mod(s.n, 89) when 0 then 'vigil' when 1 then 'talk' else t.kind end"),
                Map.entry(
                        "spoken_languages",
                        "case mod(s.n, 83) when 0 then ',no,' when 1 then ',de,fr,' else t.spoken_languages end"),
                Map.entry("catchment_km", "case mod(s.n, 701) when 0 then 300 end"),
                Map.entry("search_text", "case mod(s.n, 9973) when 0 then 'lighthouse' else t.search_text end"));
    }

    /** Each campaign has its own days. */
    private static String moved(String column, String type, String campaign) {
        long toToday = ChronoUnit.DAYS.between(Campaigns.FIRST_DAY, LocalDate.now(ZoneOffset.UTC));
        return "cast(t." + column + " + interval '1' day * (mod((" + campaign + ") * 617, " + DAYS + ") + "
                + (toToday - DAYS_AGO) + ") as " + type + ")";
    }

    /** Of a table {@code t}; the other columns are its own. */
    private void insert(String table, String from, Map<String, String> others) throws SQLException {
        var columns = columns(table);
        statement.execute("insert into " + table + " (" + String.join(", ", columns) + ") select "
                + columns.stream()
                        .map(column -> others.getOrDefault(column, "t." + column))
                        .collect(Collectors.joining(", "))
                + " from " + from);
    }

    private List<String> columns(String table) throws SQLException {
        var columns = new ArrayList<String>();
        try (var row = statement.executeQuery("select * from " + table + " where 1 = 0")) {
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
            }
        }
        return columns;
    }

    private static int count(Statement statement, String sql) throws SQLException {
        try (var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
