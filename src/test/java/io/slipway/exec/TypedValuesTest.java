package io.slipway.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypedValuesTest {
    private static String typed(Type.Kind kind, String text) {
        Map<String, Input> inputs = new LinkedHashMap<>();
        inputs.put("it", new Input(new Type.Parameter(kind), null, false, "", Map.of()));
        var graph = new Implementation.Graph(Map.of(), Map.of());
        var pipeline = new Pipeline(
                "p", "", Dialect.KFP, Map.of(), new Component("", inputs, Map.of(), graph, Map.of()), Map.of());
        return String.valueOf(TypedValues.of(pipeline, Map.of("it", text)).get("it"));
    }

    @Test
    void textIsTakenAsItIsWhateverItLooksLike() {
        assertThat(typed(Type.Kind.STRING, "5")).isEqualTo("\"5\"");
        assertThat(typed(Type.Kind.STRING, " [1]")).isEqualTo("\" [1]\"");
    }

    @Test
    void everythingElseIsJson() {
        assertThat(typed(Type.Kind.INTEGER, "5")).isEqualTo("5");
        assertThat(typed(Type.Kind.DOUBLE, "0.5")).isEqualTo("0.5");
        assertThat(typed(Type.Kind.BOOLEAN, "True")).isEqualTo("true");
        assertThat(typed(Type.Kind.LIST, "[1, \"a\"]")).isEqualTo("[1,\"a\"]");
        assertThat(typed(Type.Kind.STRUCT, "{\"a\": 1}")).isEqualTo("{\"a\":1}");
    }

    @Test
    void whatIsNoJsonStaysTextForTheEngineToRefuse() {
        assertThat(typed(Type.Kind.INTEGER, "five")).isEqualTo("\"five\"");
        assertThat(typed(Type.Kind.INTEGER, "")).isEqualTo("\"\"");
    }
}
