package io.slipway.engine.step;

import static io.slipway.engine.step.Parts.json;
import static io.slipway.engine.step.Parts.map;
import static io.slipway.engine.step.Parts.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Passed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StepMetricsTest {
    private static Passed carrying(String schema, Map<String, JsonNode> metadata) {
        return new Passed.Artifacts(List.of(new Passed.Artifact("m", schema, "0.0.1", "/m", null, null, metadata)));
    }

    @Test
    void aNumberIsAMetricAListACurveAndAnythingElseNeither() {
        StepMetrics found = StepMetrics.of(map(
                "metrics",
                carrying(
                        "system.Metrics",
                        map(
                                "accuracy", json("0.9"),
                                "epochs", json("5"),
                                "loss", json("[3, 2.5, NaN]"),
                                "done", json("true"),
                                "note", json("\"good\""),
                                "mixed", json("[1, \"a\"]"),
                                "empty", json("[]"))),
                "Output",
                value("0.5")));
        assertThat(found.numbers()).containsExactly(Map.entry("accuracy", 0.9), Map.entry("epochs", 5.0));
        assertThat(found.curves()).containsExactly(Map.entry("loss", List.of(3.0, 2.5, Double.NaN)));
    }

    @Test
    void notANumberSurvivesAlsoAsText() {
        StepMetrics found = StepMetrics.of(Map.of(
                "m",
                carrying(
                        "system.Metrics",
                        map(
                                "a",
                                json("NaN"),
                                "b",
                                json("\"NaN\""),
                                "c",
                                json("-Infinity"),
                                "d",
                                json("\"Infinity\"")))));
        assertThat(found.numbers())
                .containsEntry("a", Double.NaN)
                .containsEntry("b", Double.NaN)
                .containsEntry("c", Double.NEGATIVE_INFINITY)
                .containsEntry("d", Double.POSITIVE_INFINITY);
    }

    @Test
    void onlyMetricsCountAndTheSecondOfANameCarriesItsOutput() {
        StepMetrics found = StepMetrics.of(map(
                "model", carrying("system.Model", Map.of("size", json("3"))),
                "train", carrying("system.Metrics", Map.of("accuracy", json("0.9"))),
                "test", carrying("system.Metrics", Map.of("accuracy", json("0.8")))));
        assertThat(found.numbers()).containsExactly(Map.entry("accuracy", 0.9), Map.entry("test.accuracy", 0.8));
    }
}
