package io.slipway.pipeline.edit;

import io.slipway.pipeline.Input;
import io.slipway.pipeline.InvalidEditException;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters of a pipeline. */
final class Parameters {
    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

    private Parameters() {}

    static Pipeline set(Pipeline pipeline, Edit.ParameterSet set) {
        if (!pipeline.root().inputs().containsKey(set.name())) {
            checkName(set.name());
        }
        return pipeline.withRoot(
                pipeline.root().withInputs(Paths.with(pipeline.root().inputs(), set.name(), set.input())));
    }

    static Pipeline remove(Pipeline pipeline, String name) {
        return pipeline.withRoot(
                pipeline.root().withInputs(Paths.without(pipeline.root().inputs(), name)));
    }

    /** Another name in the same place; the steps that take the parameter go on taking it. */
    static Pipeline rename(Pipeline pipeline, String from, String to) {
        checkName(to);
        Map<String, Input> old = pipeline.root().inputs();
        if (!old.containsKey(from)) {
            throw new InvalidEditException(
                    "There is no parameter " + from + " any more: somebody removed it meanwhile");
        }
        if (!from.equals(to) && old.containsKey(to)) {
            throw new InvalidEditException("There is a parameter " + to + " already: choose another name");
        }
        Map<String, Input> inputs = new LinkedHashMap<>();
        old.forEach((name, input) -> inputs.put(name.equals(from) ? to : name, input));
        return Passages.renamed(pipeline.withRoot(pipeline.root().withInputs(inputs)), "", from, to);
    }

    private static void checkName(String name) {
        if (!name.matches(NAME) || name.length() > 120) {
            throw new InvalidEditException(
                    "A parameter's name is letters, digits and _, and does not begin with a digit; \"" + name
                            + "\" is none");
        }
    }
}
