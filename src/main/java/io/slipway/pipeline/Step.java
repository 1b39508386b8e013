package io.slipway.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One use of a component in a graph.
 *
 * @param component key into {@link Pipeline#components}
 * @param title what a person reads; empty means the step's name
 * @param after steps that must end first although no data comes from them
 * @param when CEL over {@code inputs.parameter_values[...]} of this step; false skips it and all in it; null is always
 * @param cache whether results may be reused
 * @param secrets what it is given of the project's secrets; not written where there are none, so that what was saved
 *     before there were any keeps its hash
 * @param position on the canvas; null where nobody has put it anywhere
 * @param notes Markdown for people
 */
public record Step(
        String component,
        String title,
        Map<String, Argument> arguments,
        Set<String> after,
        @Nullable String when,
        StartWhen startWhen,
        @Nullable Retry retry,
        boolean cache,
        Resources resources,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SecretUse> secrets,
        @Nullable Position position,
        String notes,
        Map<String, JsonNode> foreign) {
    public Step {
        arguments = Ordered.copy(arguments);
        after = Collections.unmodifiableSet(new LinkedHashSet<>(after));
        secrets = given(secrets);
        foreign = Ordered.copy(foreign);
    }

    /** One that starts when all before it succeeded, may reuse results, and asks for nothing. */
    public static Step of(String component, String title, Map<String, Argument> arguments) {
        return new Step(
                component,
                title,
                arguments,
                Set.of(),
                null,
                StartWhen.ALL_SUCCEEDED,
                null,
                true,
                Resources.NONE,
                null,
                "",
                Map.of());
    }

    /** One without secrets. */
    public Step(
            String component,
            String title,
            Map<String, Argument> arguments,
            Set<String> after,
            @Nullable String when,
            StartWhen startWhen,
            @Nullable Retry retry,
            boolean cache,
            Resources resources,
            @Nullable Position position,
            String notes,
            Map<String, JsonNode> foreign) {
        this(
                component, title, arguments, after, when, startWhen, retry, cache, resources, List.of(), position,
                notes, foreign);
    }

    // What is read from JSON may lack them.
    private static List<SecretUse> given(@Nullable List<SecretUse> secrets) {
        return secrets == null ? List.of() : List.copyOf(secrets);
    }

    /** Steps of the same graph that this one waits for: those that give it something, and those it runs after. */
    public Set<String> upstream() {
        Set<String> names = new LinkedHashSet<>(after);
        arguments.values().forEach(argument -> names.addAll(argument.steps()));
        return names;
    }

    public Step withComponent(String name) {
        return new Step(
                name, title, arguments, after, when, startWhen, retry, cache, resources, secrets, position, notes,
                foreign);
    }

    public Step withTitle(String text) {
        return new Step(
                component, text, arguments, after, when, startWhen, retry, cache, resources, secrets, position, notes,
                foreign);
    }

    public Step withArguments(Map<String, Argument> given) {
        return new Step(
                component, title, given, after, when, startWhen, retry, cache, resources, secrets, position, notes,
                foreign);
    }

    public Step withAfter(Set<String> steps) {
        return new Step(
                component, title, arguments, steps, when, startWhen, retry, cache, resources, secrets, position, notes,
                foreign);
    }

    public Step withWhen(@Nullable String rule) {
        return new Step(
                component, title, arguments, after, rule, startWhen, retry, cache, resources, secrets, position, notes,
                foreign);
    }

    public Step withSecrets(List<SecretUse> uses) {
        return new Step(
                component, title, arguments, after, when, startWhen, retry, cache, resources, uses, position, notes,
                foreign);
    }

    public Step withPosition(@Nullable Position place) {
        return new Step(
                component, title, arguments, after, when, startWhen, retry, cache, resources, secrets, place, notes,
                foreign);
    }

    public Step withForeign(Map<String, JsonNode> kept) {
        return new Step(
                component, title, arguments, after, when, startWhen, retry, cache, resources, secrets, position, notes,
                kept);
    }

    /** When a step may start, looking at the steps before it. */
    public enum StartWhen {
        /** Every one succeeded (or came from the cache). */
        ALL_SUCCEEDED,
        /** Every one ended, however (KFP's {@code ALL_UPSTREAM_TASKS_COMPLETED}). */
        ALL_COMPLETED
    }

    /**
     * Attempts after the first.
     *
     * @param backoffSeconds before the first of them, multiplied by {@code factor} each time up to {@code maxBackoffSeconds}
     */
    public record Retry(int count, double backoffSeconds, double factor, double maxBackoffSeconds) {}

    /** In Kubernetes' words ({@code 500m}, {@code 2Gi}); empty where nothing is asked. */
    public record Resources(
            String cpuRequest,
            String cpuLimit,
            String memoryRequest,
            String memoryLimit,
            String gpuType,
            String gpuCount) {
        public static final Resources NONE = new Resources("", "", "", "", "", "");
    }

    /** Pixels at 100 %; inside a frame relative to the frame. Width and height only for frames a person has sized. */
    public record Position(
            double x,
            double y,
            @Nullable Double width,
            @Nullable Double height) {}
}
