package io.slipway.tracking;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The numbers by which points name their metrics. They are few and never change, so those once read are remembered. */
@Repository
class MetricNameStore {
    private static final int REMEMBERED = 20_000;
    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Map<String, Long> numbers = new ConcurrentHashMap<>();
    private final Map<Long, String> names = new ConcurrentHashMap<>();

    MetricNameStore(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** The number of each name; names that are new get one. */
    Map<String, Long> numbers(Set<String> wanted) {
        Map<String, Long> known = known(wanted);
        if (known.size() < wanted.size()) {
            List<Object[]> missing = wanted.stream()
                    .filter(name -> !known.containsKey(name))
                    .sorted()
                    .map(name -> new Object[] {name})
                    .toList();
            batch.batchUpdate("INSERT INTO metric_name (name) VALUES (?) ON CONFLICT DO NOTHING", missing);
            return known(wanted);
        }
        return known;
    }

    @Nullable
    Long numberOf(String name) {
        return known(Set.of(name)).get(name);
    }

    private Map<String, Long> known(Set<String> wanted) {
        Map<String, Long> found = remembered(numbers, wanted);
        if (found.size() < wanted.size()) {
            String[] others = others(wanted, found).toArray(String[]::new);
            Map<String, Long> read = new HashMap<>();
            jdbc.sql("SELECT name, number FROM metric_name WHERE name = ANY(:names)")
                    .param("names", others)
                    .query(row -> {
                        read.put(row.getString(1), row.getLong(2));
                    });
            remember(read);
            found.putAll(read);
        }
        return found;
    }

    /** The name of each number. */
    Map<Long, String> names(Set<Long> wanted) {
        Map<Long, String> found = remembered(names, wanted);
        if (found.size() < wanted.size()) {
            Long[] others = others(wanted, found).toArray(Long[]::new);
            Map<String, Long> read = new HashMap<>();
            jdbc.sql("SELECT name, number FROM metric_name WHERE number = ANY(:numbers)")
                    .param("numbers", others)
                    .query(row -> {
                        read.put(row.getString(1), row.getLong(2));
                    });
            remember(read);
            read.forEach((name, number) -> found.put(number, name));
        }
        return found;
    }

    private static <K, V> Map<K, V> remembered(Map<K, V> all, Collection<K> wanted) {
        Map<K, V> found = new HashMap<>();
        for (K key : wanted) {
            V value = all.get(key);
            if (value != null) {
                found.put(key, value);
            }
        }
        return found;
    }

    private static <K> Set<K> others(Set<K> wanted, Map<K, ?> found) {
        Set<K> others = new HashSet<>(wanted);
        others.removeAll(found.keySet());
        return others;
    }

    // What was read may be what this transaction itself has written: only its commit makes it true.
    private void remember(Map<String, Long> read) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            keep(read);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                keep(read);
            }
        });
    }

    private void keep(Map<String, Long> read) {
        if (numbers.size() > REMEMBERED) {
            numbers.clear();
            names.clear();
        }
        numbers.putAll(read);
        read.forEach((name, number) -> names.put(number, name));
    }
}
