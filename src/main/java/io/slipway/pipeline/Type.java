package io.slipway.pipeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;
import java.util.Optional;

/** The type of a port: a small value that travels by itself, or an artifact that travels by reference. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Type.Parameter.class, name = "parameter"),
    @JsonSubTypes.Type(value = Type.Artifact.class, name = "artifact")
})
public sealed interface Type {

    /** What a person calls it: {@code Integer}, {@code Dataset}, {@code List of Model}. */
    default String word() {
        return switch (this) {
            case Parameter parameter -> parameter.kind().word();
            case Artifact artifact ->
                (artifact.list() ? "List of " : "") + artifact.schema().replaceFirst("^(system|google)\\.", "");
        };
    }

    /** Why a value of this type does not go into an input of that one ("takes Integer, not Dataset"); empty if it does. */
    default Optional<String> misfit(Type input) {
        boolean fits = switch (this) {
            case Parameter from -> input instanceof Parameter to && from.kind().fits(to.kind());
            case Artifact from ->
                input instanceof Artifact to
                        && from.list() == to.list()
                        && (to.schema().equals("system.Artifact") || to.schema().equals(from.schema()));
        };
        return fits ? Optional.empty() : Optional.of("takes " + input.word() + ", not " + word());
    }

    /** A parameter; kinds as in KFP's {@code parameterType}. */
    record Parameter(Kind kind) implements Type {}

    /**
     * An artifact.
     *
     * @param schema {@code system.Dataset}, {@code system.Model}, ... ; {@code system.Artifact} is any
     * @param version the schema's version, {@code 0.0.1} in what the SDK compiles
     * @param list whether it is a list of such artifacts
     */
    record Artifact(String schema, String version, boolean list) implements Type {}

    /** JSON kinds of a parameter. */
    enum Kind {
        STRING,
        INTEGER,
        DOUBLE,
        BOOLEAN,
        LIST,
        STRUCT,
        TASK_FINAL_STATUS,
        TASK_CONFIG;

        String word() {
            return name().charAt(0)
                    + name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        boolean fits(Kind input) {
            return this == input || input == STRING || (this == INTEGER && input == DOUBLE);
        }
    }
}
