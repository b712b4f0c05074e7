package sojourn.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All rows of the database at one moment, but for what the server writes by itself: the nodes' leave to serve, the days of
 * the purge, its passes, and when a key was used last, which is noted of a good key whatever it is then refused.
 *
 * @param rows by table
 */
record Stored(Map<String, Set<String>> rows) {

    private static final Set<String> OF_THE_SERVER =
            Set.of("cluster_node", "purge_run", "retention_run", "flyway_schema_history");

    /** One statement that reads all tables there are. */
    static String query(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery("select table_name from information_schema.tables"
                        + " where table_schema = current_schema() and table_type = 'BASE TABLE'")) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        tables.removeAll(OF_THE_SERVER);
        return tables.stream()
                .map(table -> "select '" + table + "', (to_jsonb(t) - 'last_used_at')::text from \"" + table + "\" t")
                .collect(Collectors.joining(" union all "));
    }

    static Stored read(Connection connection, String query) {
        Map<String, Set<String>> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.computeIfAbsent(found.getString(1), table -> new TreeSet<>())
                        .add(found.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Stored(rows);
    }

    /** Only the rows in which one of some words stands. */
    Stored with(Collection<String> words) {
        return filtered(row -> words.stream().anyMatch(row::contains));
    }

    /** Only the rows in which a word does not stand. */
    Stored without(String word) {
        return filtered(row -> !row.contains(word));
    }

    private Stored filtered(Predicate<String> wanted) {
        Map<String, Set<String>> left = new TreeMap<>();
        rows.forEach((table, all) -> {
            Set<String> kept = all.stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new));
            if (!kept.isEmpty()) {
                left.put(table, kept);
            }
        });
        return new Stored(left);
    }

    /** What is different in another moment, for people; empty if nothing is. */
    String difference(Stored later) {
        if (equals(later)) {
            return "";
        }
        return Stream.concat(rows.keySet().stream(), later.rows.keySet().stream())
                .distinct()
                .map(table -> difference(table, of(table), later.of(table)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String difference(String table, Set<String> before, Set<String> after) {
        List<String> gone = before.stream().filter(row -> !after.contains(row)).toList();
        List<String> come = after.stream().filter(row -> !before.contains(row)).toList();
        return gone.isEmpty() && come.isEmpty() ? "" : table + " was " + gone + " and is " + come;
    }

    private Set<String> of(String table) {
        return rows.getOrDefault(table, Set.of());
    }
}
