package io.slipway.ui.home;

import static io.slipway.ui.home.SampleSteps.given;
import static io.slipway.ui.home.SampleSteps.number;
import static io.slipway.ui.home.SampleSteps.output;
import static io.slipway.ui.home.SampleSteps.parameter;
import static io.slipway.ui.home.SampleSteps.step;

import io.slipway.artifact.Stored;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A small, real training pipeline to begin with: the standard library of Python is all that it needs. */
final class SamplePipeline {
    static final String NAME = "Iris classifier";
    private static final String ACCURACY = "pipelinechannel--evaluate-model-Output";
    private static final String THRESHOLD = "pipelinechannel--threshold";
    private static final String MODEL = "pipelinechannel--train-model-model";
    private static final Type.Parameter DOUBLE = new Type.Parameter(Type.Kind.DOUBLE);
    private static final Type.Parameter INTEGER = new Type.Parameter(Type.Kind.INTEGER);

    private SamplePipeline() {}

    /** The pipeline on a table that is stored already. */
    static Pipeline over(Stored table) {
        Map<String, Component> components = new LinkedHashMap<>();
        components.put("comp-iris", importer(table));
        for (String name : new String[] {"split_data", "train_model", "evaluate_model", "publish_model"}) {
            components.put("comp-" + name.replace('_', '-'), SampleSteps.function(name));
        }
        components.put("comp-condition-1", goodEnough());
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("iris", step("comp-iris", "Iris table", Map.of(), 0, 60));
        steps.put("split-data", step("comp-split-data", "Split", Map.of("table", output("iris", "artifact")), 288, 60));
        steps.put("train-model", step("comp-train-model", "Train", trainArguments(), 576, 0));
        steps.put("evaluate-model", step("comp-evaluate-model", "Evaluate", evaluateArguments(), 864, 164));
        steps.put("condition-1", condition());
        Component root = new Component(
                "Learns to tell three species of iris by their measures, and publishes the model if it is good enough.",
                parameters(),
                Map.of(),
                new Implementation.Graph(steps, Map.of()),
                Map.of());
        return new Pipeline(NAME, root.description(), Dialect.SLIPWAY, components, root, Map.of());
    }

    private static Map<String, Input> parameters() {
        Map<String, Input> parameters = new LinkedHashMap<>();
        parameters.put(
                "epochs",
                given(INTEGER, JsonNodeFactory.instance.numberNode(60), "How often the model sees the table"));
        parameters.put("learning_rate", given(DOUBLE, number(0.3), "Length of each step downhill"));
        parameters.put("threshold", given(DOUBLE, number(0.9), "The accuracy that is good enough to publish"));
        return parameters;
    }

    private static Map<String, Argument> trainArguments() {
        Map<String, Argument> arguments = new LinkedHashMap<>();
        arguments.put("train", output("split-data", "train"));
        arguments.put("epochs", parameter("epochs"));
        arguments.put("learning_rate", parameter("learning_rate"));
        return arguments;
    }

    private static Map<String, Argument> evaluateArguments() {
        Map<String, Argument> arguments = new LinkedHashMap<>();
        arguments.put("model", output("train-model", "model"));
        arguments.put("test", output("split-data", "test"));
        return arguments;
    }

    private static Component importer(Stored table) {
        Map<String, JsonNode> metadata = new LinkedHashMap<>();
        metadata.put("name", JsonNodeFactory.instance.stringNode("iris.csv"));
        metadata.put("size", JsonNodeFactory.instance.numberNode(table.size()));
        metadata.put("digest", JsonNodeFactory.instance.stringNode(table.digest()));
        return new Component(
                "150 flowers of three species with four measures each",
                Map.of(),
                Map.of("artifact", new Output(new Type.Artifact("system.Dataset", "0.0.1", false), "", Map.of())),
                new Implementation.Importer(
                        new Argument.Literal(JsonNodeFactory.instance.stringNode(table.uri())),
                        metadata,
                        false,
                        Map.of()),
                Map.of());
    }

    private static Component goodEnough() {
        Map<String, Input> inputs = new LinkedHashMap<>();
        inputs.put(ACCURACY, new Input(DOUBLE, null, false, "", Map.of()));
        inputs.put(THRESHOLD, new Input(DOUBLE, null, false, "", Map.of()));
        inputs.put(MODEL, new Input(new Type.Artifact("system.Model", "0.0.1", false), null, false, "", Map.of()));
        Map<String, Argument> arguments = new LinkedHashMap<>();
        arguments.put("model", parameter(MODEL));
        arguments.put("accuracy", parameter(ACCURACY));
        Step publish = step("comp-publish-model", "Publish", arguments, 20, 60);
        return new Component(
                "", inputs, Map.of(), new Implementation.Graph(Map.of("publish-model", publish), Map.of()), Map.of());
    }

    private static Step condition() {
        Map<String, Argument> arguments = new LinkedHashMap<>();
        arguments.put(ACCURACY, output("evaluate-model", "Output"));
        arguments.put(THRESHOLD, parameter("threshold"));
        arguments.put(MODEL, output("train-model", "model"));
        Step plain = step("comp-condition-1", "Good enough", arguments, 1152, 0);
        return SampleSteps.when(
                plain, "inputs.parameter_values['" + ACCURACY + "'] >= inputs.parameter_values['" + THRESHOLD + "']");
    }
}
