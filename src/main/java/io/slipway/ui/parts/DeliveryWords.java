package io.slipway.ui.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.slipway.tracking.remote.Deliveries.Standing;
import java.time.Instant;
import java.util.Locale;

/** Says what a team's MLflow server has not got. */
public final class DeliveryWords {
    private DeliveryWords() {}

    /** Before the time since when. */
    public static String waiting(Standing standing) {
        return (standing.problem().isEmpty() ? "On the way: " : "Not delivered yet: ") + counted(standing);
    }

    /** The same while there is no server that it could be on the way to. */
    public static String kept(Standing standing) {
        return "Not delivered: " + counted(standing);
    }

    private static String counted(Standing standing) {
        return standing.points() > 0 ? counted(standing.points(), "point") : counted(standing.requests(), "change");
    }

    /** That something waits since then and why, for standings with a problem; what follows it stands in the same line. */
    public static Div late(Standing standing, Instant since, Component... more) {
        Paragraph line = new Paragraph(
                new Span(waiting(standing) + " since "), When.clock(since), new Span(", " + standing.problem()));
        line.add(more);
        Div notice = new Div(Icon.WARNING.create(), line);
        notice.addClassName("sl-problem");
        return notice;
    }

    public static String refused(Standing standing) {
        return refusedAtAll(standing) + ": " + standing.reason();
    }

    /** The same without a reason. */
    public static String refusedAtAll(Standing standing) {
        return "Of what was recorded, " + counted(standing.refused(), "change")
                + (standing.refused() == 1 ? " is" : " are")
                + " not on the server and will not be sent again by itself";
    }

    private static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? what : what + "s");
    }
}
