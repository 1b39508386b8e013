package io.slipway.engine.real;

import io.slipway.Rooms;
import io.slipway.engine.PipelineRun;
import io.slipway.format.Sdk;
import io.slipway.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Rooms whose steps are real processes, and files in which those leave a mark each time that they run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealRooms {
    Path folder = Path.of("");
    private @Nullable Running open;

    @BeforeAll
    void open(@TempDir Path given) throws IOException {
        folder = given.toRealPath();
        Files.createDirectories(folder.resolve("data"));
        open = new Running(
                Rooms.on(folder.resolve("home"), Sdk.environment(), "slipway.data-roots=" + folder.resolve("data")));
    }

    @AfterAll
    void close() {
        if (open != null) {
            open.rooms().close();
        }
    }

    final Running running() {
        return Objects.requireNonNull(open);
    }

    final PipelineRun run(Pipeline pipeline) {
        return running().end(running().start(running().saved(pipeline), Map.of()));
    }

    /** Lines that note a run of the step in a file. */
    final String count(String mark) {
        return """
                    import os
                    with open(os.path.join('%s', '%s'), 'a') as f:
                        f.write('x')
                """.formatted(folder, mark);
    }

    final int counted(String mark) throws IOException {
        Path file = folder.resolve(mark);
        return Files.exists(file) ? Files.readString(file).length() : 0;
    }
}
