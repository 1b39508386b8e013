package io.slipway.engine.real;

import static io.slipway.engine.real.Sketch.output;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.artifact.Artifacts;
import io.slipway.engine.Passed;
import io.slipway.engine.PipelineRun;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is not run again because its results are there, and what is because something changed. */
class RealCachingIT extends RealRooms {
    private static Passed.Artifact artifact(Map<String, Passed> passed, String port) {
        return ((Passed.Artifacts) Objects.requireNonNull(passed.get(port)))
                .artifacts()
                .getFirst();
    }

    private Pipeline twoSteps(String comment) {
        return new Sketch("bytes")
                .python(
                        "make",
                        "def make(data: Output[Dataset]):\n    # " + comment
                                + "\n    open(data.path, 'w').write('same')\n",
                        List.of(),
                        List.of("data:system.Dataset"),
                        Map.of())
                .python(
                        "use",
                        "def use(data: Input[Dataset]) -> int:\n" + count("use")
                                + "    return len(open(data.path).read())\n",
                        List.of("data:system.Dataset"),
                        List.of("Output:INTEGER"),
                        Map.of("data", output("make", "data")))
                .done();
    }

    @Test
    void aStepThatRunsAgainAndGivesTheSameBytesDoesNotMakeTheNextOneRun() throws IOException {
        assertThat(running().words(run(twoSteps("first"))))
                .containsEntry("make", "succeeded")
                .containsEntry("use", "succeeded");
        PipelineRun again = run(twoSteps("second"));
        assertThat(running().words(again)).containsEntry("make", "succeeded").containsEntry("use", "cached");
        assertThat(counted("use")).isEqualTo(1);
        assertThat(running().details(again, "use").outputs()).containsKey("Output");
    }

    @Test
    void outputsThatWereTamperedWithAreNotReused() throws IOException {
        PipelineVersion version = running().saved(twoSteps("tampered"));
        PipelineRun first = running().end(running().start(version, Map.of()));
        Path data = Path.of(
                artifact(running().details(first, "make").outputs(), "data").uri());
        Files.writeString(data, "SAME");
        PipelineRun second = running().end(running().start(version, Map.of()));
        assertThat(running().words(second)).containsEntry("make", "succeeded");
        assertThat(running().steps(second).get("make").cacheNote()).contains("gone");
        assertThat(artifact(running().details(second, "make").outputs(), "data").uri())
                .isNotEqualTo(data.toString());
    }

    @Test
    void aChangedFileMakesWhatReadsItRunAgainAndSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("data/in.csv"), "a\n1\n");
        PipelineVersion version = running()
                .saved(new Sketch("imported")
                        .importer("load", file.toString())
                        .python(
                                "size",
                                "def size(data: Input[Dataset]) -> int:\n    return len(open(data.path).read())\n",
                                List.of("data:system.Dataset"),
                                List.of("Output:INTEGER"),
                                Map.of("data", output("load", "artifact")))
                        .done());
        running().end(running().start(version, Map.of()));
        PipelineRun same = running().end(running().start(version, Map.of()));
        assertThat(running().words(same)).containsEntry("load", "succeeded").containsEntry("size", "cached");
        Files.writeString(file, "a\n12\n");
        PipelineRun changed = running().end(running().start(version, Map.of()));
        assertThat(running().words(changed)).containsEntry("size", "succeeded");
        assertThat(running().steps(changed).get("size").cacheNote()).contains("input `data` changed");
        Passed.Artifact imported = artifact(running().details(changed, "load").outputs(), "artifact");
        assertThat(imported.size()).isEqualTo(5);
        assertThat(imported.digest()).startsWith("sha256:");
        Path readable = running()
                .rooms()
                .as(() -> running()
                        .rooms()
                        .get(Artifacts.class)
                        .readable(running().rooms().project(), imported.uri(), ""));
        assertThat(readable).isEqualTo(file);
    }
}
