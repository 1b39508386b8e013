package io.slipway.tracking.transfer;

import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.RemoteServer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One import or export, from when it is asked for on.
 *
 * @param where the other side
 * @param experiments their names; empty for all
 * @param planned whether all that is to be carried is listed
 * @param ended null as long as it is not
 */
public record Transfer(
        String id,
        ProjectId project,
        Direction direction,
        Where where,
        List<String> experiments,
        State state,
        boolean planned,
        String askedBy,
        Instant asked,
        @Nullable Instant ended,
        long points,
        long files,
        long bytes) {

    /** Which way it goes. */
    public enum Direction {
        IN,
        OUT
    }

    /** How far it is. */
    public enum State {
        GOING,
        PAUSED,
        STOPPED,
        DONE;

        public boolean over() {
            return this == STOPPED || this == DONE;
        }
    }

    /** The other side. */
    public sealed interface Where {
        /** As people know it. */
        String shown();
    }

    /** An MLflow server. */
    public record Server(RemoteServer server) implements Where {
        @Override
        public String shown() {
            return server.address();
        }
    }

    /**
     * MLflow's SQLite file.
     *
     * @param folder where the artifacts lie that it speaks of; empty if they are nowhere to be read
     */
    public record File(String path, String folder) implements Where {
        @Override
        public String shown() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
