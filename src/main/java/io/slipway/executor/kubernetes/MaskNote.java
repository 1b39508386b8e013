package io.slipway.executor.kubernetes;

import io.slipway.executor.AttemptSpec;
import io.slipway.executor.SecretMask;
import io.slipway.project.VaultException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is hidden in the log of an attempt. It is kept, sealed, until the attempt has ended: after a start of the server
 * the project's secrets may be others than those that the step was given.
 */
record MaskNote(AttemptSpec spec, Seal seal) {
    private static final Logger LOG = LoggerFactory.getLogger(MaskNote.class);
    private static final String BETWEEN = "\0";

    SecretMask mask() {
        Set<String> kept = kept();
        Set<String> all = new LinkedHashSet<>(kept);
        all.addAll(SecretMask.words(spec.secrets()));
        if (all.size() > kept.size()) {
            keep(String.join(BETWEEN, all));
        }
        return new SecretMask(all);
    }

    private Set<String> kept() {
        try {
            return Files.exists(file())
                    ? Set.copyOf(
                            List.of(seal.open(Files.readString(file()), place()).split(BETWEEN)))
                    : Set.of();
        } catch (IOException | VaultException unreadable) {
            LOG.warn("What is hidden in the log of {} can't be read: {}", spec.id(), unreadable.toString());
            return Set.of();
        }
    }

    private void keep(String words) {
        try {
            Files.createDirectories(file().getParent());
            Files.writeString(file(), seal.seal(words, place()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It has ended. */
    void forget() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            LOG.warn("{} can't be deleted: {}", file(), e.toString());
        }
    }

    private Path file() {
        return spec.folder().resolve("process").resolve("mask");
    }

    private String place() {
        return "attempt/" + spec.id();
    }
}
