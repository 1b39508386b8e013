package io.slipway.pipeline;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A pipeline as the canvas, KFP and Argo share it. The root is a component like any other: its inputs are the
 * pipeline's parameters and its implementation is a {@link Implementation.Graph}.
 *
 * @param components by name; a step refers to its component by that name, so recursion is legal
 * @param foreign what a file contained that this model has no word for, by its place's key; kept and written out again
 */
public record Pipeline(
        String name,
        String description,
        Dialect dialect,
        Map<String, Component> components,
        Component root,
        Map<String, JsonNode> foreign) {
    public Pipeline {
        components = Ordered.copy(components);
        foreign = Ordered.copy(foreign);
    }

    public Pipeline withName(String text) {
        return new Pipeline(text, description, dialect, components, root, foreign);
    }

    public Pipeline withDescription(String text) {
        return new Pipeline(name, text, dialect, components, root, foreign);
    }

    public Pipeline withComponents(Map<String, Component> all) {
        return new Pipeline(name, description, dialect, all, root, foreign);
    }

    public Pipeline withRoot(Component component) {
        return new Pipeline(name, description, dialect, components, component, foreign);
    }

    /** The steps of the root graph. */
    public Implementation.Graph graph() {
        return (Implementation.Graph) root.implementation();
    }
}
