package io.slipway.tracking.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Closes what it reads from when nothing has come for a while: the JDK's client waits for a body without end. */
final class Watched extends FilterInputStream {
    private static final ScheduledExecutorService CLOCKWORK = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mlflow-silence").factory());
    private final Future<?> watch;
    private volatile boolean heard = true;

    Watched(InputStream bytes, Duration patience) {
        super(bytes);
        watch = CLOCKWORK.scheduleWithFixedDelay(
                this::look, patience.toMillis(), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (heard) {
            heard = false;
            return;
        }
        try {
            close();
        } catch (IOException gone) {
            watch.cancel(false);
        }
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        heard = true;
        return one;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int count = super.read(into, from, most);
        heard = true;
        return count;
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        super.close();
    }
}
