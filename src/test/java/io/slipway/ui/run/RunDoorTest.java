package io.slipway.ui.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.slipway.artifact.Artifacts;
import io.slipway.tracking.LogBatch;
import io.slipway.tracking.Metric;
import io.slipway.tracking.Tracking;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;

/** What the run page reads, on a real engine and store; who may is tried for all doors elsewhere. */
class RunDoorTest extends OpenRun {

    private static String logPath() throws Exception {
        String step = read(run.id() + "/steps")
                .body()
                .path("steps")
                .path(0)
                .path("id")
                .asString();
        return run.id() + "/steps/" + step + "/attempts/9/log";
    }

    @Test
    void thePictureHoldsRunStepsAndGraph() throws Exception {
        JsonNode picture = read(run.id()).body();
        assertThat(picture.path("run").path("state").asString()).isEqualTo("succeeded");
        assertThat(picture.path("run").path("arguments").path("rows").asInt()).isEqualTo(3);
        assertThat(picture.path("steps").path(0).path("path").asString()).isEqualTo("table");
        assertThat(picture.path("steps").path(0).path("state").asString()).isEqualTo("succeeded");
        assertThat(picture.path("pipeline").path("components").has("comp-table"))
                .isTrue();
        assertThat(picture.path("experimentName").asString()).isEqualTo("Doors");
        assertThat(Instant.parse(picture.path("now").asString())).isAfter(run.created());
        assertThat(picture.path("canRun").asBoolean()).isTrue();
    }

    @Test
    void whatChangesIsReadWithoutTheGraph() throws Exception {
        JsonNode live = read(run.id() + "/steps").body();
        assertThat(live.propertyNames()).containsExactlyInAnyOrder("run", "steps", "now", "onServer");
    }

    @Test
    void aStepTellsWhatCameOut() throws Exception {
        String step = read(run.id() + "/steps")
                .body()
                .path("steps")
                .path(0)
                .path("id")
                .asString();
        JsonNode details = read(run.id() + "/steps/" + step).body();
        JsonNode artifact =
                details.path("outputs").path("artifact").path("artifacts").path(0);
        assertThat(artifact.path("schema").asString()).isEqualTo("system.Dataset");
        assertThat(artifact.path("size").asInt()).isEqualTo(8);
        assertThat(artifact.path("digest").asString()).startsWith("sha256:");
        assertThat(details.path("attempts").toString()).contains("python==3.11");
        assertThat(read(run.id() + "/steps/" + step + "/metrics").body()).isEmpty();
        assertThat(read(run.id() + "/timeline").body().path(step).findValuesAsString("number"))
                .contains("9");
    }

    @Test
    void theRunTellsTheLastValueOfEachMetric() throws Exception {
        assertThat(read(run.id() + "/metrics").body()).isEmpty();
        List<Metric> points = List.of(
                new Metric("loss", 0.5, 1, 0), new Metric("loss", 0.25, 2, 1), new Metric("odd", Double.NaN, 1, 0));
        access().asSystem(() -> {
            bean(Tracking.class).logBatch(project, run.id(), LogBatch.ofMetrics(points));
            return null;
        });
        JsonNode metrics = read(run.id() + "/metrics").body();
        assertThat(metrics.toString())
                .isEqualTo("[{\"name\":\"loss\",\"step\":\"\",\"latest\":0.25,\"points\":2},"
                        + "{\"name\":\"odd\",\"step\":\"\",\"latest\":null,\"points\":1}]");
        assertThat(read("none/metrics").status()).isEqualTo(404);
    }

    @Test
    void aLogIsReadByWindowsSearchedAndSaved() throws Exception {
        String lines = IntStream.range(0, 3000)
                .mapToObj(i -> i == 2500 ? "\u001b[31mValueError\u001b[0m: wrong" : "line " + i)
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(log, lines);
        JsonNode window = read(logPath() + "?from=2998&count=250").body();
        assertThat(window.path("total").asInt()).isEqualTo(3000);
        assertThat(window.path("lines")).hasSize(2);
        assertThat(window.path("lines").path(0).asString()).isEqualTo("line 2998");
        assertThat(window.path("live").asBoolean()).isTrue();
        assertThat(read(logPath() + "?from=0&count=9999").body().path("lines")).hasSize(1000);
        JsonNode hits = send(get("/app/" + project + "/runs/" + logPath() + "/search")
                        .param("text", "LINE 299"))
                .body();
        assertThat(hits.path("lines")).hasSize(11);
        assertThat(hits.path("lines").path(0).asInt()).isEqualTo(299);
        assertThat(hits.path("more").asBoolean()).isFalse();
        assertThat(read(logPath() + "/error").body().path("line").asInt()).isEqualTo(2500);
        MockHttpServletResponse raw = read(logPath() + "/raw").raw();
        assertThat(raw.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(lines);
        assertThat(raw.getHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("table-attempt-9.log");
    }

    @Test
    void whatWasSaidWhileAnEnvironmentWasMadeIsTheLogOfAttemptZero() throws Exception {
        String none = logPath().replace("/9/", "/0/");
        assertThat(read(none).body().path("total").asInt()).isZero();
        String step = none.replaceAll(".*/steps/([^/]+)/.*", "$1");
        Path folder = bean(Artifacts.class).attemptFolder(project, run.id(), step, 0);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("log.txt"), "$ pip install x\nERROR: no x\n");
        JsonNode window = read(none).body();
        assertThat(window.path("lines").path(1).asString()).isEqualTo("ERROR: no x");
        assertThat(window.path("live").asBoolean()).isFalse();
        assertThat(read(none + "/raw").raw().getHeader("Content-Disposition")).contains("table-environment.log");
        assertThat(read(none.replace(step, "nobody")).status()).isEqualTo(404);
    }

    @Test
    void whatIsNotThereIsSaidAsSuch() throws Exception {
        assertThat(read("none").status()).isEqualTo(404);
        assertThat(read(run.id() + "/steps/none").status()).isEqualTo(404);
        assertThat(read(logPath().replace("/9/", "/7/")).status()).isEqualTo(404);
        assertThat(read("none").body().path("error").asString()).contains("no run");
    }
}
