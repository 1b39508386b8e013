package io.slipway.engine.shell;

import io.slipway.artifact.ArtifactException;
import io.slipway.artifact.Artifacts;
import io.slipway.engine.Attempt;
import io.slipway.engine.Passed;
import io.slipway.engine.live.Harvest;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.step.Outputs;
import io.slipway.engine.step.Seen;
import io.slipway.engine.step.StepException;
import io.slipway.executor.AttemptLogs;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.Executors;
import io.slipway.project.ProjectId;
import io.slipway.tracking.Metric;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Looks at what an attempt left when it ended. */
@Component
class Harvester {
    private static final int TAIL = 8192;
    private static final int LINE = 500;
    private static final int LARGEST = 1_000_000;
    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV",
            13, "SIGPIPE", 15, "SIGTERM");
    private final Artifacts artifacts;
    private final AttemptLogs logs;
    private final Executors executors;
    private final TrackedRuns tracked;

    Harvester(Artifacts artifacts, AttemptLogs logs, Executors executors, TrackedRuns tracked) {
        this.artifacts = artifacts;
        this.logs = logs;
        this.executors = executors;
        this.tracked = tracked;
    }

    Harvest harvest(RunImage image, Node node, AttemptReport.Ended end) {
        Attempt attempt = Objects.requireNonNull(node.open());
        ProjectId project = image.run().project();
        List<Metric> logged = tracked.logged(project, attempt.trackedRun());
        boolean fine = end.end() instanceof AttemptReport.End.Exited(int code) && code == 0;
        tracked.end(project, attempt.trackedRun(), fine, end.endedAt());
        return switch (end.end()) {
            case AttemptReport.End.Exited exited when exited.code() == 0 -> given(image, node, attempt, logged);
            case AttemptReport.End.Exited exited ->
                new Harvest.Wrong("exited with code " + exited.code() + lastWords(attempt.log()), logged);
            case AttemptReport.End.Killed killed -> new Harvest.Wrong(killed(killed), logged);
            case AttemptReport.End.TimedOut timed ->
                new Harvest.Wrong("took longer than its limit of " + words(timed.limit()), logged);
            case AttemptReport.End.Broken broken -> new Harvest.Wrong(broken.reason(), logged);
            case AttemptReport.End.Stopped stopped -> new Harvest.Wrong("was stopped", logged);
        };
    }

    private Harvest given(RunImage image, Node node, Attempt attempt, List<Metric> logged) {
        try {
            Path folder =
                    artifacts.attemptFolder(image.run().project(), image.run().id(), node.id(), attempt.number());
            String root = executors.get(image.run().executor()).root().orElse(null);
            Seen seen = Seen.at(root, folder, node.inputs());
            return fitting(Outputs.collect(image.component(node), folder, seen, artifacts::inspect), logged);
        } catch (StepException | ArtifactException | UncheckedIOException wrong) {
            return new Harvest.Wrong(sentence(wrong), logged);
        }
    }

    private static Harvest fitting(Map<String, Passed> outputs, List<Metric> logged) {
        int size = outputs.toString().length();
        return size <= LARGEST
                ? new Harvest.Given(outputs, logged)
                : new Harvest.Wrong(
                        "its output parameters are " + size + " characters long; at most " + LARGEST
                                + " are kept: write large results to an artifact",
                        logged);
    }

    Harvest imported(RunImage image, Node node) {
        ProjectId project = image.run().project();
        try {
            return new Harvest.Given(
                    Outputs.imported(image.component(node), node.inputs(), uri -> artifacts.importable(project, uri)),
                    List.of());
        } catch (StepException | ArtifactException | UncheckedIOException wrong) {
            return new Harvest.Wrong(sentence(wrong), List.of());
        }
    }

    private static String killed(AttemptReport.End.Killed killed) {
        return killed.outOfMemory()
                ? "was killed because the machine ran out of memory: give the step more, or let it need less"
                : "was killed by signal " + killed.signal() + name(killed.signal());
    }

    private static String name(int signal) {
        String name = SIGNALS.get(signal);
        return name == null ? "" : " (" + name + ")";
    }

    private String lastWords(Path log) {
        List<String> lines =
                logs.tail(log, TAIL).lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            return "";
        }
        String last = lines.getLast().strip();
        if (last.chars().noneMatch(Character::isLetterOrDigit)) {
            return ""; // the end of what kfp prints of its input
        }
        return ": " + (last.length() > LINE ? last.substring(0, LINE) + "…" : last);
    }

    private static String words(Duration limit) {
        return limit.toSeconds() < 120 ? limit.toSeconds() + " s" : limit.toMinutes() + " min";
    }

    private static String sentence(RuntimeException wrong) {
        return Objects.requireNonNullElse(wrong.getMessage(), wrong.toString());
    }
}
