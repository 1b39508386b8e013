package io.slipway.executor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * Carries files, and what is seen of their processes, between this machine and steps that run where it is not. Asked by the small helper beside such
 * a step; whoever calls has made sure that it is the helper of that attempt.
 */
public interface StepFiles {

    /** What the helper should do. */
    enum Word {
        /** Ask again: the step still runs, or its attempt is not known here yet. */
        WAIT,
        /** The step ended well: send what it gave. */
        SEND,
        /** Nothing is to be sent: end. */
        END
    }

    /** What to do, as soon as that is known, or {@link Word#WAIT} after so long. */
    Word word(AttemptId attempt, Duration patience);

    /**
     * Writes all inputs as one tar, below the folder that the step finds them in, and last a file {@code SHA256SUMS} of
     * them. {@link TransferException} if this can't be asked now.
     */
    void inputs(AttemptId attempt, OutputStream out) throws IOException;

    /**
     * Takes the step's outputs: a tar of their folder, and after it the SHA-256 of the tar in 64 hex digits. They are
     * there whole or not at all; sent again, they are taken as they were the first time.
     */
    void outputs(AttemptId attempt, InputStream in) throws IOException;

    /** Takes what the helper sees of the step's processes at this moment, in the words of its script. */
    void load(AttemptId attempt, String seen);
}
