package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A copy of the database's file stands for what a killed process would have left. */
class DurableTransactionManagerTest {
    @TempDir
    Path folder;

    private HikariDataSource source = new HikariDataSource();
    private JdbcClient jdbc = JdbcClient.create(source);
    private TransactionTemplate saved = new TransactionTemplate();

    @BeforeEach
    void database() {
        source.setJdbcUrl(Databases.h2Url(folder.resolve("slipway")));
        source.setUsername("sa");
        source.setPassword("");
        source.setAutoCommit(false);
        jdbc = JdbcClient.create(source);
        saved = new TransactionTemplate(new DurableTransactionManager(source));
        saved.executeWithoutResult(
                status -> jdbc.sql("CREATE TABLE thing (id INT PRIMARY KEY)").update());
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void whatIsCommittedIsInTheFileWhenTheCallReturns() {
        for (int i = 0; i < 5; i++) {
            insert(i);
            assertThat(inTheFile()).hasSize(i + 1);
        }
    }

    @Test
    void listenersAfterTheCommitHearOfItWhenItIsInTheFile() {
        List<Integer> heard = new ArrayList<>();
        saved.executeWithoutResult(status -> {
            jdbc.sql("INSERT INTO thing VALUES (7)").update();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    heard.addAll(inTheFile());
                }
            });
        });
        assertThat(heard).containsExactly(7);
    }

    @Test
    void whatIsRolledBackIsNot() {
        assertThatThrownBy(() -> saved.executeWithoutResult(status -> {
                    jdbc.sql("INSERT INTO thing VALUES (1)").update();
                    throw new IllegalArgumentException("no");
                }))
                .hasMessage("no");
        insert(2);
        assertThat(inTheFile()).containsExactly(2);
    }

    @Test
    void whatIsWrittenOutsideATransactionIsNotKept() {
        jdbc.sql("INSERT INTO thing VALUES (1)").update();
        assertThat(jdbc.sql("SELECT id FROM thing").query(Integer.class).list()).isEmpty();
    }

    private void insert(int id) {
        saved.executeWithoutResult(status ->
                jdbc.sql("INSERT INTO thing VALUES (:id)").param("id", id).update());
    }

    private List<Integer> inTheFile() {
        try {
            Path copy = Files.createTempFile(folder, "copy", ".mv.db");
            Files.write(copy, Files.readAllBytes(folder.resolve("slipway.mv.db")));
            Path name = copy.resolveSibling(copy.getFileName().toString().replace(".mv.db", ""));
            return JdbcClient.create(Databases.h2(name))
                    .sql("SELECT id FROM thing ORDER BY id")
                    .query((row, number) -> row.getInt(1))
                    .list();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
