package io.slipway.pipeline.edit;

import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Argument.StepOutput;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation.Graph;
import io.slipway.pipeline.Step;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** New steps and components that would take names which others took meanwhile get names of their own. */
final class Renaming {
    private Renaming() {}

    static Edit.StepsAdded apart(Edit.StepsAdded added, Graph graph, Map<String, Component> there) {
        Map<String, String> steps = names(added.steps().keySet(), graph.steps().keySet());
        Map<String, Component> fresh = new LinkedHashMap<>(added.components());
        fresh.entrySet().removeIf(entry -> entry.getValue().equals(there.get(entry.getKey())));
        Map<String, String> components = names(fresh.keySet(), there.keySet());
        Map<String, Step> renamed = new LinkedHashMap<>();
        added.steps().forEach((name, step) -> renamed.put(of(steps, name), renamed(step, steps, components)));
        Map<String, Component> kept = new LinkedHashMap<>();
        fresh.forEach((name, component) -> kept.put(of(components, name), inside(component, components)));
        return new Edit.StepsAdded(added.graph(), renamed, kept);
    }

    private static Map<String, String> names(Set<String> wanted, Set<String> taken) {
        Set<String> used = new LinkedHashSet<>(taken);
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : wanted) {
            String free = Wants.free(used, name);
            used.add(free);
            names.put(name, free);
        }
        return names;
    }

    private static String of(Map<String, String> names, String name) {
        return names.getOrDefault(name, name);
    }

    private static Step renamed(Step step, Map<String, String> steps, Map<String, String> components) {
        UnaryOperator<Argument> moved = argument ->
                Arguments.mapped(argument, output -> new StepOutput(of(steps, output.step()), output.output()));
        Set<String> after = new LinkedHashSet<>();
        step.after().forEach(before -> after.add(of(steps, before)));
        return step.withComponent(of(components, step.component()))
                .withAfter(after)
                .withArguments(Arguments.each(step.arguments(), moved));
    }

    private static Component inside(Component component, Map<String, String> components) {
        if (!(component.implementation() instanceof Graph graph)) {
            return component;
        }
        Map<String, Step> steps = new LinkedHashMap<>();
        graph.steps().forEach((name, step) -> steps.put(name, step.withComponent(of(components, step.component()))));
        return component.withImplementation(graph.withSteps(steps));
    }
}
