package io.slipway.ui.parts;

import com.vaadin.flow.component.html.Span;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Step;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A pipeline's graph at the size of a stamp: its outer steps as boxes, what feeds what as lines. */
public final class Thumbnail extends Span {
    private static final double WIDTH = 72;
    private static final double HEIGHT = 36;
    private static final double BOX = 8;
    private static final int MOST = 60;

    public Thumbnail(Pipeline pipeline) {
        addClassName("sl-thumb-box");
        getElement().setAttribute("aria-hidden", "true");
        getElement().setProperty("innerHTML", svg(pipeline.graph().steps()));
    }

    private static String svg(Map<String, Step> steps) {
        Map<String, double[]> places = fit(places(steps));
        StringBuilder svg = new StringBuilder("<svg class=\"sl-thumb\" viewBox=\"0 0 72 36\">");
        steps.forEach((name, step) -> upstream(step).forEach(other -> {
            double[] from = places.get(other);
            double[] to = places.get(name);
            if (from != null && to != null) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<path d=\"M%.1f %.1fL%.1f %.1f\"/>",
                        from[0] + BOX,
                        from[1] + 3,
                        to[0],
                        to[1] + 3));
            }
        }));
        places.values()
                .forEach(at -> svg.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"8\" height=\"6\" rx=\"1.5\"/>",
                        at[0],
                        at[1])));
        return svg.append("</svg>").toString();
    }

    /** Where a person put the steps; where nobody did, in columns by depth. */
    private static Map<String, double[]> places(Map<String, Step> steps) {
        Map<String, double[]> places = new LinkedHashMap<>();
        Map<Integer, Integer> rows = new LinkedHashMap<>();
        Map<String, Integer> depths = new LinkedHashMap<>();
        steps.forEach((name, step) -> {
            if (places.size() >= MOST) {
                return;
            }
            Step.Position position = step.position();
            int depth = depth(name, steps, depths);
            int row = rows.merge(depth, 1, Integer::sum);
            places.put(
                    name,
                    position != null
                            ? new double[] {position.x(), position.y()}
                            : new double[] {depth * 300.0, row * 120.0});
        });
        return places;
    }

    /** How many steps come before this one; a cycle does not harm. */
    private static int depth(String name, Map<String, Step> steps, Map<String, Integer> known) {
        Integer already = known.putIfAbsent(name, 0);
        Step step = steps.get(name);
        if (already != null || step == null) {
            return already == null ? 0 : already;
        }
        int depth = upstream(step).stream()
                .filter(steps::containsKey)
                .mapToInt(other -> depth(other, steps, known) + 1)
                .max()
                .orElse(0);
        known.put(name, depth);
        return depth;
    }

    private static Map<String, double[]> fit(Map<String, double[]> places) {
        double left = places.values().stream().mapToDouble(at -> at[0]).min().orElse(0);
        double top = places.values().stream().mapToDouble(at -> at[1]).min().orElse(0);
        double wide =
                places.values().stream().mapToDouble(at -> at[0] - left).max().orElse(0);
        double high =
                places.values().stream().mapToDouble(at -> at[1] - top).max().orElse(0);
        double scale = Math.min(wide == 0 ? 1 : (WIDTH - BOX - 8) / wide, high == 0 ? 1 : (HEIGHT - BOX - 8) / high);
        double x = (WIDTH - BOX - wide * scale) / 2;
        double y = (HEIGHT - BOX - high * scale) / 2;
        Map<String, double[]> fitted = new LinkedHashMap<>();
        places.forEach((name, at) ->
                fitted.put(name, new double[] {x + (at[0] - left) * scale, y + (at[1] - top) * scale}));
        return fitted;
    }

    private static Set<String> upstream(Step step) {
        Set<String> names = new LinkedHashSet<>(step.after());
        step.arguments().values().forEach(argument -> {
            switch (argument) {
                case Argument.StepOutput output -> names.add(output.step());
                case Argument.FirstThatRan first ->
                    first.candidates().forEach(candidate -> names.add(candidate.step()));
                case Argument.Literal literal -> {}
                case Argument.FromInput input -> {}
                case Argument.Foreign foreign -> {}
            }
        });
        return names;
    }
}
