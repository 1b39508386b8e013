package io.slipway;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A process that writes rows from several threads and says of each that it is saved; it goes on until it is killed. */
final class AcknowledgingWriter {
    private AcknowledgingWriter() {}

    public static void main(String[] args) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(args[0]);
        source.setUsername(args[1]);
        source.setPassword("");
        source.setAutoCommit(false);
        JdbcClient jdbc = JdbcClient.create(source);
        TransactionTemplate saved = new TransactionTemplate(new DurableTransactionManager(source));
        saved.executeWithoutResult(
                status -> jdbc.sql("CREATE TABLE saved (id INT PRIMARY KEY)").update());
        AtomicInteger next = new AtomicInteger();
        IntStream.range(0, 4).forEach(i -> Thread.ofPlatform().start(() -> write(jdbc, saved, next)));
    }

    private static void write(JdbcClient jdbc, TransactionTemplate saved, AtomicInteger next) {
        while (!Thread.currentThread().isInterrupted()) {
            int id = next.incrementAndGet();
            saved.executeWithoutResult(status ->
                    jdbc.sql("INSERT INTO saved VALUES (:id)").param("id", id).update());
            acknowledge(id);
        }
    }

    private static synchronized void acknowledge(int id) {
        System.out.println(id);
        System.out.flush();
    }
}
