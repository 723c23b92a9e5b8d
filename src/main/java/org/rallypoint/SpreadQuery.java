package org.rallypoint;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A query in HQL in which each value of a list has a parameter of its own. Hibernate translates a query whose parameter is a list
 * anew each time, which costs many times what the database does; this one it remembers. The number of values is filled up to a
 * power of two with the last one, so that there are few such queries; to two at least, since a parameter that stands alone
 * between the brackets is taken for a list.
 *
 * @param parameters some may be ones that the query lacks
 */
public record SpreadQuery(String hql, Map<String, Object> parameters) {

    /** Longer lists stay lists: what is remembered of a query takes memory for each of its parameters. */
    private static final int MOST = 64;

    /** Takes lists where the query says {@code in :name}; nothing is in an empty one. */
    public static SpreadQuery of(String hql, Map<String, ?> parameters) {
        var spread = hql;
        var scalars = new HashMap<String, Object>();
        for (var parameter : parameters.entrySet()) {
            if (parameter.getValue() instanceof Collection<?> values && values.size() <= MOST) {
                var names = names(parameter.getKey(), values.size());
                var list = new ArrayList<>(values);
                for (int i = 0; i < names.length; i++) {
                    scalars.put(names[i], list.get(Math.min(i, list.size() - 1)));
                }
                spread = spread.replaceAll(
                        ":" + parameter.getKey() + "\\b",
                        names.length == 0
                                ? "(null)"
                                : Arrays.stream(names).collect(Collectors.joining(", :", "(:", ")")));
            } else {
                scalars.put(parameter.getKey(), parameter.getValue());
            }
        }
        return new SpreadQuery(spread, scalars);
    }

    /** The query with those of the parameters that it has. */
    public <T> TypedQuery<T> on(EntityManager database, Class<T> type) {
        var query = database.createQuery(hql, type);
        query.getParameters().forEach(known -> {
            if (!parameters.containsKey(known.getName())) {
                throw new IllegalArgumentException("Nothing is given for :" + known.getName());
            }
            query.setParameter(known.getName(), parameters.get(known.getName()));
        });
        return query;
    }

    private static String[] names(String name, int count) {
        int filled = count == 0 ? 0 : Integer.highestOneBit(Math.max(1, count - 1)) << 1;
        return IntStream.range(0, filled).mapToObj(i -> name + "_" + i).toArray(String[]::new);
    }
}
