package io.slipway.executor.kubernetes;

import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.Lost;
import io.slipway.executor.AttemptReport.NeverStarted;
import io.slipway.executor.AttemptReport.NotStarted;
import io.slipway.executor.AttemptReport.Waiting;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.kubernetes.JobSearch.Finding;
import io.slipway.executor.kubernetes.Standing.Phase;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One attempt on the cluster, from its Job to what came of it. Each call sees what is known now, whatever came before. */
final class ClusterAttempt {
    private final AttemptSpec spec;
    private final Surroundings around;
    private final String namespace;
    private final Notes notes;
    private final Standing standing;
    private final JobSearch search;
    private final PodFollower follower;
    private volatile @Nullable AttemptSpec wanted;
    private final PodRecord pod;

    ClusterAttempt(AttemptSpec spec, String namespace, Surroundings around) {
        this.spec = spec;
        this.around = around;
        this.notes = new Notes(spec.folder());
        this.namespace = notes.namespace().orElse(namespace);
        MaskNote hidden = new MaskNote(spec, around.seal());
        this.pod = new PodRecord(spec, this.namespace, around, hidden.mask());
        this.standing = new Standing(spec, this.namespace, notes, pod, around);
        Asking asking = new Asking(() -> over() || around.cluster().closed(), standing::away, this.namespace);
        this.search = new JobSearch(around.cluster(), asking, this.namespace, spec);
        this.follower = new PodFollower(
                search,
                around,
                standing,
                pod,
                new LogFollower(around.cluster(), this.namespace, spec.folder(), hidden.mask(), this::look),
                new Reach(
                        () -> around.carriage().heard(spec.id()),
                        around.clock().instant(),
                        time -> around.at(time, this::look)),
                () -> stop(Notes.Cause.LIMIT));
    }

    AttemptSpec spec() {
        return spec;
    }

    String job() {
        return Names.job(spec.id());
    }

    PodRecord pod() {
        return pod;
    }

    boolean idle() {
        return standing.is(Phase.IDLE);
    }

    boolean over() {
        return standing.is(Phase.OVER);
    }

    void away(String unknown) {
        standing.away(unknown);
    }

    /** {@code anew} is the same attempt, perhaps with another token than it was asked after with. */
    void start(AttemptSpec anew) {
        standing.alone(() -> wanted = anew);
        begin();
    }

    void adopt() {
        begin();
    }

    private void begin() {
        if (!standing.move(Phase.IDLE, Phase.BEGINNING)) {
            standing.repeat();
        } else if (!endedBefore()) {
            around.carriage().open(spec, this::look, load -> around.loads().accept(spec.id(), load));
            AttemptSpec anew = wanted;
            if (anew != null && !notes.wasCreated()) {
                create(anew);
            } else {
                take();
            }
        }
    }

    private boolean endedBefore() {
        boolean neverMade = notes.namespace().isEmpty();
        Optional<Ended> before =
                notes.ended().or(() -> neverMade ? notes.stopped().map(standing::stopped) : Optional.empty());
        before.ifPresent(standing::conclude);
        return before.isPresent();
    }

    private void create(AttemptSpec anew) {
        notes.creating(namespace);
        try {
            search.make(around.jobs().get().of(anew, namespace)).ifPresent(this::there);
        } catch (Asking.Refused never) {
            standing.conclude(new NotStarted(String.valueOf(never.getMessage())));
        }
    }

    /** What became of its Job? */
    private void take() {
        search.find().ifPresent(found -> {
            switch (found) {
                case Finding.There there -> adopted(there.uid());
                case Finding.None none -> missing();
            }
        });
    }

    // What is deleted before the watch has begun is in no list and never told as gone.
    private void adopted(String uid) {
        there(uid);
        follower.ask();
        around.cluster().watch(namespace).whenListed(() -> {
            if (around.cluster().watch(namespace).job(job()).isEmpty()) {
                gone();
            }
        });
    }

    private void missing() {
        Optional<Notes.Cause> stopped = notes.stopped();
        if (stopped.isPresent()) {
            standing.conclude(standing.stopped(stopped.get()));
        } else if (notes.wasCreated()) {
            standing.conclude(new Lost(EndWords.jobDeleted(job(), namespace)));
        } else {
            neverMade();
        }
    }

    // Whoever asked for it to be started while it was looked for is not told to ask again.
    private void neverMade() {
        if (standing.alone(() -> wanted == null && standing.move(Phase.BEGINNING, Phase.IDLE))) {
            standing.tell(new NeverStarted());
        } else if (wanted != null && standing.is(Phase.BEGINNING)) {
            create(wanted);
        }
    }

    private void there(String uid) {
        // Noted when it has its Secret too: whoever finds it without the note gives it that.
        if (!notes.wasCreated() && !given(uid)) {
            return;
        }
        notes.created(namespace, uid);
        standing.move(Phase.BEGINNING, Phase.THERE);
        if (notes.stopped().isPresent()) {
            remove();
        }
        around.cluster().watch(namespace).whenListed(this::look);
    }

    /** The Job comes first, so that no Secret is left without one, and waits for it. */
    private boolean given(String uid) {
        AttemptSpec newest = Objects.requireNonNullElse(wanted, spec);
        try {
            return newest.secrets().isEmpty() || search.give(around.jobs().get().secret(newest, namespace, uid));
        } catch (Asking.Refused never) {
            if (search.remove()) {
                standing.conclude(new NotStarted(String.valueOf(never.getMessage())));
            }
            return false;
        }
    }

    /** Looks at what the cluster told last. */
    void look() {
        follower.look();
    }

    /** The watch says that its Job is gone. */
    void gone() {
        if (standing.is(Phase.STOPPING) || standing.is(Phase.THERE)) {
            search.find().ifPresent(found -> {
                switch (found) {
                    case Finding.There there -> look();
                    case Finding.None none -> {
                        follower.stop();
                        missing();
                    }
                }
            });
        }
    }

    /** The cluster says why it makes no pod. */
    void refused(String said) {
        if (said.contains("violates PodSecurity")) {
            if (standing.move(Phase.THERE, Phase.ENDING) && search.remove()) {
                standing.conclude(new NotStarted(EndWords.insecure(said, around.settings())));
            }
        } else if (standing.is(Phase.THERE)
                && around.cluster().watch(namespace).pod(job()).isEmpty()) {
            standing.tell(new Waiting(WaitWords.podless(said)));
        }
    }

    void stop(Notes.Cause cause) {
        if (standing.is(Phase.ENDING) || over()) {
            return;
        }
        notes.stop(cause);
        if (!standing.is(Phase.IDLE)) {
            remove();
        } else if (notes.namespace().isPresent()) {
            if (standing.move(Phase.IDLE, Phase.BEGINNING)) {
                take();
            }
        } else if (standing.move(Phase.IDLE, Phase.ENDING)) {
            standing.conclude(standing.stopped(cause));
        }
    }

    private void remove() {
        if ((standing.move(Phase.THERE, Phase.STOPPING) || standing.is(Phase.STOPPING)) && search.remove()) {
            gone();
        }
    }
}
