package io.slipway.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.format.kfp.ComponentCompiler;
import io.slipway.pipeline.Pipeline;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SdkPipelineIT {
    private static final Map<String, String> SOURCES = new LinkedHashMap<>();
    private static JsonNode compiled;

    @BeforeAll
    static void askTheSdk() {
        JsonNode answer = Sdk.run("compile_pipeline.py");
        answer.path("sources")
                .properties()
                .forEach(each -> SOURCES.put(each.getKey(), each.getValue().asString()));
        compiled = answer.path("spec");
    }

    @Test
    void aDrawnPipelineCompilesToWhatTheSdkCompiles() {
        ObjectNode theirs = (ObjectNode) compiled.deepCopy();
        // The model has no word for a function's environment variables; only the container keeps them.
        ((ObjectNode) theirs.at("/deploymentSpec/executors/exec-train-2/container")).remove("env");

        JsonNode ours = ComponentCompiler.spec(KfpFile.write(Drawn.pipeline(SOURCES)));

        assertThat(ComponentCompiler.differences(ours, theirs)).isEmpty();
    }

    @Test
    void aDrawnPipelineComesBackFromItsFileAsItWas() {
        Pipeline drawn = Drawn.pipeline(SOURCES);
        Imported imported = KfpFile.read(KfpFile.write(drawn));
        assertThat(imported.pipeline()).isEqualTo(drawn);
        assertThat(imported.notices()).isEmpty();
    }

    @Test
    void whatTheSdkCompiledComesBackFromItsFileAsItWas() {
        String text = Drawn.JSON.writeValueAsString(compiled);
        String written = KfpFile.write(KfpFile.read(text).pipeline());
        assertThat(ComponentCompiler.differences(ComponentCompiler.spec(written), compiled))
                .isEmpty();
    }
}
