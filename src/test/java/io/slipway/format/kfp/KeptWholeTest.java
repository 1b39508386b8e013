package io.slipway.format.kfp;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.format.Imported;
import io.slipway.format.KfpFile;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KeptWholeTest {
    private static final String LEGACY = """
            # written by hand
            pipelineInfo: {name: old.pipe, displayName: An old one}
            schemaVersion: 2.0.0
            sdkVersion: kfp-1.8.22
            defaultPipelineRoot: gs://bucket/root
            components:
              comp-a:
                executorLabel: the-executor
                inputDefinitions:
                  parameters:
                    s: {type: STRING, literals: [x, y]}
                    i: {type: INT}
                    d: {type: DOUBLE}
                outputDefinitions:
                  parameters:
                    Output: {type: INT}
              comp-forgotten: {executorLabel: forgotten}
            deploymentSpec:
              executors:
                the-executor:
                  container:
                    image: busybox
                    command: [echo, '{"Concat": ["a", "b"]}']
                    env: [{name: A, value: "1"}]
                    lifecycle: {preCacheCheck: {command: [true-ish]}}
                    resources: {cpuLimit: 0.5, memoryLimit: 2.147483648, accelerator: {type: gpu, count: "1"}}
                nobody: {container: {image: unused}}
                forgotten: {container: {image: y, resources: {cpuLimit: 3}}}
            root:
              inputDefinitions:
                parameters:
                  n: {parameterType: NUMBER_INTEGER, defaultValue: 5.0}
              dag:
                tasks:
                  a:
                    componentRef: {name: comp-a}
                    taskInfo: {name: The first}
                    cachingOptions: {enableCache: true, cacheKey: k}
                    inputs:
                      parameters:
                        s: {runtimeValue: {constantValue: {stringValue: x}}}
                        i: {runtimeValue: {constantValue: {intValue: "7"}}}
                        d: {runtimeValue: {constant: 5.0}}
                    retryPolicy: {maxRetryCount: 2, backoffDuration: 1.5s}
                  b:
                    componentRef: {name: comp-a}
                    inputs:
                      parameters:
                        s: {taskOutputParameter: {producerTask: a, outputParameterKey: Output}}
                        i: {componentInputParameter: n}
                        d: {componentInputParameter: n, parameterExpressionSelector: 'parseJson(string_value)["k"]'}
            """;

    private static final Imported IMPORTED = KfpFile.read(LEGACY);

    @Test
    void theOldGenerationMeansTheSame() {
        Pipeline pipeline = IMPORTED.pipeline();
        Step a = step("a");
        assertThat(pipeline.name()).isEqualTo("An old one");
        assertThat(component().inputs().values())
                .extracting(each -> ((Type.Parameter) each.type()).kind())
                .containsExactly(Type.Kind.STRING, Type.Kind.INTEGER, Type.Kind.DOUBLE);
        assertThat(a.arguments().values())
                .extracting(each -> ((Argument.Literal) each).value().toString())
                .containsExactly("\"x\"", "7", "5");
        assertThat(a.resources()).isEqualTo(new Step.Resources("", "0.5", "", "2Gi", "gpu", "1"));
        assertThat(a.retry()).isEqualTo(new Step.Retry(2, 1.5, 2, 3600));
        assertThat(a.title()).isEqualTo("The first");
        assertThat(String.valueOf(
                        Objects.requireNonNull(pipeline.root().inputs().get("n"))
                                .defaultValue()))
                .isEqualTo("5");
    }

    @Test
    void anArgumentObjectIsReadAsOne() {
        Implementation.Container container =
                (Implementation.Container) component().implementation();
        assertThat(container.command().getLast().path("Concat")).hasSize(2);
    }

    @Test
    void itIsWrittenAsItWas() {
        JsonNode before = YamlTree.documents(LEGACY).getFirst();
        JsonNode after = YamlTree.documents(KfpFile.write(IMPORTED.pipeline())).getFirst();
        assertThat(Spelling.between(after, before)).isEmpty();
    }

    @Test
    void whatDoesNotRunYetIsNamed() {
        assertThat(IMPORTED.notices())
                .containsExactly(
                        "An input that picks a part of a value (in “b”) is not resolved yet; it is kept as it is.");
    }

    @Test
    void anEditIsNotUndoneByHowTheFileSpelledItBefore() {
        Step edited = new Step(
                "comp-a",
                "The first",
                Map.of("s", new Argument.FromInput("n")),
                step("a").after(),
                null,
                Step.StartWhen.ALL_SUCCEEDED,
                null,
                true,
                step("a").resources(),
                null,
                "",
                step("a").foreign());
        JsonNode task =
                YamlTree.documents(KfpFile.write(with("a", edited))).getFirst().at("/root/dag/tasks/a");
        assertThat(task.at("/inputs/parameters/s").toString()).isEqualTo("{\"componentInputParameter\":\"n\"}");
        assertThat(task.at("/cachingOptions/cacheKey").asString()).isEqualTo("k");
        assertThat(task.has("retryPolicy")).isFalse();
    }

    @Test
    void stepsThatAskForDifferentResourcesGetExecutorsOfTheirOwn() {
        Step b = step("b");
        Step bigger = new Step(
                b.component(),
                b.title(),
                b.arguments(),
                b.after(),
                b.when(),
                b.startWhen(),
                b.retry(),
                b.cache(),
                new Step.Resources("", "4", "", "", "", ""),
                null,
                "",
                b.foreign());
        Pipeline pipeline = with("b", bigger);
        JsonNode spec = YamlTree.documents(KfpFile.write(pipeline)).getFirst();
        assertThat(spec.at("/root/dag/tasks/b/componentRef/name").asString()).isEqualTo("comp-a-2");
        assertThat(spec.at("/components/comp-a-2").isObject()).isTrue();
        assertThat(KfpFile.read(KfpFile.write(pipeline)).pipeline()).isEqualTo(pipeline);
    }

    private static Component component() {
        return Objects.requireNonNull(IMPORTED.pipeline().components().get("comp-a"));
    }

    private static Step step(String name) {
        return Objects.requireNonNull(IMPORTED.pipeline().graph().steps().get(name));
    }

    private static Pipeline with(String name, Step step) {
        Pipeline before = IMPORTED.pipeline();
        Map<String, Step> steps = new LinkedHashMap<>(before.graph().steps());
        steps.put(name, step);
        Component root = before.root();
        return new Pipeline(
                before.name(),
                before.description(),
                before.dialect(),
                before.components(),
                new Component(
                        root.description(),
                        root.inputs(),
                        root.outputs(),
                        new Implementation.Graph(steps, Map.of()),
                        root.foreign()),
                before.foreign());
    }
}
