package io.slipway.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.format.KfpFile;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Argument.FromInput;
import io.slipway.pipeline.Argument.StepOutput;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.edit.Condition;
import io.slipway.pipeline.edit.Edit;
import io.slipway.pipeline.edit.Edits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Frames that are made here against those that the real SDK compiles. */
class FramesLikeTheSdkIT {
    private static final String STEPS = """
            from kfp import dsl
            from kfp.dsl import Input, Output, Dataset
            @dsl.component
            def f() -> float: return 1.0
            @dsl.component
            def i() -> int: return 1
            @dsl.component
            def s() -> str: return 'a'
            @dsl.component
            def b() -> bool: return True
            @dsl.component
            def prep(x: int, data: Output[Dataset]) -> int: return 1
            @dsl.component
            def use(a: float, data: Input[Dataset]): pass
            @dsl.component
            def leaf(a: float): pass
            """;

    /** Python of a comparison, and the same as a person picks it. */
    private record Rule(String python, String left, String operator, String right) {}

    private static final List<Rule> RULES = List.of(
            new Rule("ft.output >= threshold", "f", ">=", "threshold"),
            new Rule("ft.output >= n", "f", ">=", "n"),
            new Rule("it.output == n", "i", "==", "n"),
            new Rule("it.output < threshold", "i", "<", "threshold"),
            new Rule("it.output == 3", "i", "==", "3"),
            new Rule("it.output != -3", "i", "!=", "-3"),
            new Rule("ft.output == 3", "f", "==", "3"),
            new Rule("ft.output > 0.5", "f", ">", "0.5"),
            new Rule("ft.output > 1e-7", "f", ">", "1e-7"),
            new Rule("ft.output < 1.5e20", "f", "<", "1.5e20"),
            new Rule("ft.output <= 0.0001", "f", "<=", "0.0001"),
            new Rule("ft.output <= 123456789.125", "f", "<=", "123456789.125"),
            new Rule("it.output > 0.5", "i", ">", "0.5"),
            new Rule("st.output == 'go on'", "s", "==", "\"go on\""),
            new Rule("st.output != name", "s", "!=", "name"),
            new Rule("st.output == 3", "s", "==", "3"),
            new Rule("st.output == 2.5", "s", "==", "2.5"),
            new Rule("bt.output == True", "b", "==", "true"),
            new Rule("bt.output == flag", "b", "==", "flag"),
            new Rule("threshold > 0.1", "threshold", ">", "0.1"),
            new Rule("name == 'q'", "name", "==", "\"q\""));

    @Test
    void eachComparisonIsTheCelOfTheSdk() throws IOException, InterruptedException {
        StringBuilder program = new StringBuilder(STEPS).append("""
                @dsl.pipeline(name='p')
                def p(threshold: float = 0.5, n: int = 3, name: str = 'x', flag: bool = True):
                    ft = f(); it = i(); st = s(); bt = b()
                """);
        RULES.forEach(rule -> program.append("    with dsl.If(%s):\n        leaf(a=0.1)\n".formatted(rule.python())));
        Pipeline compiled = KfpFile.read(Sdk.compile(program.toString())).pipeline();
        for (int n = 1; n <= RULES.size(); n++) {
            Rule rule = RULES.get(n - 1);
            String sdk = step(compiled, "condition-" + n).when();
            String path = "condition-" + n;
            Condition condition =
                    new Condition(argument(compiled, rule.left()), rule.operator(), argument(compiled, rule.right()));
            Pipeline unframed = Edits.apply(compiled, new Edit.Unframed(path));
            String leaf = Paths.graph(compiled, path)
                    .orElseThrow()
                    .steps()
                    .keySet()
                    .iterator()
                    .next();
            Pipeline framed = Edits.apply(unframed, new Edit.Framed(List.of(leaf), path, condition));
            assertThat(step(framed, path).when()).as(rule.python()).isEqualTo(sdk);
            assertThat(step(framed, path).arguments())
                    .as(rule.python())
                    .isEqualTo(step(compiled, path).arguments());
        }
    }

    private static Argument argument(Pipeline pipeline, String text) {
        if (pipeline.graph().steps().containsKey(text)) {
            return new StepOutput(text, "Output");
        }
        return pipeline.root().inputs().containsKey(text)
                ? new FromInput(text)
                : new Argument.Literal(JsonMapper.builder().build().readTree(text));
    }

    private static Step step(Pipeline pipeline, String path) {
        return Paths.step(pipeline, path).orElseThrow();
    }

    @Test
    void aFrameDrawnHereIsTheFileThatTheSdkCompiles() throws IOException, InterruptedException {
        String body = """
                @dsl.pipeline(name='p')
                def p(threshold: float = 0.5, n: int = 3, limit: float = 0.1):
                    ft = f()
                    pt = prep(x=n)
                    o = leaf(a=0.2)
                %s""";
        String framed = """
                    with dsl.If(ft.output >= threshold):
                        u = use(a=threshold, data=pt.outputs['data']).after(o)
                        v = use(a=0.25, data=pt.outputs['data']).after(u)
                        with dsl.If(pt.outputs['Output'] > 3):
                            use(a=limit, data=pt.outputs['data'])
                """;
        String plain = """
                    u = use(a=threshold, data=pt.outputs['data']).after(o)
                    v = use(a=0.25, data=pt.outputs['data']).after(u)
                    use(a=limit, data=pt.outputs['data'])
                """;
        Pipeline sdk = KfpFile.read(Sdk.compile(STEPS + body.formatted(framed))).pipeline();
        Pipeline drawn =
                KfpFile.read(Sdk.compile(STEPS + body.formatted(plain))).pipeline();
        Condition good = new Condition(new StepOutput("f", "Output"), ">=", new FromInput("threshold"));
        drawn = Edits.apply(drawn, new Edit.Framed(List.of("use", "use-2", "use-3"), "condition-1", good));
        Condition many = new Condition(
                new StepOutput("prep", "Output"),
                ">",
                new Argument.Literal(JsonMapper.builder().build().readTree("3")),
                "",
                null);
        drawn = Edits.apply(drawn, new Edit.Framed(List.of("condition-1/use-3"), "condition-2", many));
        assertThat(sorted(KfpFile.write(drawn))).isEqualTo(sorted(KfpFile.write(sdk)));
    }

    @Test
    void aRuleDeepInsideLooksAtWhatIsOutsideOfAllFrames() throws IOException, InterruptedException {
        String body = """
                @dsl.pipeline(name='p')
                def p(threshold: float = 0.5, n: int = 3):
                    ft = f()
                    it = i()
                    pt = prep(x=n)
                    with dsl.If(threshold > 0.1):
                        with dsl.If(pt.outputs['Output'] > 3):
                            with dsl.If(%s):
                                leaf(a=0.2)
                """;
        Pipeline sdk = KfpFile.read(Sdk.compile(STEPS + body.formatted("it.output < ft.output")))
                .pipeline();
        Pipeline drawn = KfpFile.read(Sdk.compile(STEPS + body.formatted("threshold > 0.7")))
                .pipeline();
        String inmost = "condition-1/condition-2/condition-3";
        Condition chosen = new Condition(new StepOutput("i", "Output"), "<", new StepOutput("f", "Output"), "", "");
        drawn = Edits.apply(drawn, new Edit.ConditionSet(inmost, chosen));
        assertThat(sorted(KfpFile.write(drawn))).isEqualTo(sorted(KfpFile.write(sdk)));
        Condition outerParameter = new Condition(new FromInput("threshold"), ">", argument(drawn, "0.7"), "", null);
        Pipeline back = Edits.apply(drawn, new Edit.ConditionSet(inmost, outerParameter));
        assertThat(sorted(KfpFile.write(back)))
                .as("what only the old rule looked at is not handed in any more")
                .isEqualTo(sorted(KfpFile.write(KfpFile.read(Sdk.compile(STEPS + body.formatted("threshold > 0.7")))
                        .pipeline())));
    }

    @Test
    void aRenamedParameterIsTheFileThatTheSdkCompilesForTheOtherName() throws IOException, InterruptedException {
        String body = """
                @dsl.pipeline(name='p')
                def p(%1$s: float = 0.5, n: int = 3):
                    ft = f()
                    pt = prep(x=n)
                    leaf(a=%1$s)
                    with dsl.If(ft.output >= %1$s):
                        leaf(a=%1$s)
                        with dsl.If(%1$s > 0.7):
                            use(a=%1$s, data=pt.outputs['data'])
                """;
        Pipeline before =
                KfpFile.read(Sdk.compile(STEPS + body.formatted("threshold"))).pipeline();
        Pipeline sdk =
                KfpFile.read(Sdk.compile(STEPS + body.formatted("limit"))).pipeline();
        Pipeline renamed = Edits.apply(before, new Edit.ParameterRenamed("threshold", "limit"));
        assertThat(sorted(KfpFile.write(renamed))).isEqualTo(sorted(KfpFile.write(sdk)));
    }

    private static List<JsonNode> sorted(String yaml) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        try (var parser = YAMLMapper.builder().build().readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            parser.forEachRemaining(documents::add);
        }
        return documents;
    }
}
