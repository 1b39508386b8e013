package io.slipway.executor.kubernetes;

import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Load;
import io.slipway.executor.StepFiles;
import io.slipway.executor.TransferException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.springframework.util.FileSystemUtils;

/** Files of the attempts that run on clusters at this moment. */
final class Carriage implements StepFiles {
    private final Map<AttemptId, Luggage> open = new ConcurrentHashMap<>();

    /** What is carried for one attempt. */
    private static final class Luggage {
        private final AttemptSpec spec;
        private final Runnable arrived;
        private final Consumer<Load> loads;
        private final CompletableFuture<Word> word = new CompletableFuture<>();
        private final ReentrantLock one = new ReentrantLock();
        private final AtomicBoolean heard = new AtomicBoolean();

        Luggage(AttemptSpec spec, Runnable arrived, Consumer<Load> loads) {
            this.spec = spec;
            this.arrived = arrived;
            this.loads = loads;
        }

        Path outputs() {
            return spec.folder().resolve("outputs");
        }
    }

    /**
     * From now on its helpers may ask; {@code arrived} is called when it is first heard of, and when its outputs are
     * there, {@code loads} with what they see of it.
     */
    void open(AttemptSpec spec, Runnable arrived, Consumer<Load> loads) {
        open.putIfAbsent(spec.id(), new Luggage(spec, arrived, loads));
    }

    /** Tells its helper what to do. */
    void decide(AttemptId id, Word word) {
        Luggage luggage = open.get(id);
        if (luggage != null) {
            luggage.word.complete(word);
        }
    }

    void close(AttemptId id) {
        decide(id, Word.END);
        open.remove(id);
    }

    /** Whether any of its helpers asked since this server is there. */
    boolean heard(AttemptId id) {
        Luggage luggage = open.get(id);
        return luggage != null && luggage.heard.get();
    }

    static boolean delivered(AttemptSpec spec) {
        return Files.isDirectory(spec.folder().resolve("outputs"));
    }

    @Override
    public Word word(AttemptId attempt, Duration patience) {
        Luggage luggage = open.get(attempt);
        if (luggage != null) {
            hear(luggage);
        }
        try {
            return luggage == null
                    ? new CompletableFuture<Word>().get(Math.min(1000, patience.toMillis()), TimeUnit.MILLISECONDS)
                    : luggage.word.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException later) {
            return Word.WAIT;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return Word.WAIT;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void inputs(AttemptId attempt, OutputStream out) throws IOException {
        new Packing(Path.of(Jobs.ROOT, "inputs")).pack(luggage(attempt).spec.inputs(), out);
    }

    @Override
    public void outputs(AttemptId attempt, InputStream in) throws IOException {
        Luggage luggage = luggage(attempt);
        luggage.one.lock();
        try {
            if (!Files.isDirectory(luggage.outputs())) {
                take(luggage, in);
            }
        } finally {
            luggage.one.unlock();
        }
        luggage.arrived.run();
    }

    @Override
    public void load(AttemptId attempt, String seen) {
        Luggage luggage = luggage(attempt);
        SeenLoad.read(seen, luggage.spec.resources().limits()).ifPresent(luggage.loads);
    }

    // First where nobody looks, then all at once.
    private static void take(Luggage luggage, InputStream in) throws IOException {
        Path folder = luggage.spec.folder();
        Files.createDirectories(folder);
        Path incoming = Files.createTempDirectory(folder, "incoming");
        try {
            new Unpacking(incoming).unpack(in);
            Files.move(incoming, luggage.outputs(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileSystemUtils.deleteRecursively(incoming);
        }
    }

    private Luggage luggage(AttemptId attempt) {
        Luggage luggage = open.get(attempt);
        if (luggage == null) {
            throw new TransferException("Attempt " + attempt + " is not known here yet, or has ended", true);
        }
        hear(luggage);
        return luggage;
    }

    private static void hear(Luggage luggage) {
        if (!luggage.heard.getAndSet(true)) {
            luggage.arrived.run();
        }
    }
}
