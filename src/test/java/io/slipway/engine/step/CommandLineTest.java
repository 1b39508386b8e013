package io.slipway.engine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.Passed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CommandLineTest {
    private static final Map<String, Passed> INPUTS = Map.of(
            "count", Parts.value("5.0"),
            "text", Parts.value("\"{{$.inputs.parameters['count']}}\""),
            "list", Parts.value("[1, 2.0]"),
            "data", Parts.artifact("data", "system.Dataset", "/home/runs/r/s/1/outputs/artifacts/data", "abc"));

    private static List<String> words(String... typed) {
        Path folder = Path.of("/home/runs/r/t/1");
        return new CommandLine(INPUTS, Seen.at("/slipway", folder, INPUTS), "{\"all\": 1}")
                .words(List.of(typed).stream().map(CommandLineTest::node).toList());
    }

    private static JsonNode node(String typed) {
        return typed.startsWith("{\"") ? Parts.json(typed) : Parts.json(PythonJson.MAPPER.writeValueAsString(typed));
    }

    @Test
    void valuesStandWhereTheirPlaceholdersStood() {
        assertThat(words("n={{$.inputs.parameters['count']}}", "{{$.inputs.parameters[\"list\"]}}", "{{$}}"))
                .containsExactly("n=5", "[1,2]", "{\"all\": 1}");
    }

    @Test
    void aValueThatLooksLikeAPlaceholderStaysAsItIs() {
        assertThat(words("{{$.inputs.parameters['text']}}")).containsExactly("{{$.inputs.parameters['count']}}");
    }

    @Test
    void pathsAreThoseThatTheStepSees() {
        assertThat(words(
                        "{{$.inputs.artifacts['data'].path}}",
                        "{{$.outputs.artifacts['model'].uri}}",
                        "{{$.outputs.parameters['score'].output_file}}",
                        "{{$.outputs.output_file}}"))
                .containsExactly(
                        "/slipway/inputs/0/data",
                        "/slipway/outputs/artifacts/model",
                        "/slipway/outputs/parameters/score",
                        "/slipway/outputs/output_metadata.json");
    }

    @Test
    void anArgumentMayDependOnWhetherAnInputIsThere() {
        assertThat(words(
                        "{\"IfPresent\": {\"InputName\": \"count\", \"Then\": [\"-n\", \"{{$.inputs.parameters['count']}}\"]}}",
                        "{\"IfPresent\": {\"InputName\": \"absent\", \"Then\": [\"-a\"], \"Else\": \"none\"}}",
                        "{\"Concat\": [\"a=\", \"{{$.inputs.parameters['count']}}\", \";\"]}"))
                .containsExactly("-n", "5", "none", "a=5;");
    }

    @Test
    void anInputWithoutAValueIsNamed() {
        assertThatThrownBy(() -> words("{{$.inputs.parameters['absent']}}"))
                .isInstanceOf(StepException.class)
                .hasMessageContaining("`absent`");
    }
}
