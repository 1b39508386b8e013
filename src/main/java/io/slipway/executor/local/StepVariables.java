package io.slipway.executor.local;

import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Program;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The environment variables of a step: what is listed of the server's, the executor's own, and what the step brings. */
record StepVariables(LocalSettings settings, Map<String, String> server) {

    /** For a step that found this seat; {@code python} is the interpreter of its environment. */
    Map<String, String> of(AttemptSpec spec, AttemptFolder folder, Path python, List<Integer> gpus) {
        Map<String, String> variables = new HashMap<>();
        server.forEach((name, value) -> {
            if (settings.passes(name)) {
                variables.put(name, value);
            }
        });
        variables.put("HOME", folder.home().toString());
        variables.put("TMPDIR", folder.temporary().toString());
        variables.put("PYTHONUNBUFFERED", "1");
        variables.put("_KFP_RUNTIME", "true");
        if (spec.program() instanceof Program.PythonFunction) {
            variables.put("PATH", withFolderOf(python, variables.get("PATH")));
        }
        if (!gpus.isEmpty()) {
            variables.put(
                    "CUDA_VISIBLE_DEVICES", gpus.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        variables.putAll(spec.variables());
        for (AttemptSpec.Secret secret : spec.secrets()) {
            variables.put(
                    secret.variable(),
                    secret.file() ? folder.secret(secret.name()).toString() : secret.value());
        }
        return variables;
    }

    /** Where commands are looked for. */
    String path() {
        return settings.passes("PATH") ? server.getOrDefault("PATH", "") : "";
    }

    // A step that calls `python` means the interpreter that it runs in itself.
    private static String withFolderOf(Path python, @Nullable String path) {
        Path folder = python.toAbsolutePath().getParent();
        return path == null || path.isEmpty() ? folder + "" : folder + ":" + path;
    }
}
