package io.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.format.KfpFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DataInputsTest {
    @Test
    void aParameterThatAnImporterReadsIsFoundAlsoThroughAFrame() {
        assertThat(DataInputs.of(
                        KfpFile.read(FRAMED.getBytes(StandardCharsets.UTF_8)).pipeline()))
                .containsExactly("raw_uri");
    }

    private static final String FRAMED = """
            pipelineInfo: {name: p}
            schemaVersion: 2.1.0
            deploymentSpec:
              executors:
                exec-importer:
                  importer: {artifactUri: {runtimeParameter: uri}, typeSchema: {schemaTitle: system.Dataset}}
            components:
              comp-importer:
                executorLabel: exec-importer
                inputDefinitions: {parameters: {uri: {parameterType: STRING}}}
                outputDefinitions: {artifacts: {artifact: {artifactType: {schemaTitle: system.Dataset}}}}
              comp-condition-1:
                inputDefinitions: {parameters: {pipelinechannel--raw_uri: {parameterType: STRING}}}
                dag:
                  tasks:
                    importer:
                      componentRef: {name: comp-importer}
                      inputs: {parameters: {uri: {componentInputParameter: pipelinechannel--raw_uri}}}
                      taskInfo: {name: importer}
            root:
              inputDefinitions: {parameters: {other: {parameterType: STRING}, raw_uri: {parameterType: STRING}}}
              dag:
                tasks:
                  condition-1:
                    componentRef: {name: comp-condition-1}
                    inputs: {parameters: {pipelinechannel--raw_uri: {componentInputParameter: raw_uri}}}
                    taskInfo: {name: condition-1}
            """;
}
