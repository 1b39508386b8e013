package io.slipway.ui.parts;

import io.slipway.artifact.ArtifactException;
import io.slipway.engine.InvalidRunException;
import io.slipway.project.ForbiddenException;
import io.slipway.project.InvalidInputException;
import io.slipway.project.NotFoundException;
import io.slipway.tracking.TrackingException;
import java.util.Optional;

/** What to tell a person of an exception: its own words where it was made to be read, nothing otherwise. */
public final class Sentence {
    private Sentence() {}

    public static Optional<String> of(Throwable failure) {
        return switch (failure) {
            case ForbiddenException known -> Optional.ofNullable(known.getMessage());
            case NotFoundException known -> Optional.ofNullable(known.getMessage());
            case InvalidInputException known -> Optional.of(known.sentence());
            case TrackingException known -> Optional.ofNullable(known.getMessage());
            case ArtifactException known -> Optional.ofNullable(known.getMessage());
            case InvalidRunException known -> Optional.ofNullable(known.getMessage());
            default -> Optional.empty();
        };
    }
}
