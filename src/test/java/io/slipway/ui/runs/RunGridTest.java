package io.slipway.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunGridTest {

    @Test
    void aFewMetricsStandInARowAndTheRestIsCounted() {
        assertThat(RunGrid.metrics(Map.of("loss", 0.5, "accuracy", 0.9, "f1", 0.8, "recall", 0.7, "x", 1.0)))
                .isEqualTo("accuracy 0.9  f1 0.8  loss 0.5  +2");
        assertThat(RunGrid.metrics(Map.of("loss", 0.5, "fit.system/cpu", 80.0))).isEqualTo("loss 0.5");
        assertThat(RunGrid.metrics(Map.of())).isEmpty();
    }

    @Test
    void parametersReadAsTheyWereTyped() {
        Map<String, JsonNode> given = new LinkedHashMap<>();
        JsonMapper json = JsonMapper.shared();
        given.put("lr", json.readTree("0.1"));
        given.put("name", json.readTree("\"base line\""));
        given.put("layers", json.readTree("[1,2]"));
        assertThat(RunGrid.arguments(given)).isEqualTo("lr=0.1  name=base line  layers=[1,2]");
    }
}
