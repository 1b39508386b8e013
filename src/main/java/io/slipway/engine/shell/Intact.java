package io.slipway.engine.shell;

import io.slipway.artifact.Artifacts;
import io.slipway.artifact.Stored;
import io.slipway.engine.Passed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether artifacts are still what they were: all by their size, small ones by their digest. */
@Component
class Intact {
    private static final long SMALL = 1 << 20;
    private final Artifacts artifacts;

    Intact(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    boolean all(Map<String, Passed> outputs) {
        return outputs.values().stream().allMatch(passed -> switch (passed) {
            case Passed.Value value -> true;
            case Passed.Artifacts several -> several.artifacts().stream().allMatch(this::intact);
        });
    }

    private boolean intact(Passed.Artifact artifact) {
        Long size = artifact.size();
        if (size == null) {
            return true;
        }
        Path path = Path.of(artifact.uri());
        if (size > SMALL && Files.isRegularFile(path)) {
            return size.equals(size(path));
        }
        Optional<Stored> found = artifacts.inspect(path);
        return found.isPresent() && found.get().digest().equals(artifact.digest());
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException gone) {
            return -1;
        }
    }
}
