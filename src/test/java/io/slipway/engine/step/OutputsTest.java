package io.slipway.engine.step;

import static io.slipway.engine.step.Parts.json;
import static io.slipway.engine.step.Parts.made;
import static io.slipway.engine.step.Parts.map;
import static io.slipway.engine.step.Parts.output;
import static io.slipway.engine.step.Parts.python;
import static io.slipway.engine.step.Parts.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.artifact.ArtifactException;
import io.slipway.artifact.Stored;
import io.slipway.engine.Passed;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Type.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(folder.resolve("outputs/parameters"));
    }

    private static Component giving(Kind kind) {
        return python("def f(): pass", "f", Map.of(), Map.of("x", output(kind)));
    }

    private Map<String, Passed> collect(Component component) {
        return Outputs.collect(component, folder, Seen.here(folder), SdkExecutor::inspect);
    }

    private void metadata(String text) throws IOException {
        Files.writeString(folder.resolve("outputs/output_metadata.json"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INTEGER|12|12",
                "INTEGER|-3|-3",
                "DOUBLE|1e3|1000",
                "DOUBLE|nan|NaN",
                "BOOLEAN|t|true",
                "BOOLEAN|F|false",
                "LIST|[1]|[1]",
                "STRUCT|{}|{}"
            })
    void aFileIsReadByTheRulesOfItsKind(Kind kind, String text, String expected) throws IOException {
        Files.writeString(folder.resolve("outputs/parameters/x"), "\n " + text + " \n");
        assertThat(collect(giving(kind))).containsEntry("x", value(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"INTEGER|1.5", "INTEGER|many", "DOUBLE|many", "BOOLEAN|yes", "LIST|{}", "LIST|[1", "STRUCT|[]"})
    void aFileOfAnotherKindFailsTheStep(Kind kind, String text) throws IOException {
        Files.writeString(folder.resolve("outputs/parameters/x"), text);
        assertThatThrownBy(() -> collect(giving(kind)))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("for its output `x`, expected");
    }

    @Test
    void whatTheExecutorWroteWinsOverTheFile() throws IOException {
        Files.writeString(folder.resolve("outputs/parameters/x"), "1");
        metadata("{\"parameterValues\":{\"x\":2.0}}");
        assertThat(collect(giving(Kind.INTEGER))).containsEntry("x", value("2"));
    }

    @Test
    void aBooleanIsAnIntegerInPython() throws IOException {
        metadata("{\"parameterValues\":{\"x\":true}}");
        assertThat(collect(giving(Kind.INTEGER))).containsEntry("x", value("1"));
    }

    @Test
    void anotherTypeThanDeclaredFailsTheStep() throws IOException {
        metadata("{\"parameterValues\":{\"x\":\"many\"}}");
        assertThatThrownBy(() -> collect(giving(Kind.INTEGER)))
                .hasMessage("The step gave \"many\" for its output `x`, expected a whole number");
    }

    @Test
    void brokenMetadataFailsTheStepWithASentence() throws IOException {
        metadata("{\"parameterValues\":");
        assertThatThrownBy(() -> collect(giving(Kind.INTEGER)))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("can't be read: expected JSON");
    }

    @Test
    void aCustomPathInEitherSpellingIsWhereTheArtifactIs() throws IOException {
        Files.createDirectories(folder.resolve("work"));
        Path here = Files.writeString(folder.resolve("work/here"), "abc");
        for (String key : List.of("custom_path", "customPath")) {
            metadata("{\"artifacts\":{\"a\":{\"artifacts\":[{\"uri\":\"/elsewhere\",\"" + key + "\":\"" + here
                    + "\"}]}}}");
            Passed given = collect(python("", "f", Map.of(), Map.of("a", made("system.Model"))))
                    .get("a");
            assertThat(given).isInstanceOfSatisfying(Passed.Artifacts.class, list -> {
                assertThat(list.artifacts().getFirst().uri()).isEqualTo(here.toString());
                assertThat(list.artifacts().getFirst().size()).isEqualTo(3);
            });
        }
    }

    @Test
    void anOutputsNameLeadsNowhereElse() {
        AttemptPaths paths = new AttemptPaths(folder);
        for (String name : List.of("../x", "..", "a/b", ".", "x\0y", "%2e%2e")) {
            assertThat(paths.artifact(name).normalize().getParent()).isEqualTo(folder.resolve("outputs/artifacts"));
        }
        assertThat(paths.artifact("train_data")).isEqualTo(folder.resolve("outputs/artifacts/train_data"));
    }

    @Test
    void anImporterGivesWhatIsThereWithItsMetadata() {
        Component importer = importer(new Argument.FromInput("uri"));
        Map<String, Passed> given = Outputs.imported(
                importer,
                map("uri", value("\"/data/x.csv\""), "day", value("\"Monday\"")),
                uri -> new Stored(uri, 7, "sha256:1"));
        assertThat(given)
                .containsExactly(Map.entry(
                        "artifact",
                        new Passed.Artifacts(List.of(new Passed.Artifact(
                                "artifact",
                                "system.Dataset",
                                "0.0.1",
                                "/data/x.csv",
                                7L,
                                "sha256:1",
                                Map.of("from", json("\"Monday's\"")))))));
    }

    @Test
    void anImporterThatMayNotReadFailsWithTheReason() {
        assertThatThrownBy(() ->
                        Outputs.imported(importer(Parts.literal("\"/etc/passwd\"")), map("day", value("1")), uri -> {
                            throw new ArtifactException("No: " + uri);
                        }))
                .isInstanceOf(StepException.class)
                .hasMessage("No: /etc/passwd");
    }

    private static Component importer(Argument uri) {
        return new Component(
                "",
                Map.of(),
                Map.of("artifact", made("system.Dataset")),
                new Implementation.Importer(
                        uri, Map.of("from", json("\"{{$.inputs.parameters['day']}}'s\"")), false, Map.of()),
                Map.of());
    }
}
