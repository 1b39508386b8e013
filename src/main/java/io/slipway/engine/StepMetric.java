package io.slipway.engine;

/**
 * Whose a metric of a run is. The tracked run of a pipeline run has room for one metric of a name: of two steps that
 * measure the same, the one that ends later records it under {@code step.name}; what a step took of its machine is
 * always recorded so.
 *
 * @param step path of the step that measured it
 * @param metric what the step itself calls it
 */
public record StepMetric(String step, String metric) {}
