package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.slipway.executor.AttemptReport;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Lost;
import io.slipway.executor.AttemptReport.NeverStarted;
import io.slipway.executor.AttemptReport.NotStarted;
import io.slipway.executor.AttemptReport.Running;
import io.slipway.executor.AttemptReport.Usage;
import io.slipway.executor.AttemptReport.Waiting;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.StepFiles.Word;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One attempt on the cluster, from its Job to what came of it. Each call sees what is known now, whatever came before. */
final class ClusterAttempt {
    private final AttemptSpec spec;
    private final Surroundings around;
    private final String namespace;
    private final Notes notes;
    private final Asking asking;
    private final LogFollower log;
    private final ReentrantLock lock = new ReentrantLock();
    private Phase phase = Phase.IDLE;
    private boolean limited;
    private @Nullable Instant started;
    private @Nullable AttemptReport last;

    /** How far it is, as far as this server knows. */
    private enum Phase {
        /** Nobody asked for anything, or there is no trace of it. */
        IDLE,
        /** Its Job is made or looked for. */
        BEGINNING,
        /** Its Job is there. */
        THERE,
        /** Its Job is being removed. */
        STOPPING,
        /** How it ended is known; its log and files are fetched. */
        ENDING,
        OVER
    }

    ClusterAttempt(AttemptSpec spec, String namespace, Surroundings around) {
        this.spec = spec;
        this.around = around;
        this.notes = new Notes(spec.folder());
        this.namespace = notes.namespace().orElse(namespace);
        this.asking = new Asking(() -> phase == Phase.OVER || around.cluster().closed(), this::away, this.namespace);
        this.log = new LogFollower(around.cluster(), this.namespace, spec.folder());
    }

    AttemptSpec spec() {
        return spec;
    }

    String job() {
        return Names.job(spec.id());
    }

    boolean idle() {
        return phase == Phase.IDLE;
    }

    boolean over() {
        return phase == Phase.OVER;
    }

    private boolean move(Phase from, Phase to) {
        lock.lock();
        try {
            boolean moves = phase == from;
            phase = moves ? to : phase;
            return moves;
        } finally {
            lock.unlock();
        }
    }

    void start() {
        if (!move(Phase.IDLE, Phase.BEGINNING)) {
            repeat();
        } else if (!endedBefore()) {
            around.carriage().open(spec, this::look);
            if (notes.wasCreated()) {
                take();
            } else {
                create();
            }
        }
    }

    void adopt() {
        if (!move(Phase.IDLE, Phase.BEGINNING)) {
            repeat();
        } else if (!endedBefore()) {
            around.carriage().open(spec, this::look);
            take();
        }
    }

    private boolean endedBefore() {
        Optional<Ended> before = notes.ended();
        boolean neverMade = notes.namespace().isEmpty();
        if (before.isEmpty() && neverMade) {
            before = notes.stopped().map(this::stoppedNow);
        }
        before.ifPresent(this::conclude);
        return before.isPresent();
    }

    private void create() {
        notes.creating(namespace);
        Job job = around.jobs().get().of(spec, namespace);
        try {
            Optional<Job> made = asking.until(() -> Ours.create(around.cluster(), job));
            made.ifPresent(there -> {
                notes.created(namespace, there.getMetadata().getUid());
                there();
            });
        } catch (Asking.Refused never) {
            conclude(new NotStarted(String.valueOf(never.getMessage())));
        }
    }

    /** What became of its Job? Only a definite answer of the cluster counts. */
    private void take() {
        try {
            Optional<Optional<Job>> found =
                    asking.until(() -> around.cluster().job(namespace, job()).filter(job -> Ours.is(job, spec)));
            if (found.isEmpty()) {
                return;
            }
            if (found.get().isPresent()) {
                notes.created(namespace, found.get().get().getMetadata().getUid());
                there();
            } else if (notes.stopped().isPresent()) {
                conclude(stoppedNow(notes.stopped().get()));
            } else if (notes.wasCreated()) {
                conclude(new Lost(EndWords.jobDeleted(job(), namespace)));
            } else if (move(Phase.BEGINNING, Phase.IDLE)) {
                tell(new NeverStarted());
            }
        } catch (Asking.Refused never) {
            conclude(new Lost(String.valueOf(never.getMessage())));
        }
    }

    private void there() {
        move(Phase.BEGINNING, Phase.THERE);
        if (notes.stopped().isPresent()) {
            remove();
        }
        var _ = around.cluster().watch(namespace).listed().thenRun(this::look);
    }

    /** Looks at what the cluster told last. */
    void look() {
        lock.lock();
        try {
            if (phase == Phase.THERE) {
                Watched watched = around.cluster().watch(namespace);
                Optional<Pod> pod = watched.pod(job());
                if (pod.isPresent()) {
                    follow(pod.get(), PodStory.of(pod.get(), around.nodes()));
                } else {
                    watched.job(job())
                            .map(EndWords::noPod)
                            .filter(words -> !words.isEmpty())
                            .ifPresent(words -> conclude(new Lost(words)));
                }
            } else if (phase == Phase.STOPPING) {
                around.cluster().watch(namespace).pod(job()).ifPresent(this::remember);
            }
        } finally {
            lock.unlock();
        }
    }

    private void remember(Pod pod) {
        if (PodStory.of(pod, around.nodes()) instanceof PodStory.Runs runs && started == null) {
            started = runs.since();
        }
    }

    private void follow(Pod pod, PodStory story) {
        switch (story) {
            case PodStory.Waits waits -> tell(new Waiting(waits.reason()));
            case PodStory.Runs runs -> runs(pod, runs);
            case PodStory.Over over -> over(pod, over.how());
            case PodStory.Broken broken -> end(pod, new End.Broken(broken.reason()), broken.since(), null);
            case PodStory.Late late ->
                end(
                        pod,
                        new End.TimedOut(Objects.requireNonNullElse(spec.timeout(), java.time.Duration.ZERO)),
                        late.since(),
                        null);
        }
    }

    private void runs(Pod pod, PodStory.Runs runs) {
        started = runs.since();
        String silence = runs.silence();
        tell(new Running(
                runs.since(),
                silence == null
                        ? ""
                        : "unknown since " + Moments.of(Instant.parse(silence)) + ": its node " + runs.node()
                                + " does not answer"));
        log.follow(pod.getMetadata().getName());
        if (spec.timeout() != null && !limited) {
            limited = true;
            around.at(runs.since().plus(spec.timeout()), () -> stop(Notes.Cause.LIMIT));
        }
    }

    /** Its own container ended; what it gave may still be on its way. */
    private void over(Pod pod, ContainerStateTerminated how) {
        End end = EndWords.end(pod, how);
        boolean fine = end instanceof End.Exited(int code) && code == 0;
        started = Instant.parse(how.getStartedAt());
        if (fine && spec.returns() == AttemptSpec.Returns.FILES && !Carriage.delivered(spec)) {
            around.carriage().decide(spec.id(), Word.SEND);
            Optional<String> missing = Arrival.problem(pod);
            if (missing.isPresent()) {
                end(pod, new End.Broken(missing.get()), started, how);
            } else {
                tell(new Running(started, Arrival.waits(pod)));
            }
            return;
        }
        End kept = fine && spec.returns() == AttemptSpec.Returns.VALUES ? Arrival.values(spec, how, end) : end;
        end(pod, kept, started, how);
    }

    private void end(Pod pod, End end, @Nullable Instant since, @Nullable ContainerStateTerminated how) {
        phase = Phase.ENDING;
        around.carriage().decide(spec.id(), Word.END);
        Instant now = around.clock().instant();
        Instant ended = how == null || how.getFinishedAt() == null ? now : Instant.parse(how.getFinishedAt());
        Instant began = since == null ? ended : since;
        Thread.ofVirtual().name("end " + job()).start(() -> {
            log.finish(pod.getMetadata().getName());
            conclude(new Ended(end, began, ended, new Usage(null, null)));
        });
    }

    /** The watch says that its Job is gone. */
    void gone() {
        if (move(Phase.STOPPING, Phase.ENDING)) {
            log.stop();
            conclude(stoppedNow(notes.stopped().orElse(Notes.Cause.WISH)));
        } else if (phase == Phase.THERE && absent() && move(Phase.THERE, Phase.ENDING)) {
            log.stop();
            conclude(new Lost(EndWords.jobDeleted(job(), namespace)));
        }
    }

    private boolean absent() {
        return asking.until(() -> around.cluster().job(namespace, job()))
                .filter(Optional::isPresent)
                .isEmpty();
    }

    /** The cluster says why it makes no pod. */
    void refused(String said) {
        lock.lock();
        try {
            if (phase != Phase.THERE) {
                return;
            }
            if (said.contains("violates PodSecurity")) {
                phase = Phase.ENDING;
                Thread.ofVirtual().start(() -> {
                    asking.until(() -> delete());
                    conclude(new NotStarted(EndWords.insecure(said, around.settings())));
                });
            } else if (around.cluster().watch(namespace).pod(job()).isEmpty()) {
                tell(new Waiting(
                        said.contains("exceeded quota")
                                ? "the namespace has no room for it: " + Refusals.quota(said)
                                : "the cluster can't make its pod: " + said));
            }
        } finally {
            lock.unlock();
        }
    }

    void stop(Notes.Cause cause) {
        if (phase == Phase.ENDING || phase == Phase.OVER) {
            return;
        }
        notes.stop(cause);
        if (move(Phase.IDLE, Phase.ENDING)) {
            if (notes.namespace().isEmpty()) {
                conclude(stoppedNow(cause));
            } else {
                phase = Phase.BEGINNING;
                take();
            }
        } else {
            remove();
        }
    }

    private void remove() {
        if (move(Phase.THERE, Phase.STOPPING) || phase == Phase.STOPPING) {
            Optional<Boolean> there = asking.until(this::delete);
            if (there.isPresent() && absent()) {
                gone();
            }
        }
    }

    private boolean delete() {
        around.cluster().delete(namespace, job());
        return true;
    }

    private Ended stoppedNow(Notes.Cause cause) {
        Instant now = around.clock().instant();
        End end = cause == Notes.Cause.LIMIT && spec.timeout() != null
                ? new End.TimedOut(spec.timeout())
                : new End.Stopped();
        return new Ended(end, started == null ? now : started, now, new Usage(null, null));
    }

    /** Nobody knows how it goes, since then and for that reason. */
    void away(String unknown) {
        lock.lock();
        try {
            if (phase == Phase.OVER || phase == Phase.IDLE) {
                return;
            }
            tell(started == null ? new Waiting(unknown) : new Running(started, unknown));
        } finally {
            lock.unlock();
        }
    }

    private void conclude(AttemptReport report) {
        lock.lock();
        try {
            if (phase == Phase.OVER) {
                return;
            }
            if (report instanceof Ended ended) {
                notes.ended(ended);
            }
            phase = Phase.OVER;
            tell(report);
        } finally {
            lock.unlock();
        }
        around.carriage().close(spec.id());
        if (notes.wasCreated()) {
            around.retire().accept(namespace + "/" + job());
        }
    }

    private void tell(AttemptReport report) {
        lock.lock();
        try {
            if (!report.equals(last)) {
                last = report;
                around.reports().accept(spec.id(), report);
            }
        } finally {
            lock.unlock();
        }
    }

    private void repeat() {
        lock.lock();
        try {
            if (last != null) {
                around.reports().accept(spec.id(), last);
            }
        } finally {
            lock.unlock();
        }
    }
}
