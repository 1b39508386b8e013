package io.slipway.engine.step;

import io.slipway.engine.Passed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Words of a container's command with KFP's placeholders replaced. What is put in is never looked at again: a value
 * that looks like a placeholder stays as it is.
 *
 * @param executorInput what stands for {@code {{$}}}
 */
public record CommandLine(Map<String, Passed> inputs, Seen seen, String executorInput) {
    private static final Pattern ANY = Pattern.compile("\\{\\{\\$(?:\\.([^{}]*))?}}");
    private static final Pattern PLACE =
            Pattern.compile("(inputs|outputs)\\.(parameters|artifacts)\\[(?:'([^']*)'|\"([^\"]*)\")](.*)");
    private static final Pattern METADATA = Pattern.compile("\\.metadata\\[(?:'([^']*)'|\"([^\"]*)\")]");

    /** The words; an argument object that is left out gives none, and a list several. */
    public List<String> words(List<JsonNode> typed) {
        List<String> words = new ArrayList<>();
        typed.forEach(one -> add(one, words));
        return words;
    }

    private void add(JsonNode typed, List<String> into) {
        if (typed.has("IfPresent")) {
            JsonNode condition = typed.get("IfPresent");
            JsonNode chosen = condition.get(present(condition.path("InputName").asString("")) ? "Then" : "Else");
            if (chosen != null && chosen.isArray()) {
                chosen.values().forEach(one -> add(one, into));
            } else if (chosen != null) {
                add(chosen, into);
            }
        } else if (typed.has("Concat")) {
            List<String> parts = words(typed.get("Concat").valueStream().toList());
            into.add(String.join("", parts));
        } else {
            into.add(text(typed.isString() ? typed.stringValue() : Values.text(typed)));
        }
    }

    private boolean present(String input) {
        return switch (inputs.get(input)) {
            case null -> false;
            case Passed.Value value -> !value.json().isNull();
            case Passed.Artifacts list -> !list.artifacts().isEmpty();
        };
    }

    private String text(String typed) {
        return ANY.matcher(typed).replaceAll(found -> {
            String inside = found.group(1);
            String replaced = inside == null ? executorInput : placeholder(inside);
            return Matcher.quoteReplacement(replaced == null ? found.group() : replaced);
        });
    }

    private @Nullable String placeholder(String inside) {
        AttemptPaths paths = new AttemptPaths(seen.folder());
        if (inside.equals("outputs.output_file") || inside.equals("outputs.output_metadata_uri")) {
            return paths.executorOutput().toString();
        }
        Matcher place = PLACE.matcher(inside);
        if (!place.matches()) {
            return null;
        }
        String name = place.group(3) == null ? place.group(4) : place.group(3);
        String rest = place.group(5);
        return switch (place.group(1) + " " + place.group(2)) {
            case "inputs parameters" -> parameter(name);
            case "inputs artifacts" -> artifact(name, rest);
            case "outputs parameters" -> paths.parameter(name).toString();
            default -> output(paths::artifact, name);
        };
    }

    private static String output(Function<String, Path> path, String name) {
        return path.apply(name).toString();
    }

    private String parameter(String name) {
        if (inputs.get(name) instanceof Passed.Value value && !value.json().isNull()) {
            return Values.text(value.json());
        }
        throw new StepException("The command uses the input `" + name + "`, which has no value");
    }

    private String artifact(String name, String rest) {
        if (!(inputs.get(name) instanceof Passed.Artifacts list)
                || list.artifacts().isEmpty()) {
            throw new StepException("The command uses the input `" + name + "`, which has no artifact");
        }
        Passed.Artifact first = list.artifacts().getFirst();
        Matcher metadata = METADATA.matcher(rest);
        if (metadata.matches()) {
            JsonNode value = first.metadata().get(metadata.group(1) == null ? metadata.group(2) : metadata.group(1));
            return value == null ? "" : Values.text(value);
        }
        return rest.equals(".uri") || rest.equals(".path")
                ? seen.uri(first)
                : PythonJson.MAPPER.writeValueAsString(ExecutorInput.artifact(first, seen.uri(first)));
    }
}
