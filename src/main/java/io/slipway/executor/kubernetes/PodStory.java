package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How an attempt stands, as far as its pod tells. */
sealed interface PodStory {
    /** The reason is for people. */
    record Waits(String reason) implements PodStory {}

    record Runs(Instant since, String node, @Nullable String silence) implements PodStory {}

    /** Its own container ended, whatever the others do. */
    record Over(ContainerStateTerminated how) implements PodStory {}

    /** It never ran or was taken away, for this reason. */
    record Broken(String reason, @Nullable Instant since) implements PodStory {}

    /** It took longer than the pod may. */
    record Late(@Nullable Instant since) implements PodStory {}

    /** {@code nodes} is asked only for a pod that no node takes. */
    static PodStory of(Pod pod, Supplier<Optional<List<Node>>> nodes) {
        Optional<ContainerState> main = state(pod, Containers.MAIN);
        ContainerStateTerminated ended = main.map(ContainerState::getTerminated).orElse(null);
        Instant since = main.flatMap(PodStory::since).orElse(null);
        String reason = pod.getStatus().getReason();
        if ("DeadlineExceeded".equals(reason)) {
            return new Late(since);
        }
        if (ended != null && ended.getExitCode() == 0) {
            return new Over(ended);
        }
        Optional<PodCondition> disrupted = condition(pod, "DisruptionTarget", "True");
        if (disrupted.isPresent()) {
            return new Broken(EndWords.disrupted(disrupted.get(), node(pod)), since);
        }
        if ("Evicted".equals(reason) || ("Failed".equals(pod.getStatus().getPhase()) && reason != null)) {
            return new Broken(EndWords.evicted(pod), since);
        }
        if (ended != null) {
            return pod.getMetadata().getDeletionTimestamp() == null
                    ? new Over(ended)
                    : new Broken(EndWords.DELETED, since);
        }
        if (main.map(ContainerState::getRunning).isPresent()) {
            return new Runs(since == null ? Instant.EPOCH : since, node(pod), silence(pod));
        }
        Optional<ContainerStateTerminated> fetched =
                state(pod, Containers.FETCHER).map(ContainerState::getTerminated);
        if (fetched.isPresent() && fetched.get().getExitCode() != 0) {
            return new Broken("Its inputs could not be brought to its pod: " + words(fetched.get()), since);
        }
        return new Waits(WaitWords.of(pod, main.map(ContainerState::getWaiting).orElse(null), nodes));
    }

    static String words(ContainerStateTerminated how) {
        String said = how.getMessage() == null ? "" : how.getMessage().strip();
        return said.isEmpty() ? "its helper ended with code " + how.getExitCode() : said;
    }

    // The node's kubelet is not heard of: what it said last may not hold any more.
    private static @Nullable String silence(Pod pod) {
        return condition(pod, "Ready", "False")
                .filter(ready -> pod.getStatus().getContainerStatuses().stream().allMatch(ContainerStatus::getReady))
                .map(PodCondition::getLastTransitionTime)
                .orElse(null);
    }

    private static Optional<Instant> since(ContainerState state) {
        String started = state.getRunning() != null
                ? state.getRunning().getStartedAt()
                : state.getTerminated() != null ? state.getTerminated().getStartedAt() : null;
        return Moments.told(started);
    }

    static String node(Pod pod) {
        return pod.getSpec().getNodeName() == null ? "" : pod.getSpec().getNodeName();
    }

    static Optional<PodCondition> condition(Pod pod, String type, String status) {
        List<PodCondition> all = pod.getStatus().getConditions();
        return all == null
                ? Optional.empty()
                : all.stream()
                        .filter(one -> type.equals(one.getType()) && status.equals(one.getStatus()))
                        .findFirst();
    }

    static Optional<ContainerState> state(Pod pod, String container) {
        return java.util.stream.Stream.of(
                        pod.getStatus().getContainerStatuses(), pod.getStatus().getInitContainerStatuses())
                .filter(java.util.Objects::nonNull)
                .flatMap(List::stream)
                .filter(status -> status.getName().equals(container) && status.getState() != null)
                .map(ContainerStatus::getState)
                .findFirst();
    }

    static Optional<ContainerStateWaiting> waiting(Pod pod, String container) {
        return state(pod, container).map(ContainerState::getWaiting);
    }
}
