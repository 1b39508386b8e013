package io.slipway.pipeline.check;

import static io.slipway.pipeline.Examples.DOUBLE;
import static io.slipway.pipeline.Examples.INTEGER;
import static io.slipway.pipeline.Examples.MODEL;
import static io.slipway.pipeline.Examples.json;
import static io.slipway.pipeline.Examples.output;
import static io.slipway.pipeline.Examples.python;
import static io.slipway.pipeline.Examples.required;
import static io.slipway.pipeline.Examples.step;
import static io.slipway.pipeline.Examples.withDefault;
import static io.slipway.pipeline.check.Checked.JSON;
import static io.slipway.pipeline.check.Checked.PIPELINE;
import static io.slipway.pipeline.check.Checked.error;
import static io.slipway.pipeline.check.Checked.given;
import static io.slipway.pipeline.check.Checked.only;
import static io.slipway.pipeline.check.Checked.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Argument.FromInput;
import io.slipway.pipeline.Argument.Literal;
import io.slipway.pipeline.Argument.StepOutput;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Examples;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Problem;
import io.slipway.pipeline.Problem.Severity;
import io.slipway.pipeline.Problems;
import io.slipway.pipeline.Type;
import io.slipway.pipeline.edit.Edit;
import io.slipway.pipeline.edit.Edits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each kind of problem, where it is, and its sentence: what was expected, what came, what to do. */
class ProblemsTest {

    @Test
    void aPipelineThatIsInOrderHasNone() {
        assertThat(Problems.of(PIPELINE)).isEmpty();
    }

    @Test
    void anEmptyInputSaysWhatItNeedsAndWhereThatComesFrom() {
        error(given("deploy", "model", null), "deploy", "model", "model needs a Model", "connect an output");
        error(
                given("deploy", "accuracy", null),
                "deploy",
                "accuracy",
                "accuracy needs a value (Double)",
                "type a constant, or connect");
        assertThat(Problems.of(given("train", "epochs", null)))
                .as("it has a default; only the parameter is idle now")
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEmpty());
    }

    @Test
    void aClashOfTypesNamesBothAndTheSource() {
        error(
                given("evaluate", "model", new StepOutput("prepare", "data")),
                "evaluate",
                "model",
                "takes Model, not Dataset",
                "(from prepare.data)",
                "connect something else");
        Pipeline counted =
                Paths.withComponent(PIPELINE, "report", one -> one.withInputs(Map.of("text", required(DOUBLE))));
        error(counted, "report", "text", "takes Double, not String", "(from deploy.Output)");
        error(given("deploy", "model", value("3")), "deploy", "model", "takes an artifact (Model), not a constant");
    }

    @Test
    void aConstantOfAnotherKindSaysWhatIsExpectedAndWhatCame() {
        error(
                given("deploy", "accuracy", value("\"high\"")),
                "deploy",
                "accuracy",
                "must be a number such as 0.1",
                "\"high\" is none");
        Pipeline counted = given("evaluate", "limit", value("0.5"));
        counted = Paths.withComponent(
                counted, "evaluate", one -> one.withInputs(Paths.with(one.inputs(), "limit", required(INTEGER))));
        assertThat(Problems.of(counted))
                .extracting(Problem::text)
                .anySatisfy(text -> assertThat(text).contains("must be a whole number such as 10", "0.5 is none"));
    }

    @Test
    void whatIsNotThereAnyMoreIsNamed() {
        error(
                given("deploy", "accuracy", new FromInput("gone")),
                "deploy",
                "accuracy",
                "takes the parameter gone, which is not there any more",
                "choose another");
        error(
                given("evaluate", "model", new StepOutput("train", "weights")),
                "evaluate",
                "model",
                "weights of train, which gives no such output any more",
                "connect another");
        error(
                given("deploy", "old", value("1")),
                "deploy",
                "old",
                "no such input any more",
                "remove the value, or bring the input back");
        Pipeline without = PIPELINE.withComponents(Paths.without(PIPELINE.components(), "comp-report"));
        error(without, "report", null, "component comp-report of this step is missing", "delete the step, or undo");
    }

    @Test
    void aCircleIsToldAtEachOfItsStepsAndWhatWaitsForItIsNeverReached() {
        Pipeline circle = Paths.withStep(PIPELINE, "train", step -> step.withAfter(Set.of("evaluate")));
        assertThat(Problems.of(circle))
                .extracting(Problem::path, Problem::severity)
                .containsExactly(
                        tuple("train", Severity.ERROR),
                        tuple("evaluate", Severity.ERROR),
                        tuple("deploy", Severity.WARNING),
                        tuple("report", Severity.WARNING));
        assertThat(Problems.of(circle).getFirst().text())
                .contains("evaluate, train wait for each other in a circle", "take one of their wires away");
        assertThat(Problems.of(circle).getLast().text()).contains("never reached", "one before it can't start");
        error(
                Paths.withStep(PIPELINE, "report", step -> step.withAfter(Set.of("report"))),
                "report",
                null,
                "waits for itself",
                "take one of its wires away");
    }

    @Test
    void aStepAfterOneThatIsGoneIsTold() {
        error(
                Paths.withStep(PIPELINE, "report", step -> step.withAfter(Set.of("nobody"))),
                "report",
                null,
                "after nobody, a step that is not there any more");
    }

    @Test
    void whatNobodyTakesIsAWarning() {
        Pipeline idle = PIPELINE.withRoot(PIPELINE.root()
                .withInputs(Paths.with(PIPELINE.root().inputs(), "seed", withDefault(INTEGER, json(1)))));
        only(idle, Severity.WARNING, "", "seed", "No step takes the parameter seed", "give it to an input, or remove");
        Pipeline data = Edits.apply(
                PIPELINE,
                new Edit.StepsAdded(
                        "", Map.of("data", step("comp-data", Map.of(), 0)), Map.of("comp-data", importer("/data/x"))));
        only(data, Severity.WARNING, "data", null, "No step takes this data", "connect its output");
        Pipeline nowhere = Edits.apply(
                PIPELINE,
                new Edit.StepsAdded(
                        "", Map.of("data", step("comp-data", Map.of(), 0)), Map.of("comp-data", importer(" "))));
        error(nowhere, "data", null, "no address yet", "drop a file");
    }

    private static Component importer(String uri) {
        return new Component(
                "",
                Map.of(),
                Map.of("artifact", output(MODEL)),
                new Implementation.Importer(new Literal(json(uri)), Map.of(), false, Map.of()),
                Map.of());
    }

    @Test
    void aDefaultOfAnotherTypeIsToldWithTheParameter() {
        Pipeline wrong = PIPELINE.withRoot(PIPELINE.root()
                .withInputs(Paths.with(PIPELINE.root().inputs(), "epochs", withDefault(INTEGER, json("many")))));
        error(wrong, "", "epochs", "The default of epochs must be a whole number such as 10", "\"many\" is none");
        Pipeline artifact = PIPELINE.withRoot(
                PIPELINE.root().withInputs(Paths.with(PIPELINE.root().inputs(), "base", required(MODEL))));
        assertThat(Problems.of(artifact))
                .extracting(Problem::severity, Problem::input)
                .contains(tuple(Severity.ERROR, "base"));
    }

    @Test
    void anAmountThatIsNoneSaysWhatIsExpected() {
        String[][] wrong = {
            {"cpuRequest", "two", "CPU asked", "cores such as 2"},
            {"memoryLimit", "16 gigs", "memory limit", "an amount such as 512M"},
            {"gpuCount", "1.5", "number of GPUs", "a whole number"}
        };
        for (String[] one : wrong) {
            JsonNode resources = JSON.valueToTree(Map.of(one[0], one[1]));
            Pipeline asked = Edits.apply(PIPELINE, new Edit.StepChanged("train", "resources", resources));
            error(asked, "train", null, one[2], one[3], "\"" + one[1] + "\" is none");
        }
    }

    @Test
    void whatNoClusterWouldTakeIsAWarningForItMayRunHere() {
        Map<String, String> asked = Map.of(
                "cpuRequest", "4", "cpuLimit", "500m", "memoryRequest", "1Gi", "memoryLimit", "1G", "gpuType", "gpu");
        Pipeline wanting = Edits.apply(PIPELINE, new Edit.StepChanged("train", "resources", JSON.valueToTree(asked)));
        assertThat(Problems.of(wanting))
                .filteredOn(problem ->
                        problem.severity() == Severity.WARNING && problem.path().equals("train"))
                .extracting(Problem::text)
                .anyMatch(text -> text.contains("more CPU (4) than it may have at most (500m)"))
                .anyMatch(text -> text.contains("more memory (1Gi)"))
                .anyMatch(text -> text.contains("nvidia.com/gpu"));
        assertThat(Problems.of(wanting)).noneMatch(problem -> problem.severity() == Severity.ERROR);
    }

    @Test
    void whatCannotRunYetIsKeptAndSaysSo() {
        Implementation container = new Implementation.Container(" ", List.of(), List.of(), Map.of(), Map.of());
        error(
                Paths.withComponent(PIPELINE, "report", one -> one.withImplementation(container)),
                "report",
                null,
                "names no image",
                "such as busybox:1.36");
        error(
                Paths.withComponent(
                        PIPELINE,
                        "report",
                        one -> one.withImplementation(new Implementation.Foreign("custom", json(1)))),
                "report",
                null,
                "\"custom\" can't be run yet");
        error(
                given("report", "text", new Argument.Foreign(json("loop item"))),
                "report",
                "text",
                "in a way that Slipway can't resolve yet");
    }

    @Test
    void anArtifactOfNoParticularTypeMayGoIntoATypedInputAsInTheSdk() {
        Type any = new Type.Artifact("system.Artifact", "0.0.1", false);
        Map<String, Input> none = Map.of();
        Pipeline loose = Edits.apply(
                PIPELINE,
                new Edit.StepsAdded(
                        "",
                        Map.of("fetch", Examples.step("comp-fetch", Map.of(), 0)),
                        Map.of("comp-fetch", python("fetch", none, Map.of("file", output(any))))));
        loose = Paths.withStep(
                loose,
                "evaluate",
                one -> one.withArguments(Paths.with(one.arguments(), "model", new StepOutput("fetch", "file"))));
        only(loose, Severity.WARNING, "evaluate", "model", "takes Model, not Artifact", "works if");
    }

    @Test
    void anEmptyPipelineHasNothingToRunAndNothingElseIsToldOfIt() {
        Pipeline empty = Examples.empty();
        error(
                empty.withRoot(empty.root().withInputs(Map.of("rate", withDefault(DOUBLE, json(0.1))))),
                "",
                null,
                "no steps yet",
                "drag one from the palette, or press N");
    }
}
