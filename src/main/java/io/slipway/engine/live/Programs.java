package io.slipway.engine.live;

import io.slipway.engine.Passed;
import io.slipway.engine.step.CommandLine;
import io.slipway.engine.step.Seen;
import io.slipway.engine.step.StepException;
import io.slipway.executor.Program;
import io.slipway.pipeline.Implementation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes programs of components for one attempt. */
final class Programs {
    private final CommandLine line;

    Programs(Map<String, Passed> inputs, Seen seen, String executorInput) {
        line = new CommandLine(inputs, seen, executorInput);
    }

    Program of(Implementation implementation, Function<Implementation.PythonFunction, Program.Command> compiled) {
        return switch (implementation) {
            case Implementation.PythonFunction python -> {
                Program.Command command = compiled.apply(python);
                // The source is among the words: only the place of the executor input is looked for.
                yield new Program.PythonFunction(
                        python.module(),
                        python.function(),
                        new Program.Command(
                                command.image(),
                                command.command(),
                                command.args().stream()
                                        .map(word -> word.equals("{{$}}") ? line.executorInput() : word)
                                        .toList()));
            }
            case Implementation.Container container ->
                new Program.Command(
                        text(container.image()), line.words(container.command()), line.words(container.args()));
            case Implementation.Graph graph -> throw unable("a graph");
            case Implementation.Importer importer -> throw unable("an importer");
            case Implementation.Foreign foreign -> throw unable(foreign.kind());
        };
    }

    /** A text of the component or step that may hold placeholders. */
    String text(String typed) {
        if (!typed.contains("{{")) {
            return typed;
        }
        List<JsonNode> one = List.of(JsonNodeFactory.instance.stringNode(typed));
        return line.words(one).getFirst();
    }

    private static StepException unable(String what) {
        return new StepException("Slipway can't run " + what + " as a step yet");
    }
}
