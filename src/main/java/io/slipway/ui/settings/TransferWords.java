package io.slipway.ui.settings;

import io.slipway.tracking.transfer.Kind;
import io.slipway.tracking.transfer.Progress;
import io.slipway.tracking.transfer.Transfer;
import io.slipway.tracking.transfer.Transfer.Direction;
import io.slipway.ui.parts.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says how an import or export stands. */
final class TransferWords {
    private TransferWords() {}

    static String title(Transfer transfer) {
        return (transfer.direction() == Direction.IN ? "Import from " : "Export to ")
                + transfer.where().shown();
    }

    static String state(Progress progress) {
        return switch (progress.transfer().state()) {
            case GOING -> {
                if (!progress.problem().isEmpty()) {
                    yield "Waiting, and tried again by itself: " + progress.problem();
                }
                yield progress.transfer().planned() ? "Going on" : "Looking what there is";
            }
            case PAUSED -> "Paused";
            case STOPPED -> "Stopped. What had come stays; the same begun again brings the rest";
            case DONE -> progress.problems() == 0 ? "Done" : "Done, but not all could be carried";
        };
    }

    /** What has come of what. */
    static String counts(Progress progress) {
        Transfer transfer = progress.transfer();
        List<String> parts = new ArrayList<>();
        part(parts, progress, Kind.EXPERIMENT, "experiment");
        part(parts, progress, Kind.RUN, "run");
        part(parts, progress, Kind.MODEL, "logged model");
        part(parts, progress, Kind.REGISTERED, "registered model");
        if (transfer.points() > 0) {
            parts.add(many(transfer.points(), "point"));
        }
        if (transfer.files() > 0) {
            parts.add(many(transfer.files(), "file") + ", " + ByteSize.of(transfer.bytes()));
        }
        return String.join(" · ", parts);
    }

    private static void part(List<String> parts, Progress progress, Kind kind, String what) {
        Progress.Count count = progress.count(kind);
        if (count.all() == 0) {
            return;
        }
        // An experiment stands for what is in it: that one of that name was there says nothing.
        long kept = kind == Kind.EXPERIMENT ? 0 : count.kept();
        if (progress.transfer().state().over() && kept == count.all()) {
            parts.add(many(kept, what) + (kept == 1 ? ", there already" : ", all there already"));
            return;
        }
        parts.add(number(count.done()) + " of " + number(count.all())
                + (progress.transfer().planned() ? " " : "+ ") + what + (count.all() == 1 ? "" : "s")
                + (kept > 0 ? " (" + number(kept) + " there already)" : ""));
    }

    private static String many(long count, String what) {
        return number(count) + " " + what + (count == 1 ? "" : "s");
    }

    static double share(Progress progress) {
        long all = 0;
        long done = 0;
        for (Kind kind : Kind.values()) {
            all += progress.count(kind).all();
            done += progress.count(kind).done();
        }
        return all == 0 ? 0 : (double) done / all;
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
