package io.slipway.executor.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptFolderTest {
    private static final int OFTEN = 200;

    @TempDir
    Path root;

    @Test
    void whoeverStopsAtTheSameTimeWishesTheSame() throws Exception {
        for (int i = 0; i < OFTEN; i++) {
            AttemptFolder folder = new AttemptFolder(root.resolve("wish" + i));
            Files.createDirectories(folder.root().resolve("process"));
            together(() -> {
                folder.wishStop();
                return true;
            });
        }
    }

    @Test
    void ofAllThatStopAnAttemptBeforeItBeganOneMakesTheClaimAndNobodyTouchesItAfterwards() throws Exception {
        for (int i = 0; i < OFTEN; i++) {
            AttemptFolder folder = new AttemptFolder(root.resolve("claim" + i));
            assertThat(together(() -> folder.stopBefore(Instant.EPOCH))).containsOnlyOnce(true);
            Path process = folder.root().resolve("process");
            assertThat(process.resolve("claim")).content().contains("stopped-before=1", "started=0");
            assertThat(process).isDirectoryNotContaining("glob:**.stopped");
        }
    }

    private static <T> List<T> together(Callable<T> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all =
                    threads.invokeAll(IntStream.range(0, 4).mapToObj(i -> work).toList());
            List<T> results = new ArrayList<>();
            for (var one : all) {
                results.add(one.get());
            }
            return results;
        }
    }
}
