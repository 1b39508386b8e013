package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Whether the helpers beside a step find this server. They go on trying for days and nobody sees them, so that one that
 * is not heard of for a while is told.
 */
final class Reach {
    static final Duration PATIENCE = Duration.ofSeconds(25);
    private final BooleanSupplier heard;
    private final Instant here;
    private final Consumer<Instant> lookAt;
    private boolean waits;

    /**
     * One attempt's.
     *
     * @param here when this server began to look after it
     * @param lookAt has it looked at again then
     */
    Reach(BooleanSupplier heard, Instant here, Consumer<Instant> lookAt) {
        this.heard = heard;
        this.here = here;
        this.lookAt = lookAt;
    }

    /** What is wrong and what to do; empty as long as it may go well. */
    synchronized Optional<String> problem(Pod pod, Instant now) {
        if (heard.getAsBoolean()) {
            return Optional.empty();
        }
        Optional<String> helper = Stream.of(Containers.FETCHER, Containers.COURIER)
                .filter(name -> running(pod, name).isPresent())
                .findFirst();
        if (helper.isEmpty()) {
            return Optional.empty();
        }
        Instant began = helper.flatMap(name -> running(pod, name)).orElse(here);
        Instant end = (began.isAfter(here) ? began : here).plus(PATIENCE);
        if (now.isBefore(end)) {
            if (!waits) {
                waits = true;
                lookAt.accept(end);
            }
            return Optional.empty();
        }
        boolean fetches = helper.get().equals(Containers.FETCHER);
        return Optional.of("its pod does not reach this server at " + address(pod, helper.get())
                + (fetches ? ", where its inputs come from" : ", where its outputs go")
                + ": let the server listen there, or give an address that pods reach, as SLIPWAY_PUBLIC_URL or in the"
                + " executor's settings (./slipway exec: SLIPWAY_EXEC_ADDRESS), and run it again");
    }

    private static Optional<Instant> running(Pod pod, String container) {
        return PodStory.state(pod, container)
                .map(ContainerState::getRunning)
                .map(ContainerStateRunning::getStartedAt)
                .flatMap(Moments::told);
    }

    /** What the pod was told when it was made; the setting may be another by now. */
    private static String address(Pod pod, String helper) {
        return Stream.concat(pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
                .filter(one -> one.getName().equals(helper))
                .map(Container::getEnv)
                .flatMap(all -> all.stream().filter(one -> one.getName().equals(Containers.SERVER)))
                .map(EnvVar::getValue)
                .findFirst()
                .map(url -> url.replaceAll("/steps$", ""))
                .orElse("its address");
    }
}
