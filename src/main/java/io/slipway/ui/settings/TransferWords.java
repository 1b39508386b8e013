package io.slipway.ui.settings;

import io.slipway.tracking.transfer.Kind;
import io.slipway.tracking.transfer.Progress;
import io.slipway.tracking.transfer.Transfer;
import io.slipway.tracking.transfer.Transfer.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says how an import or export stands. */
final class TransferWords {
    private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};

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
        List<String> parts = new ArrayList<>();
        part(
                parts,
                "experiments",
                progress.count(Kind.EXPERIMENT),
                progress.transfer().planned(),
                false);
        part(parts, "runs", progress.count(Kind.RUN), progress.transfer().planned(), true);
        part(
                parts,
                "logged models",
                progress.count(Kind.MODEL),
                progress.transfer().planned(),
                true);
        part(
                parts,
                "registered models",
                progress.count(Kind.REGISTERED),
                progress.transfer().planned(),
                true);
        parts.add(number(progress.transfer().points()) + " points");
        parts.add(number(progress.transfer().files()) + " files, "
                + size(progress.transfer().bytes()));
        return String.join(" · ", parts);
    }

    private static void part(List<String> parts, String what, Progress.Count count, boolean planned, boolean kept) {
        if (count.all() > 0) {
            String here = kept && count.kept() > 0 ? " (" + number(count.kept()) + " were there)" : "";
            parts.add(number(count.done()) + " of " + number(count.all()) + (planned ? " " : "+ ") + what + here);
        }
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

    static String size(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1_000 && unit < UNITS.length - 1) {
            amount /= 1_000;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }
}
