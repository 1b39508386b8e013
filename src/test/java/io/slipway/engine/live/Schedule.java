package io.slipway.engine.live;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happens next. Mail is lost with the life of the server that it was for; what the world does is not. */
final class Schedule {
    private final SimClock clock;
    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private long sequence;
    private int life;

    Schedule(SimClock clock) {
        this.clock = clock;
    }

    private record Due(
            Instant at,
            long sequence,
            int life,
            @Nullable RunMessage mail,
            @Nullable Runnable event) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    int life() {
        return life;
    }

    void nextLife() {
        life++;
    }

    void mail(Duration delay, RunMessage message) {
        add(delay, life, message, null);
    }

    void in(Duration delay, Runnable event) {
        add(delay, 0, null, event);
    }

    void inLife(int only, Duration delay, Runnable event) {
        add(delay, only, null, event);
    }

    private void add(Duration delay, int only, @Nullable RunMessage message, @Nullable Runnable event) {
        Duration wait = delay.isNegative() ? Duration.ZERO : delay;
        queue.add(new Due(clock.instant().plus(wait), sequence++, only, message, event));
    }

    /** Lets the next thing happen; false if nothing will. */
    boolean next(Consumer<RunMessage> deliver) {
        Due due = queue.poll();
        if (due == null) {
            return false;
        }
        clock.reach(due.at());
        if (due.life() == 0 || due.life() == life) {
            if (due.event() != null) {
                due.event().run();
            } else if (due.mail() != null) {
                deliver.accept(due.mail());
            }
        }
        return true;
    }
}
