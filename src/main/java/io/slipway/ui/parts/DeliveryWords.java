package io.slipway.ui.parts;

import io.slipway.tracking.remote.Deliveries.Standing;
import java.util.Locale;

/** Says what a team's MLflow server has not got. */
public final class DeliveryWords {
    private DeliveryWords() {}

    /** Before the time since when. */
    public static String waiting(Standing standing) {
        String what =
                standing.points() > 0 ? counted(standing.points(), "point") : counted(standing.requests(), "entry");
        return (standing.problem().isEmpty() ? "On the way: " : "Not delivered yet: ") + what;
    }

    public static String refused(Standing standing) {
        return "Of what was recorded, " + counted(standing.refused(), "entry")
                + (standing.refused() == 1 ? " is" : " are")
                + " not on the server and will not be sent again by itself: " + standing.reason();
    }

    private static String counted(long count, String what) {
        String many = what.endsWith("y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? what : many);
    }
}
