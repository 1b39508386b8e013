package io.slipway.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What holds for this whole installation: where its home is, what lies outside it that may be read, whether local code may run. */
@Service
@SuppressWarnings("DoNotCallSuggester")
public class Installation {

    /** Absolute and normalised; mode 0700. */
    public Path home() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Folders below which importers may read. */
    public List<Path> dataRoots() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Empty if steps may run on this machine; otherwise the sentence that says why not and what to do. */
    public Optional<String> whyNotLocal() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The address that steps and people reach this server at, without a trailing slash. */
    public String publicUrl() {
        throw new UnsupportedOperationException("not yet");
    }
}
