package io.slipway.engine.shell;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Which life of the server this process is; what it writes carries that, and a later life shuts it out. */
@Component
public class Epoch {
    private final AtomicLong number = new AtomicLong();
    private final AtomicBoolean fenced = new AtomicBoolean();

    void begin(long epoch) {
        number.set(epoch);
    }

    public long number() {
        return number.get();
    }

    void fence() {
        fenced.set(true);
    }

    /** Whether another process has taken over. */
    public boolean fenced() {
        return fenced.get();
    }
}
