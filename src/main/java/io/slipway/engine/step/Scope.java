package io.slipway.engine.step;

import io.slipway.engine.Passed;
import java.util.Map;

/**
 * What a step can see when it starts.
 *
 * @param inputs of the graph around it: in the root the run's arguments, in a frame what the frame's step was given
 * @param ran outputs by step name, of those steps of the same graph that succeeded or came from the cache; no others
 */
public record Scope(Map<String, Passed> inputs, Map<String, Map<String, Passed>> ran, Constants constants) {
    public Scope {
        inputs = Map.copyOf(inputs);
        ran = Map.copyOf(ran);
    }
}
