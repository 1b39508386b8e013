package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Lost;
import io.slipway.executor.AttemptReport.Running;
import io.slipway.executor.AttemptReport.Usage;
import io.slipway.executor.AttemptReport.Waiting;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.StepFiles.Word;
import io.slipway.executor.kubernetes.Standing.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows the pod of an attempt from its waiting to its end. */
final class PodFollower {
    private final AttemptSpec spec;
    private final JobSearch search;
    private final Surroundings around;
    private final Standing standing;
    private final PodRecord record;
    private final LogFollower log;
    private final Reach reach;
    private final Runnable late;
    private boolean limited;

    /** {@code late} is called when it ran for as long as it may. */
    PodFollower(
            JobSearch search,
            Surroundings around,
            Standing standing,
            PodRecord record,
            LogFollower log,
            Reach reach,
            Runnable late) {
        this.spec = search.spec();
        this.search = search;
        this.around = around;
        this.standing = standing;
        this.record = record;
        this.log = log;
        this.reach = reach;
        this.late = late;
    }

    /** Looks at what the cluster told last. */
    void look() {
        standing.alone(this::lookAlone).ifPresent(this::podless);
    }

    /** Asks for its pod where the watch has not told what there is: after a start that may take a while. */
    void ask() {
        if (!around.cluster().watch(search.namespace()).listed()) {
            search.pods()
                    .flatMap(pods -> pods.stream().findFirst())
                    .ifPresent(pod -> standing.alone(() -> {
                        if (standing.is(Phase.THERE)) {
                            follow(pod);
                        }
                    }));
        }
    }

    /** Why its Job has no pod any more, as far as the watches told. */
    private Optional<String> lookAlone() {
        Watched watched = around.cluster().watch(search.namespace());
        Optional<Pod> pod = watched.pod(search.name());
        if (standing.is(Phase.STOPPING)) {
            pod.ifPresent(this::remember);
        } else if (standing.is(Phase.THERE)) {
            pod.ifPresent(this::follow);
            return pod.isPresent()
                    ? Optional.empty()
                    : watched.job(search.name()).flatMap(EndWords::noPod);
        }
        return Optional.empty();
    }

    // The watches may lag behind one another: only the cluster itself knows that there is none.
    private void podless(String words) {
        search.pods()
                .ifPresent(pods -> standing.alone(() -> {
                    if (standing.is(Phase.THERE)) {
                        pods.stream()
                                .findFirst()
                                .ifPresentOrElse(this::follow, () -> standing.conclude(new Lost(words)));
                    }
                }));
    }

    /** Of one that is being removed only the beginning is of interest. */
    private void remember(Pod pod) {
        record.saw(pod);
        if (PodStory.of(pod, around.nodes()) instanceof PodStory.Runs runs) {
            standing.runsSince(runs.since());
        }
    }

    /** No more of its log is to be had. */
    void stop() {
        log.stop();
    }

    private void follow(Pod pod) {
        record.saw(pod);
        switch (PodStory.of(pod, around.nodes())) {
            case PodStory.Waits waits ->
                standing.tell(new Waiting(unreached(pod).orElse(waits.reason())));
            case PodStory.Runs runs -> runs(pod, runs);
            case PodStory.Over over -> over(pod, over.how());
            case PodStory.Broken broken -> end(pod, new End.Broken(broken.reason()), broken.since(), null);
            case PodStory.Late over ->
                end(
                        pod,
                        new End.TimedOut(Objects.requireNonNullElse(spec.timeout(), Duration.ZERO)),
                        over.since(),
                        null);
        }
    }

    private void runs(Pod pod, PodStory.Runs runs) {
        standing.runsSince(runs.since());
        standing.tell(new Running(runs.since(), runs.silence() == null ? handicap(pod) : unknown(runs)));
        log.follow(pod.getMetadata().getName());
        if (spec.timeout() != null && !limited) {
            limited = true;
            around.at(runs.since().plus(spec.timeout()), late);
        }
    }

    private static String unknown(PodStory.Runs runs) {
        return "unknown since " + Moments.of(Instant.parse(String.valueOf(runs.silence()))) + ": its node "
                + runs.node() + " does not answer";
    }

    /** It runs, but not everything of it comes here. */
    private String handicap(Pod pod) {
        return unreached(pod).orElseGet(log::problem);
    }

    private Optional<String> unreached(Pod pod) {
        return reach.problem(pod, around.clock().instant());
    }

    /** Its own container ended; what it gave may still be on its way. */
    private void over(Pod pod, ContainerStateTerminated how) {
        End end = EndWords.end(pod, how);
        boolean fine = end instanceof End.Exited(int code) && code == 0;
        Instant since = Moments.told(how.getStartedAt()).orElseGet(() -> finished(how));
        standing.runsSince(since);
        if (fine && spec.returns() == AttemptSpec.Returns.FILES && !Carriage.delivered(spec)) {
            around.carriage().decide(spec.id(), Word.SEND);
            Optional<String> missing = Arrival.problem(pod);
            if (missing.isPresent()) {
                end(pod, new End.Broken(missing.get()), since, how);
            } else {
                String waits = Arrival.waits(pod);
                standing.tell(new Running(since, waits.isEmpty() ? handicap(pod) : waits));
            }
            return;
        }
        End kept = fine && spec.returns() == AttemptSpec.Returns.VALUES ? Arrival.values(spec, how, end) : end;
        end(pod, kept, since, how);
    }

    private Instant finished(ContainerStateTerminated how) {
        return Moments.told(how.getFinishedAt()).orElseGet(() -> around.clock().instant());
    }

    private void end(Pod pod, End end, @Nullable Instant since, @Nullable ContainerStateTerminated how) {
        standing.move(Phase.THERE, Phase.ENDING);
        around.carriage().decide(spec.id(), Word.END);
        Instant ended = how == null ? around.clock().instant() : finished(how);
        Instant began = since == null ? ended : since;
        Thread.ofVirtual().name("end of " + spec.id()).start(() -> {
            log.finish(pod.getMetadata().getName());
            standing.conclude(new Ended(end, began, ended, new Usage(null, null)));
        });
    }
}
