package io.slipway.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files that are dropped on the editor, imported and exported. */
class EditorFilesTest extends EditorDoors {
    @Test
    void aFileComesInAndGoesOutAgainAndWhatDoesNotRunIsNamedAtItsSteps() throws Exception {
        String exported = read("/export").text();
        assertThat(exported).contains("pipelineInfo");
        Answer in = imported(exported);
        assertThat(in.body().path("address").asString()).startsWith("p/" + project + "/pipelines/");
        assertThat(in.body().path("notes")).isEmpty();
        Answer loop = imported(LOOP);
        pipeline = loop.body().path("address").asString().replaceFirst(".*/", "");
        JsonNode draft = read("").body();
        assertThat(draft.path("notices")).singleElement().satisfies(notice -> {
            assertThat(notice.path("text").asString()).contains("A loop (“say”)", "kept as it is");
            assertThat(notice.path("steps").path(0).asString()).isEqualTo("say");
        });
        Answer wrong = imported("a: b");
        assertThat(wrong.status()).as("a browser's console tells of refusals").isEqualTo(200);
        assertThat(wrong.body().path("error").asString()).isNotBlank();
    }

    private static final String LOOP = """
            pipelineInfo: {name: p}
            schemaVersion: 2.1.0
            deploymentSpec:
              executors:
                exec-say: {container: {image: alpine, command: [echo]}}
            components:
              comp-say: {executorLabel: exec-say}
            root:
              dag:
                tasks:
                  say:
                    componentRef: {name: comp-say}
                    parameterIterator: {itemInput: item, items: {raw: "[1, 2]"}}
                    taskInfo: {name: say}
            """;

    private static Answer imported(String text) throws Exception {
        return send(
                "ann",
                post("/app/" + project + "/pipelines/import")
                        .param("name", "pipeline.yaml")
                        .content(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Answer upload(String id, String name) throws Exception {
        return send(
                "ann",
                post(address("/files"))
                        .param("name", name)
                        .param("id", id)
                        .content("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFileBecomesAStep() throws Exception {
        JsonNode added = upload(id(), "My table.csv").body();
        assertThat(added.path("step").asString()).isEqualTo("my-table");
        JsonNode importer = added.at("/draft/pipeline/components/comp-my-table/implementation");
        assertThat(importer.path("metadata").path("preview").asString()).isEqualTo("a,b\n1,2");
        assertThat(Path.of(importer.path("uri").path("value").asString())).exists();
    }

    @Test
    void aFileWhoseStepIsRefusedOrThereAlreadyDoesNotStayBehind() throws Exception {
        String id = id();
        assertThat(upload(id, "kept.csv").status()).isEqualTo(200);
        assertThat(upload(id, "repeated.csv").status()).isEqualTo(200);
        assertThat(upload("bad", "refused.csv").status()).isEqualTo(422);
        try (Stream<Path> files = Files.walk(home.resolve("uploads"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .contains("kept.csv")
                    .doesNotContain("repeated.csv", "refused.csv");
        }
    }
}
