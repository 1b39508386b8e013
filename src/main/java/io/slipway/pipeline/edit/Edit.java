package io.slipway.pipeline.edit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Step;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One thing that a person does to a pipeline; the JSON is that of {@code edits.ts}. Applied by {@link Edits}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Edit.StepsAdded.class, name = "steps-added"),
    @JsonSubTypes.Type(value = Edit.StepsRemoved.class, name = "steps-removed"),
    @JsonSubTypes.Type(value = Edit.StepsMoved.class, name = "steps-moved"),
    @JsonSubTypes.Type(value = Edit.ArgumentSet.class, name = "argument-set"),
    @JsonSubTypes.Type(value = Edit.Connected.class, name = "connected"),
    @JsonSubTypes.Type(value = Edit.StepChanged.class, name = "step-changed"),
    @JsonSubTypes.Type(value = Edit.ComponentChanged.class, name = "component-changed"),
    @JsonSubTypes.Type(value = Edit.ParameterSet.class, name = "parameter-set"),
    @JsonSubTypes.Type(value = Edit.ParameterRenamed.class, name = "parameter-renamed"),
    @JsonSubTypes.Type(value = Edit.ParameterRemoved.class, name = "parameter-removed"),
    @JsonSubTypes.Type(value = Edit.Framed.class, name = "framed"),
    @JsonSubTypes.Type(value = Edit.Unframed.class, name = "unframed"),
    @JsonSubTypes.Type(value = Edit.ConditionSet.class, name = "condition-set"),
    @JsonSubTypes.Type(value = Edit.PipelineChanged.class, name = "pipeline-changed"),
    @JsonSubTypes.Type(value = Edit.Together.class, name = "together")
})
public sealed interface Edit {

    /** New steps in a graph, with those of their components that are new. */
    record StepsAdded(String graph, Map<String, Step> steps, Map<String, Component> components) implements Edit {
        public StepsAdded {
            steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
            components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
        }
    }

    /** Steps gone; with {@code rejoin} those after them wait for those before them. */
    record StepsRemoved(List<String> paths, boolean rejoin) implements Edit {
        public StepsRemoved {
            paths = List.copyOf(paths);
        }
    }

    /** Where steps stand on the canvas. */
    record StepsMoved(Map<String, Step.Position> places) implements Edit {
        public StepsMoved {
            places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
        }
    }

    /** Where the value of an input comes from; null takes it away. */
    record ArgumentSet(String path, String input, @Nullable Argument argument) implements Edit {}

    /** A wire, also across frames. */
    record Connected(Port from, Port to) implements Edit {}

    /** One field of a step: {@code title, notes, cache, retry, resources, secrets, startWhen}. */
    record StepChanged(String path, String field, JsonNode value) implements Edit {}

    /** What a component is: code, packages, ports. */
    record ComponentChanged(String name, Component component) implements Edit {}

    /** A parameter of the pipeline, new or changed. */
    record ParameterSet(String name, Input input) implements Edit {}

    record ParameterRenamed(String from, String to) implements Edit {}

    record ParameterRemoved(String name) implements Edit {}

    /** Steps of one graph moved into a frame that runs only if the condition holds. */
    record Framed(List<String> paths, String name, Condition condition) implements Edit {
        public Framed {
            paths = List.copyOf(paths);
        }
    }

    /** A frame gone, its steps kept. */
    record Unframed(String path) implements Edit {}

    record ConditionSet(String path, Condition condition) implements Edit {}

    /** {@code name} or {@code description}. */
    record PipelineChanged(String field, String value) implements Edit {}

    /** Several at once, called after the first: one undo takes all of them back. */
    record Together(List<Edit> edits) implements Edit {
        public Together {
            edits = List.copyOf(edits);
        }
    }
}
