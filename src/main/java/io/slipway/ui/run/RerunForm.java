package io.slipway.ui.run;

import io.slipway.executor.Executors;
import io.slipway.pipeline.Input;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a run can be given anew.
 *
 * @param last what it was given
 * @param experiments names, its own first
 * @param executors where it can run
 * @param executor where it ran
 */
record RerunForm(
        Map<String, Input> inputs,
        Map<String, JsonNode> last,
        List<String> experiments,
        List<Executors.Choice> executors,
        String executor) {}
