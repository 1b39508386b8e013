package io.slipway.engine.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.Rooms;
import io.slipway.engine.Attempt;
import io.slipway.engine.InvalidRunException;
import io.slipway.engine.Passed;
import io.slipway.engine.PipelineRun;
import io.slipway.format.Sdk;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineVersion;
import io.slipway.pipeline.SecretUse;
import io.slipway.pipeline.Step;
import io.slipway.project.ProjectSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Secrets of the project on their way to real steps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepSecretsIT {
    private Path folder = Path.of("");
    private @Nullable Running open;

    @BeforeAll
    void open(@TempDir Path given) throws IOException {
        folder = given.toRealPath();
        open = new Running(Rooms.on(folder.resolve("home"), Sdk.environment()));
    }

    @AfterAll
    void close() {
        if (open != null) {
            open.rooms().close();
        }
    }

    private Running running() {
        return Objects.requireNonNull(open);
    }

    private Rooms rooms() {
        return running().rooms();
    }

    private Pipeline withSecret(String name) {
        String source = """
                def use() -> int:
                    import os
                    print('it is ' + os.environ['TOKEN'])
                    return len(open(os.environ['TOKEN_FILE']).read())
                """;
        Step use = Sketch.step("use", Map.of())
                .withSecrets(List.of(new SecretUse(name, "TOKEN", false), new SecretUse(name, "TOKEN_FILE", true)));
        return new Sketch("secret " + name)
                .add("use", Sketch.python("use", source, List.of(), List.of("Output:INTEGER")), use)
                .done();
    }

    private boolean setSecret(String name, String value) {
        return rooms().as(() -> running().rooms().get(ProjectSecrets.class).set(rooms().project(), name, value));
    }

    @Test
    void aStepIsGivenItsSecretsTheLogDoesNotTellThemAndANewValueDoesNotRunItAgain() throws IOException {
        setSecret("token", "hunter2");
        PipelineVersion version = running().saved(withSecret("token"));
        PipelineRun first = running().end(running().start(version, Map.of()));
        assertThat(running().words(first)).containsEntry("use", "succeeded");
        Attempt attempt = running().details(first, "use").attempts().getFirst();
        assertThat(Files.readString(attempt.log())).contains("it is ***").doesNotContain("hunter2");
        assertThat(((Passed.Value) Objects.requireNonNull(
                                running().details(first, "use").outputs().get("Output")))
                        .json()
                        .asInt())
                .isEqualTo(7);
        setSecret("token", "hunter3");
        assertThat(running().words(running().end(running().start(version, Map.of()))))
                .containsEntry("use", "cached");
    }

    @Test
    void aRunWhoseStepNamesASecretThatIsNotThereIsRefusedInASentence() {
        PipelineVersion version = running().saved(withSecret("absent"));
        assertThatThrownBy(() -> running().start(version, Map.of()))
                .isInstanceOf(InvalidRunException.class)
                .hasMessageContaining("Step `use`: This project has no secret absent");
    }

    @Test
    void aSecretThatIsDeletedWhileTheRunGoesOnFailsItsStepInASentence() throws IOException {
        setSecret("passing", "hunter2");
        Pipeline pipeline = withSecret("passing");
        Map<String, Step> steps = new LinkedHashMap<>();
        Path gate = folder.resolve("gate");
        String wait = "def wait():\n    import os, time\n    while not os.path.exists('" + gate
                + "'):\n        time.sleep(0.05)\n";
        steps.put("wait", Sketch.step("wait", Map.of()));
        steps.put(
                "use",
                Objects.requireNonNull(pipeline.graph().steps().get("use")).withAfter(Set.of("wait")));
        Map<String, Component> components = new LinkedHashMap<>(pipeline.components());
        components.put("wait", Sketch.python("wait", wait, List.of(), List.of()));
        Component root = new Component("", Map.of(), Map.of(), new Implementation.Graph(steps, Map.of()), Map.of());
        PipelineRun run = running()
                .start(
                        running().saved(new Pipeline("passing", "", Dialect.SLIPWAY, components, root, Map.of())),
                        Map.of());
        rooms().as(() -> {
            rooms().get(ProjectSecrets.class).delete(rooms().project(), "passing");
            return true;
        });
        Files.createFile(gate);
        PipelineRun ended = running().end(run);
        assertThat(running().words(ended)).containsEntry("wait", "succeeded").containsEntry("use", "failed");
        assertThat(Objects.requireNonNull(running().steps(ended).get("use"))
                        .state()
                        .reason())
                .contains("needs the secret passing", "Settings, Secrets");
    }
}
