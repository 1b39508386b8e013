package io.slipway.engine.step;

import static io.slipway.engine.step.Parts.made;
import static io.slipway.engine.step.Parts.map;
import static io.slipway.engine.step.Parts.optional;
import static io.slipway.engine.step.Parts.output;
import static io.slipway.engine.step.Parts.python;
import static io.slipway.engine.step.Parts.required;
import static io.slipway.engine.step.Parts.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.Passed;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Type;
import io.slipway.pipeline.Type.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK's executor takes Slipway's executor input and Slipway reads what it leaves. */
class SdkContractIT {
    @TempDir
    Path folder;

    private static Passed.Artifact artifact(Map<String, Passed> outputs, String name) {
        return ((Passed.Artifacts) Objects.requireNonNull(outputs.get(name)))
                .artifacts()
                .getFirst();
    }

    @Test
    void parametersOfEveryKindKeepTheirTypeAndComeBackAsNamedOutputs() {
        Component component = python(
                """
                def f(i: int, d: float, b: bool, s: str, l: list, o: dict, left: str = 'default') -> NamedTuple(
                        'Back', [('i', int), ('d', float), ('b', bool), ('s', str), ('l', list), ('o', dict), ('types', str)]):
                    kinds = ' '.join(type(x).__name__ for x in (i, b, s, l, o))
                    return (i + 1, d / 2, not b, s + '!' + left, l + [1], {**o, 'x': 2.0}, kinds)
                """,
                "f",
                map(
                        "i",
                        required(Kind.INTEGER),
                        "d",
                        required(Kind.DOUBLE),
                        "b",
                        required(Kind.BOOLEAN),
                        "s",
                        required(Kind.STRING),
                        "l",
                        required(Kind.LIST),
                        "o",
                        required(Kind.STRUCT)),
                map(
                        "i",
                        output(Kind.INTEGER),
                        "d",
                        output(Kind.DOUBLE),
                        "b",
                        output(Kind.BOOLEAN),
                        "s",
                        output(Kind.STRING),
                        "l",
                        output(Kind.LIST),
                        "o",
                        output(Kind.STRUCT),
                        "types",
                        output(Kind.STRING)));
        Map<String, Passed> outputs = SdkExecutor.in(folder)
                .run(
                        component,
                        map(
                                "i",
                                value("5.0"),
                                "d",
                                value("1"),
                                "b",
                                value("true"),
                                "s",
                                value("\"a 'q' \\\" é\""),
                                "l",
                                value("[5.0]"),
                                "o",
                                value("{\"k\":[true,null]}")));
        assertThat(outputs)
                .containsExactly(
                        Map.entry("i", value("6")),
                        Map.entry("d", value("0.5")),
                        Map.entry("b", value("false")),
                        Map.entry("s", value("\"a 'q' \\\" é!default\"")),
                        Map.entry("l", value("[5,1]")),
                        Map.entry("o", value("{\"k\":[true,null],\"x\":2}")),
                        Map.entry("types", value("\"int bool str list dict\"")));
    }

    @Test
    void artifactsGoInWithTheirMetadataAndComeOutWithBytesMetadataAndMetrics() throws Exception {
        Path data = Files.writeString(folder.resolve("data.csv"), "x\n1\n");
        Component component = python(
                """
                def fit(data: Input[Dataset], model: Output[Model], metrics: Output[Metrics]) -> str:
                    import os
                    with open(data.path) as f, open(model.path, 'w') as out:
                        out.write(f.read() * 2)
                    model.metadata['framework'] = 'none'
                    metrics.log_metric('accuracy', 0.9)
                    metrics.log_metric('nan', float('nan'))
                    metrics.metadata['loss'] = [3, 2.5, float('inf')]
                    return f"{data.name} {data.metadata['rows']} {type(data).__name__} {os.path.isabs(model.path)}"
                """,
                "fit",
                Map.of("data", Parts.artifact("system.Dataset")),
                map("model", made("system.Model"), "metrics", made("system.Metrics"), "Output", output(Kind.STRING)));
        Map<String, Passed> outputs = SdkExecutor.in(folder.resolve("attempt"))
                .run(
                        component,
                        Map.of(
                                "data",
                                new Passed.Artifacts(List.of(new Passed.Artifact(
                                        "data",
                                        "system.Dataset",
                                        "0.0.1",
                                        data.toString(),
                                        4L,
                                        "d",
                                        Map.of("rows", Parts.json("1.0")))))));
        Passed.Artifact model = artifact(outputs, "model");
        assertThat(Path.of(model.uri()))
                .hasContent("x\n1\nx\n1\n")
                .startsWith(folder.resolve("attempt").resolve("outputs"));
        assertThat(model.size()).isEqualTo(8);
        assertThat(model.metadata()).containsEntry("framework", Parts.json("\"none\""));
        assertThat(outputs).containsEntry("Output", value("\"data 1 Dataset True\""));
        assertThat(artifact(outputs, "metrics").size()).isNull();
        StepMetrics metrics = StepMetrics.of(outputs);
        assertThat(metrics.numbers()).containsEntry("accuracy", 0.9).containsEntry("nan", Double.NaN);
        assertThat(metrics.curves()).containsEntry("loss", List.of(3.0, 2.5, Double.POSITIVE_INFINITY));
    }

    @Test
    void pathsOfValuesAndFilesAreReadByTheirOwnRules() {
        Component component = python(
                """
                def f(n: OutputPath(int), yes: OutputPath(bool), s: OutputPath(str), l: OutputPath(list), d: OutputPath('Dataset')):
                    for path, text in ((n, ' 42 \\n'), (yes, 'True\\n'), (s, ' raw \\n'), (l, '[1, 2.0]'), (d, 'bytes')):
                        with open(path, 'w') as f:
                            f.write(text)
                """,
                "f",
                Map.of(),
                map(
                        "n",
                        output(Kind.INTEGER),
                        "yes",
                        output(Kind.BOOLEAN),
                        "s",
                        output(Kind.STRING),
                        "l",
                        output(Kind.LIST),
                        "d",
                        made("system.Dataset")));
        Map<String, Passed> outputs = SdkExecutor.in(folder).run(component, Map.of());
        assertThat(outputs)
                .containsEntry("n", value("42"))
                .containsEntry("yes", value("true"))
                .containsEntry("s", value("\" raw \\n\""))
                .containsEntry("l", value("[1,2]"));
        assertThat(artifact(outputs, "d").size()).isEqualTo(5);
    }

    @Test
    void aStepMayPutAnArtifactElsewhereOrReturnIt() {
        Component component = python(
                """
                def f(far: Output[Artifact], near: Output[Artifact]) -> Artifact:
                    far.uri = 's3://bucket/key'
                    near.path = 'here.txt'
                    with open('here.txt', 'w') as f:
                        f.write('near')
                    made = dsl.Artifact(uri=dsl.get_uri('made'), metadata={'a': 1})
                    with open(made.path, 'w') as f:
                        f.write('made')
                    return made
                """,
                "f",
                Map.of(),
                map(
                        "far",
                        made("system.Artifact"),
                        "near",
                        made("system.Artifact"),
                        "Output",
                        made("system.Artifact")));
        Map<String, Passed> outputs = SdkExecutor.in(folder).run(component, Map.of());
        assertThat(artifact(outputs, "far").uri()).isEqualTo("s3://bucket/key");
        assertThat(artifact(outputs, "near").uri())
                .isEqualTo(folder.resolve("work/here.txt").toString());
        assertThat(artifact(outputs, "near").size()).isEqualTo(4);
        assertThat(artifact(outputs, "Output").uri())
                .isEqualTo(folder.resolve("outputs/made").toString());
        assertThat(artifact(outputs, "Output").metadata()).containsEntry("a", Parts.json("1"));
    }

    @Test
    void aListOfArtifactsGoesInWhole() throws Exception {
        Path one = Files.writeString(folder.resolve("one"), "1");
        Path two = Files.writeString(folder.resolve("two"), "2");
        Component component = python(
                """
                def f(all: Input[List[Dataset]]) -> str:
                    return '+'.join(open(a.path).read() for a in all)
                """,
                "f",
                Map.of("all", new Input(new Type.Artifact("system.Dataset", "0.0.1", true), null, false, "", Map.of())),
                Map.of("Output", output(Kind.STRING)));
        Passed both = new Passed.Artifacts(List.of(
                new Passed.Artifact("a", "system.Dataset", "0.0.1", one.toString(), 1L, "a", Map.of()),
                new Passed.Artifact("b", "system.Dataset", "0.0.1", two.toString(), 1L, "b", Map.of())));
        assertThat(SdkExecutor.in(folder.resolve("x")).run(component, Map.of("all", both)))
                .containsEntry("Output", value("\"1+2\""));
    }

    @Test
    void anOptionalInputThatHasNoValueIsPythonsOwnDefault() {
        Component component = python(
                """
                def f(x: Optional[str] = None, data: Optional[Input[Dataset]] = None, n: int = 7) -> str:
                    return f'{x} {data} {n}'
                """,
                "f",
                map("x", optional(Kind.STRING, null), "n", optional(Kind.INTEGER, "7.0")),
                Map.of("Output", output(Kind.STRING)));
        Map<String, Passed> inputs =
                Resolution.inputs(component, Parts.step(Map.of()), Parts.scope(Map.of(), Map.of()));
        assertThat(SdkExecutor.in(folder).run(component, inputs)).containsEntry("Output", value("\"None None 7\""));
    }

    @Test
    void anOutputThatWasNotGivenFailsTheStepWithASentence() {
        Component component =
                python("def f(n: OutputPath(int)):\n    pass", "f", Map.of(), Map.of("n", output(Kind.INTEGER)));
        assertThatThrownBy(() -> SdkExecutor.in(folder).run(component, Map.of()))
                .isInstanceOf(StepException.class)
                .hasMessage(
                        "The step ended well but gave no value for its output `n`: return it, or write it to the output's path");
    }
}
