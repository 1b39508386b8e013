package io.slipway.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WrongFilesTest {
    private static final String GOOD = """
            pipelineInfo:
              name: small
            schemaVersion: 2.1.0
            components:
              comp-a:
                executorLabel: exec-a
                inputDefinitions:
                  parameters:
                    x: {parameterType: STRING}
            deploymentSpec:
              executors:
                exec-a:
                  container: {image: busybox, command: [echo, hi]}
            root:
              dag:
                tasks:
                  a:
                    componentRef: {name: comp-a}
                    taskInfo: {name: a}
            """;

    static Stream<Arguments> wrong() {
        return Stream.of(
                with("", "", "empty"),
                alone("", "The file is empty"),
                alone("hello world", "plain text"),
                alone("def f(x: int):\n    return x\n", "Python code belongs into a step"),
                alone("a: [1, 2", "no YAML"),
                alone("a:\n\t- b", "line 2"),
                alone("apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec: {}", "Argo Workflow"),
                alone("name: Add\nimplementation:\n  container: {image: x}", "a component (“Add”)"),
                alone("apiVersion: v1\nkind: Pod", "Kubernetes object (v1 Pod)"),
                alone("pipelineSpec:\n  root: {}", "below that field"),
                alone("a: 1\nb: 2", "neither pipelineInfo nor root"),
                alone("- 1\n- 2", "neither pipelineInfo nor root"),
                with("2.1.0", "1.9.0", "schemaVersion is “1.9.0”"),
                with("schemaVersion: 2.1.0\n", "", "schemaVersion is missing"),
                with("name: small", "name: Small One", "small letters"),
                with(
                        "taskInfo: {name: a}",
                        "taskInfo: {title: a}",
                        "pipeline.root.dag.tasks.a.taskInfo has a field “title”"),
                with("taskInfo: {name: a}", "task_info: {name: a}", "Did you mean “taskInfo”?"),
                with("taskInfo: {name: a}", "taskInfo: {name: 3}", "should be text, but the file has 3"),
                with("parameterType: STRING", "parameterType: TEXT", "one of NUMBER_DOUBLE"),
                with("parameterType: STRING", "isOptional: true", "has no parameterType"),
                with("name: comp-a}", "name: comp-b}", "refers to the component “comp-b”"),
                with("executorLabel: exec-a", "executorLabel: exec-b", "names the executor “exec-b”"),
                with("[echo, hi]", "echo", "should be a list, but the file has \"echo\""),
                with("{image: busybox, command: [echo, hi]}", "{image: a, image: b}", "“image” stands twice"),
                with("[echo, hi]", "[!!python/object:os.system hi]", "object of the type"),
                with("[echo, hi]", "[*unknown]", "stands before"),
                with("taskInfo: {name: a}", "retryPolicy: {backoffDuration: 5m}", "seconds such as 30s"),
                with("command: [echo, hi]}", "command: [echo]}\n      importer: {}", "both container and importer"),
                with("pipelineInfo:", "---\n" + GOOD.replace("\n", "\n") + "---\npipelineInfo:", "2 pipelines"));
    }

    private static Arguments with(String what, String instead, String sentence) {
        return Arguments.of(what.isEmpty() ? "---\n" : GOOD.replace(what, instead), sentence);
    }

    private static Arguments alone(String text, String sentence) {
        return Arguments.of(text, sentence);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongFileIsRefusedWithASentence(String text, String sentence) {
        assertThatThrownBy(() -> KfpFile.read(text))
                .isInstanceOf(InvalidPipelineFile.class)
                .hasMessageContaining(sentence)
                .hasMessageMatching("(?s)[A-Zp“#s].*[.:?].*");
    }

    @Test
    void theFileThatTheyAreMadeOfIsRight() {
        assertThat(KfpFile.read(GOOD).pipeline().graph().steps()).containsOnlyKeys("a");
    }

    @Test
    void anAliasBombIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        assertThatThrownBy(() -> KfpFile.read(bomb.toString()))
                .isInstanceOf(InvalidPipelineFile.class)
                .hasMessageContaining("aliases");
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> KfpFile.read("[".repeat(100_000)))
                .isInstanceOf(InvalidPipelineFile.class)
                .hasMessageContaining("deeper than 100 levels");
    }

    @Test
    void aHugeFileIsRefused() {
        assertThatThrownBy(() -> KfpFile.read("#".repeat(20_000_001)))
                .isInstanceOf(InvalidPipelineFile.class)
                .hasMessageContaining("20 MB");
    }

    @Test
    void anArchiveIsRefused() {
        assertThatThrownBy(() -> KfpFile.read("PK\3\4\0\0".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(InvalidPipelineFile.class)
                .hasMessageContaining("no text");
    }
}
