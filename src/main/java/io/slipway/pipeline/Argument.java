package io.slipway.pipeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Where the value of a step's input comes from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Argument.Literal.class, name = "literal"),
    @JsonSubTypes.Type(value = Argument.FromInput.class, name = "input"),
    @JsonSubTypes.Type(value = Argument.StepOutput.class, name = "output"),
    @JsonSubTypes.Type(value = Argument.FirstThatRan.class, name = "first"),
    @JsonSubTypes.Type(value = Argument.Foreign.class, name = "foreign")
})
public sealed interface Argument {

    /** The steps of the same graph that this names. */
    default Set<String> steps() {
        return switch (this) {
            case StepOutput output -> Set.of(output.step());
            case FirstThatRan first -> {
                Set<String> names = new LinkedHashSet<>();
                first.candidates().forEach(candidate -> names.add(candidate.step()));
                yield names;
            }
            case Literal literal -> Set.of();
            case FromInput input -> Set.of();
            case Foreign foreign -> Set.of();
        };
    }

    /** A constant. */
    record Literal(JsonNode value) implements Argument {}

    /** An input of the graph that the step stands in: in the root graph a parameter of the pipeline. */
    record FromInput(String input) implements Argument {}

    /** An output of another step of the same graph. */
    record StepOutput(String step, String output) implements Argument {}

    /** The output of the first of these steps that ran (KFP's {@code OneOf}). */
    record FirstThatRan(List<StepOutput> candidates) implements Argument {
        public FirstThatRan {
            candidates = List.copyOf(candidates);
        }
    }

    /** Something that Slipway can't resolve yet (a loop's item, a selector), kept whole. */
    record Foreign(JsonNode content) implements Argument {}
}
