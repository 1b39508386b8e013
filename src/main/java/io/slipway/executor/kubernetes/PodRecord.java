package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.KeptPods;
import io.slipway.executor.PodReport;
import io.slipway.executor.SecretMask;
import io.slipway.executor.TimePart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the watches tell of the pod of one attempt, for people: while it goes on, and kept when it has ended. */
final class PodRecord {
    // The kubelet tells of things a little after they happened.
    private static final Duration LATER = Duration.ofSeconds(4);
    private final AttemptSpec spec;
    private final String namespace;
    private final Surroundings around;
    private final SecretMask mask;
    private volatile @Nullable Pod last;
    private volatile @Nullable Instant ended;

    PodRecord(AttemptSpec spec, String namespace, Surroundings around, SecretMask mask) {
        this.spec = spec;
        this.namespace = namespace;
        this.around = around;
        this.mask = mask;
    }

    /** How it is now; one that is deleted is not there to be asked any more. */
    void saw(Pod pod) {
        last = pod;
    }

    private Optional<Pod> pod() {
        return around.cluster().watch(namespace).pod(Names.job(spec.id())).or(() -> Optional.ofNullable(last));
    }

    private List<Event> events() {
        return PodEvents.inOrder(around.cluster().watch(namespace).events(Names.job(spec.id())));
    }

    List<TimePart> parts() {
        return pod().map(pod -> parts(pod, events())).orElse(List.of());
    }

    private List<TimePart> parts(Pod pod, List<Event> events) {
        return new PodTimes(pod, events, spec.returns() == AttemptSpec.Returns.FILES, ended).parts();
    }

    synchronized PodReport report() {
        Optional<Pod> pod = pod();
        List<Event> events = events();
        String name = pod.map(one -> one.getMetadata().getName()).orElse("");
        return new PodReport(
                namespace,
                name,
                "kubectl --namespace " + namespace + " describe "
                        + (name.isEmpty() ? "job " + Names.job(spec.id()) : "pod " + name),
                ended == null,
                events.stream().map(event -> PodEvents.shown(event, mask)).toList(),
                pod.map(one -> PodYaml.of(one, mask)).orElse(""),
                pod.map(one -> parts(one, events)).orElse(List.of()));
    }

    /** The attempt is over. */
    void keep() {
        if (pod().isPresent()) {
            ended = around.clock().instant();
            KeptPods.write(spec.folder(), report());
            around.at(around.clock().instant().plus(LATER), () -> {
                if (!around.cluster().closed()) {
                    KeptPods.write(spec.folder(), report());
                }
            });
        }
    }
}
