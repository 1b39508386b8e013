package io.slipway.pipeline;

/** A pipeline of a project. */
public record PipelineId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
