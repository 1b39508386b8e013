package io.slipway.pipeline.check;

import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Problem;
import io.slipway.pipeline.SecretUse;
import io.slipway.pipeline.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What steps are given of the project's secrets. */
public final class SecretChecks {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private SecretChecks() {}

    static void check(Step step, String path, Checks.Found found) {
        Set<String> taken = new HashSet<>();
        for (SecretUse use : step.secrets()) {
            if (use.secret().isEmpty()) {
                found.error(path, "This step is given a secret without a name: choose one on its Run tab");
            } else if (!VARIABLE.matcher(use.variable()).matches()) {
                found.error(
                        path,
                        "The secret " + use.secret() + " is given in the variable \"" + use.variable()
                                + "\": a name of letters, digits and underscores is expected, such as HF_TOKEN");
            } else if (!taken.add(use.variable())) {
                found.error(path, "Two secrets are given in the variable " + use.variable() + ": name another for one");
            }
        }
    }

    /** Secrets that steps name and the project does not have. */
    public static List<Problem> missing(Pipeline pipeline, Set<String> there) {
        List<Problem> missing = new ArrayList<>();
        for (Paths.Placed placed : Paths.all(pipeline)) {
            if (placed.component().isPresent() && runs(placed.component().get().implementation())) {
                placed.step().secrets().stream()
                        .map(SecretUse::secret)
                        .filter(name -> !name.isEmpty() && !there.contains(name))
                        .distinct()
                        .map(name -> new Problem(
                                Problem.Severity.ERROR,
                                placed.path(),
                                null,
                                "This project has no secret " + name + ": an owner of the project sets it under"
                                        + " Settings, Secrets; or take it off on the step's Run tab"))
                        .forEach(missing::add);
            }
        }
        return missing;
    }

    private static boolean runs(Implementation implementation) {
        return implementation instanceof Implementation.PythonFunction
                || implementation instanceof Implementation.Container;
    }
}
