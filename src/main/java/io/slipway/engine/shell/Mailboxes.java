package io.slipway.engine.shell;

import io.slipway.engine.live.RunMessage;
import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptListener;
import io.slipway.executor.AttemptReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** One mailbox for each live run. */
@Component
class Mailboxes implements AttemptListener {
    private final Map<String, Mailbox> boxes = new ConcurrentHashMap<>();

    /** To a run that lives; of one that has ended nobody needs to hear. */
    void send(String run, RunMessage message) {
        boxes.computeIfPresent(run, (id, box) -> box.add(message));
    }

    @Override
    public void report(AttemptId id, AttemptReport report) {
        send(id.run(), new RunMessage.Reported(id, report));
    }

    /** To a run that lives, or lives again by this message. */
    void open(String run, RunMessage message, Function<String, Mailbox> making) {
        boxes.compute(run, (id, box) -> (box == null ? making.apply(id).begin() : box).add(message));
    }

    /** Takes a mailbox away unless it got mail meanwhile; answers whether it is gone. */
    boolean close(String run) {
        return boxes.computeIfPresent(run, (id, box) -> box.isEmpty() ? null : box) == null;
    }

    /** For good, with its mail. */
    void drop(String run) {
        boxes.remove(run);
    }

    int count() {
        return boxes.size();
    }

    /** Ends them all, each after what it is at. */
    void end(Duration atMost) {
        List<Mailbox> all = List.copyOf(boxes.values());
        all.forEach(Mailbox::end);
        try {
            for (Mailbox box : all) {
                box.awaitEnd(atMost);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        boxes.clear();
    }
}
