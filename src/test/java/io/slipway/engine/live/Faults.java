package io.slipway.engine.live;

import java.util.Random;
import org.springframework.dao.TransientDataAccessResourceException;

/** Crashes and lies out of a seed, at every boundary that asks. */
final class Faults {
    private final Random random;
    private final boolean kills;
    private int left;

    Faults(long seed, int most) {
        this(seed, most, true);
    }

    private Faults(long seed, int most, boolean kills) {
        random = new Random(seed);
        left = most;
        this.kills = kills;
    }

    /** Without end, but nobody is killed. */
    static Faults lies(long seed) {
        return new Faults(seed, Integer.MAX_VALUE, false);
    }

    static Faults none() {
        return new Faults(0, 0);
    }

    /** The process is killed here. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash(String where) {
            super(where);
        }
    }

    /** May kill the server, or let the call fail although nothing, or everything, was done. */
    void at(String where) {
        if (left > 0 && random.nextInt(8) == 0) {
            left--;
            if (random.nextBoolean()) {
                throw new Crash(where);
            }
            throw new TransientDataAccessResourceException("simulated, " + where);
        }
    }

    /** May kill the server, where no call is that could fail. */
    void kill(String where) {
        if (kills && left > 0 && random.nextInt(12) == 0) {
            left--;
            throw new Crash(where);
        }
    }

    boolean chance(int oneIn) {
        return left > 0 && random.nextInt(oneIn) == 0;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }
}
