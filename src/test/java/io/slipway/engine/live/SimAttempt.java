package io.slipway.engine.live;

import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptSpec;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one life of {@link SimJobs} knows of an attempt, and what lies in its folder. */
final class SimAttempt {
    final AttemptSpec spec;
    final Note note;
    Phase phase = Phase.IDLE;

    @Nullable
    AttemptReport last;

    boolean limited;
    boolean wanted;

    SimAttempt(AttemptSpec spec, Note note) {
        this.spec = spec;
        this.note = note;
    }

    enum Phase {
        IDLE,
        BEGINNING,
        THERE,
        STOPPING,
        OVER
    }

    /** In the attempt's folder. */
    static final class Note {
        boolean creating;
        boolean created;

        @Nullable
        End stop;

        @Nullable
        Ended end;
    }

    /** The folders of all: what outlives the server. */
    static final class Disk {
        private final Map<AttemptId, Note> notes = new HashMap<>();
        private final Map<AttemptId, String> outputs = new HashMap<>();

        Note of(AttemptId id) {
            return notes.computeIfAbsent(id, absent -> new Note());
        }

        @Nullable
        String outputs(AttemptId id) {
            return outputs.get(id);
        }

        /** Moved into place whole, by whoever comes first. */
        void bring(AttemptId id, String text) {
            outputs.putIfAbsent(id, text);
        }
    }
}
