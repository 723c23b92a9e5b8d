package org.rallypoint;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.stat.spi.StatisticsImplementor;

/**
 * Reads rows by SQL, with parameters by name: {@code :name}, {@code in :name} for a list of a few texts or ids, {@code any(:name)}
 * for one of many texts. It is for those reads that are asked for most: Hibernate takes many times as long for them, since it
 * keeps what it has read in order to see changes of it. Both databases have to understand the SQL.
 */
@Singleton
public class Select {

    /** Readers choose which filters a statement has, so what is remembered of statements is bounded. */
    private static final int REMEMBERED = 512;

    private static final String ANY = "any(";
    private static final Pattern NAME = Pattern.compile(":(\\w+)");

    private final Databases databases;
    private final StatisticsImplementor statistics;
    private final LoadingCache<String, Template> templates =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build(Template::of);

    Select(Databases databases, SessionFactory sessions) {
        this.databases = databases;
        this.statistics = sessions.unwrap(SessionFactoryImplementor.class).getStatistics();
    }

    /**
     * All rows.
     *
     * @param parameters some may be ones that the SQL lacks
     * @throws PersistenceException where the database fails
     */
    public <T> List<T> rows(String sql, Map<String, Object> parameters, Function<Row, T> reader) {
        var rows = new ArrayList<T>();
        each(sql, parameters, row -> rows.add(reader.apply(row)));
        return rows;
    }

    /** The same, one after the other. */
    public void each(String sql, Map<String, Object> parameters, Consumer<Row> reader) {
        var template = templates.get(sql);
        var values = new ArrayList<Object>();
        var text = template.fill(parameters, values);
        if (statistics.isStatisticsEnabled()) {
            statistics.prepareStatement();
        }
        try {
            databases.read(connection -> read(connection, text, values, reader));
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static void read(Connection connection, String text, List<Object> values, Consumer<Row> reader)
            throws SQLException {
        try (var statement = connection.prepareStatement(text)) {
            set(statement, values);
            try (var result = statement.executeQuery()) {
                give(result, reader);
            }
        }
    }

    /** By now all rows are here. What fails from here on is not tried anew, or rows would be given twice. */
    private static void give(ResultSet result, Consumer<Row> reader) {
        try {
            while (result.next()) {
                reader.accept(new Row(result));
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    private static void set(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            statement.setObject(
                    i + 1,
                    value instanceof Collection<?> texts
                            ? statement.getConnection().createArrayOf("varchar", texts.toArray())
                            : column(value));
        }
    }

    /** PostgreSQL's driver takes no instants. */
    private static Object column(Object value) {
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }

    /**
     * SQL, cut at its parameters.
     *
     * @param texts one more than there are names
     */
    private record Template(List<String> texts, List<String> names) {

        static Template of(String sql) {
            var names = NAME.matcher(sql).results().map(MatchResult::group).toList();
            return new Template(List.of(NAME.split(sql, -1)), names);
        }

        String fill(Map<String, Object> parameters, List<Object> values) {
            var sql = new StringBuilder(texts.get(0));
            for (int i = 0; i < names.size(); i++) {
                var name = names.get(i).substring(1);
                if (!parameters.containsKey(name)) {
                    throw new IllegalArgumentException("Nothing is given for " + names.get(i));
                }
                if (parameters.get(name) instanceof Collection<?> list
                        && !texts.get(i).endsWith(ANY)) {
                    sql.append('(').append(fill(List.copyOf(list), values)).append(')');
                } else {
                    sql.append('?');
                    values.add(parameters.get(name));
                }
                sql.append(texts.get(i + 1));
            }
            return sql.toString();
        }

        /** Filled up to a power of two with the last one, so that there are few statements for a database to remember. */
        private static String fill(List<?> list, List<Object> values) {
            if (list.isEmpty()) {
                return "null";
            }
            int count = list.size() == 1 ? 1 : Integer.highestOneBit(list.size() - 1) << 1;
            for (int i = 0; i < count; i++) {
                values.add(list.get(Math.min(i, list.size() - 1)));
            }
            return "?" + ", ?".repeat(count - 1);
        }
    }
}
