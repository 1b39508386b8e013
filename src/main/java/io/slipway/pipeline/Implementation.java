package io.slipway.pipeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How a component comes about. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Implementation.Graph.class, name = "graph"),
    @JsonSubTypes.Type(value = Implementation.PythonFunction.class, name = "python"),
    @JsonSubTypes.Type(value = Implementation.Container.class, name = "container"),
    @JsonSubTypes.Type(value = Implementation.Importer.class, name = "importer"),
    @JsonSubTypes.Type(value = Implementation.Foreign.class, name = "foreign")
})
public sealed interface Implementation {

    /**
     * Steps and how the component's outputs are taken from them. A condition is a step whose component is a graph.
     *
     * @param steps by name, unique in this graph; the name is the task's key in KFP's file
     * @param outputs by output name: {@link Argument.StepOutput} or {@link Argument.FirstThatRan}
     */
    record Graph(Map<String, Step> steps, Map<String, Argument> outputs) implements Implementation {
        public Graph {
            steps = Ordered.copy(steps);
            outputs = Ordered.copy(outputs);
        }

        public Graph withSteps(Map<String, Step> all) {
            return new Graph(all, outputs);
        }

        public Graph withOutputs(Map<String, Argument> all) {
            return new Graph(steps, all);
        }
    }

    /**
     * The recognised shape of a {@code kfp} lightweight component.
     *
     * @param source the function as typed, with its imports above if there are any; what KFP puts around it is not part of it
     * @param function the function's name
     * @param packages requirements in pip's words, as listed in {@code packages_to_install}
     * @param pip the argument lists of each {@code pip install} of the compiled command, in order, flags included
     * @param image the container image
     * @param foreign how the compiled file differs from what Slipway would compile; dropped when the source is edited
     */
    record PythonFunction(
            String source,
            String function,
            List<String> packages,
            List<List<String>> pip,
            String image,
            Map<String, JsonNode> foreign)
            implements Implementation {
        public PythonFunction {
            packages = List.copyOf(packages);
            pip = pip.stream().map(List::copyOf).toList();
            foreign = Ordered.copy(foreign);
        }

        /** What is installed before it runs: as the file said, or as the SDK says it for these packages. */
        public List<List<String>> installs() {
            return pip.isEmpty() ? SdkInstalls.of(packages) : pip;
        }

        /** The text of the module that the compiled command writes and runs. */
        public String module() {
            return PythonModule.of(source);
        }
    }

    /**
     * Any other container. Command and arguments are strings or KFP's argument objects ({@code IfPresent}, {@code Concat}).
     */
    record Container(
            String image,
            List<JsonNode> command,
            List<JsonNode> args,
            Map<String, JsonNode> env,
            Map<String, JsonNode> foreign)
            implements Implementation {
        public Container {
            command = List.copyOf(command);
            args = List.copyOf(args);
            env = Ordered.copy(env);
            foreign = Ordered.copy(foreign);
        }
    }

    /**
     * Makes an artifact of something that is there already. Its component has one artifact output, {@code artifact}.
     *
     * @param uri a literal, or the component's input that holds it
     * @param metadata what the artifact carries
     * @param reimport whether to make a new artifact although one with this address is known
     */
    record Importer(Argument uri, Map<String, JsonNode> metadata, boolean reimport, Map<String, JsonNode> foreign)
            implements Implementation {
        public Importer {
            metadata = Ordered.copy(metadata);
            foreign = Ordered.copy(foreign);
        }
    }

    /** Something that Slipway can't run yet; kept whole and named by {@code kind}. */
    record Foreign(String kind, JsonNode content) implements Implementation {}
}
