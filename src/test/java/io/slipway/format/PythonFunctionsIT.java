package io.slipway.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.format.kfp.ComponentCompiler;
import io.slipway.pipeline.Component;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PythonFunctionsIT {
    private static JsonNode sdk;

    @BeforeAll
    static void askTheSdk() {
        sdk = Sdk.run("dump_functions.py", FunctionSources.FILE);
    }

    static Stream<String> titles() {
        return FunctionSources.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("titles")
    void aFunctionBecomesWhatTheSdkMakesOfIt(String title) {
        JsonNode theirs = sdk.path(title);
        assertThat(theirs.path("refused").asString()).isEmpty();
        Component component = made(FunctionSources.all().getOrDefault(title, ""));
        ObjectNode port = (ObjectNode) theirs.path("component").deepCopy();
        port.remove("executorLabel");

        assertThat(ComponentCompiler.differences(ComponentCompiler.component(component), port))
                .isEmpty();
        assertThat(ComponentCompiler.differences(ComponentCompiler.executor(component), theirs.path("executor")))
                .isEmpty();
        assertThat(component.description()).isEqualTo(theirs.path("description").asString());
    }

    private static Component made(String source) {
        FromSource result = PythonFunctions.component(source, List.of(), PythonFunctions.DEFAULT_IMAGE);
        assertThat(result).isInstanceOf(FromSource.Made.class);
        return ((FromSource.Made) result).component();
    }
}
