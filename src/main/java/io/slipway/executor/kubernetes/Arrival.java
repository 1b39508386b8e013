package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Pod;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a step gave, on its way here. */
final class Arrival {
    // The kubelet keeps so many bytes of a message, the last ones.
    private static final int WHOLE = 4096;

    private Arrival() {}

    /** Why its files will not come any more; empty while they may. */
    static Optional<String> problem(Pod pod) {
        return PodStory.state(pod, Containers.COURIER)
                .map(ContainerState::getTerminated)
                .map(ended -> "It ended well, but what it gave could not be brought back: " + PodStory.words(ended));
    }

    /** What they wait for. */
    static String waits(Pod pod) {
        Optional<ContainerStateWaiting> waits = PodStory.waiting(pod, Containers.COURIER);
        return waits.filter(one -> !"ContainerCreating".equals(one.getReason()))
                .map(one -> "ended; its outputs wait for the helper: " + WaitWords.stuck("of the helper", one))
                .orElse("");
    }

    /** Puts the message of the container where its outputs belong. Cut short it is told, never taken. */
    static End values(AttemptSpec spec, ContainerStateTerminated how, End end) {
        String message = how.getMessage() == null ? "" : how.getMessage();
        if (message.getBytes(StandardCharsets.UTF_8).length >= WHOLE) {
            return new End.Broken("It ended well, but its outputs are longer than the " + WHOLE
                    + " bytes that come back without files: give it an artifact or a text as an output too");
        }
        try {
            Path folder = Files.createDirectories(spec.folder().resolve("outputs"));
            if (!message.isEmpty()) {
                Files.writeString(folder.resolve("output_metadata.json"), message);
            }
            return end;
        } catch (IOException e) {
            return new End.Broken("Its outputs could not be written into " + spec.folder() + ": " + e.getMessage());
        }
    }
}
