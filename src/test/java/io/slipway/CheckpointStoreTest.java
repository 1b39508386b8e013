package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CheckpointStoreTest {
    private final AtomicInteger written = new AtomicInteger();
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @Test
    void thoseWhoComeWhileOneRunsShareTheNext() throws Exception {
        CheckpointStore checkpoints = new CheckpointStore(source(() -> {
            if (written.incrementAndGet() == 1) {
                firstMayEnd.await();
            }
            return true;
        }));
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = people.submit(() -> wait(checkpoints));
            Awaitility.await().until(() -> written.get() == 1);
            CountDownLatch came = new CountDownLatch(20);
            List<Future<Boolean>> others = Stream.generate(() -> people.submit(() -> {
                        came.countDown();
                        return wait(checkpoints);
                    }))
                    .limit(20)
                    .toList();
            came.await();
            assertThat(others).noneMatch(Future::isDone);
            firstMayEnd.countDown();
            first.get();
            for (Future<Boolean> other : others) {
                other.get();
            }
        }
        // The first, one for who waited by then, and one more for whoever was only just on the way.
        assertThat(written.get()).isBetween(2, 3);
    }

    @Test
    void whoeverAsksIsToldWhenWritingFailsAndTheNextTriesAnew() throws SQLException {
        CheckpointStore checkpoints = new CheckpointStore(source(() -> {
            if (written.incrementAndGet() == 1) {
                throw new SQLException("the disk is full");
            }
            return true;
        }));
        assertThatThrownBy(checkpoints::await).hasMessage("the disk is full");
        checkpoints.await();
        assertThat(written).hasValue(2);
    }

    private static boolean wait(CheckpointStore checkpoints) throws SQLException {
        checkpoints.await();
        return true;
    }

    private static DataSource source(Callable<Boolean> write) {
        Statement statement = fake(
                Statement.class, (proxy, method, args) -> method.getName().equals("execute") ? write.call() : null);
        Connection connection = fake(
                Connection.class,
                (proxy, method, args) -> method.getName().equals("createStatement") ? statement : null);
        return fake(DataSource.class, (proxy, method, args) -> connection);
    }

    private static <T> T fake(Class<T> kind, InvocationHandler answers) {
        return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, answers));
    }
}
