package io.slipway.pipeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The type of a port: a small value that travels by itself, or an artifact that travels by reference. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Type.Parameter.class, name = "parameter"),
    @JsonSubTypes.Type(value = Type.Artifact.class, name = "artifact")
})
public sealed interface Type {

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
        TASK_CONFIG
    }
}
