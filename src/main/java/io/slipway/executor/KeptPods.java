package io.slipway.executor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** What was kept of an attempt's pod in the attempt's folder: the pod itself goes. */
public final class KeptPods {
    private static final Logger LOG = LoggerFactory.getLogger(KeptPods.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KeptPods() {}

    public static void write(Path folder, PodReport report) {
        try {
            Files.createDirectories(report(folder).getParent());
            replace(report(folder), JSON.writeValueAsString(report));
            // By itself, because a timeline asks for those of many attempts.
            replace(parts(folder), JSON.writeValueAsString(report.parts()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replace(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), "pod", ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Empty for an attempt that had no pod. */
    public static Optional<PodReport> read(Path folder) {
        return text(report(folder)).map(text -> JSON.readValue(text, PodReport.class));
    }

    public static List<TimePart> readParts(Path folder) {
        return text(parts(folder))
                .map(text -> Arrays.asList(JSON.readValue(text, TimePart[].class)))
                .orElse(List.of());
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            LOG.warn("{} can't be read: {}", file, e.toString());
            return Optional.empty();
        }
    }

    private static Path report(Path folder) {
        return folder.resolve("process").resolve("pod.json");
    }

    private static Path parts(Path folder) {
        return folder.resolve("process").resolve("parts.json");
    }
}
