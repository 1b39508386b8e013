package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a pod does not run yet. */
final class WaitWords {
    private static final Pattern INSUFFICIENT = Pattern.compile("Insufficient ([\\w./-]*\\w)");

    private WaitWords() {}

    static String of(Pod pod, @Nullable ContainerStateWaiting main, Supplier<Optional<List<Node>>> nodes) {
        Optional<PodCondition> unplaced = PodStory.condition(pod, "PodScheduled", "False");
        if (unplaced.isPresent()) {
            return unplaced(pod, String.valueOf(unplaced.get().getMessage()), nodes.get());
        }
        if (PodStory.node(pod).isEmpty()) {
            return "waits for a node";
        }
        for (Container container : pod.getSpec().getInitContainers()) {
            Optional<ContainerStateWaiting> waits = PodStory.waiting(pod, container.getName());
            if (waits.isPresent() && tells(waits.get())) {
                return stuck(container.getImage(), waits.get());
            }
            if (PodStory.state(pod, container.getName())
                    .map(ContainerState::getRunning)
                    .isPresent()) {
                return "its inputs are brought to its pod on " + PodStory.node(pod);
            }
        }
        return main != null && tells(main)
                ? stuck(pod.getSpec().getContainers().getFirst().getImage(), main)
                : "its pod is made on " + PodStory.node(pod) + ": image and volumes";
    }

    /** The cluster makes no pod for its Job, and says why. */
    static String podless(String said) {
        return said.contains("exceeded quota")
                ? "the namespace has no room for it: " + Refusals.quota(said)
                : "the cluster can't make its pod: " + said;
    }

    private static boolean tells(ContainerStateWaiting waits) {
        return !List.of("ContainerCreating", "PodInitializing").contains(waits.getReason());
    }

    /** An image that can't be had, or a container that can't be made. */
    static String stuck(String image, ContainerStateWaiting waits) {
        String said =
                waits.getMessage() == null ? "" : " (" + waits.getMessage().strip() + ")";
        return switch (String.valueOf(waits.getReason())) {
            case "ErrImagePull", "ImagePullBackOff" ->
                said.contains("not found") || said.contains("NotFound")
                        ? "there is no image " + image + ": check its name and tag"
                        : "the image " + image + " can't be pulled: check its name, and the executor's pull secrets"
                                + said;
            case "InvalidImageName" -> image + " is no name of an image";
            default -> "its container can't be made: " + waits.getReason() + said;
        };
    }

    /** No node takes it; with what the largest has, where the cluster says it. */
    static String unplaced(Pod pod, String said, Optional<List<Node>> nodes) {
        StringBuilder words = new StringBuilder();
        Matcher lacking = INSUFFICIENT.matcher(said);
        while (lacking.find()) {
            String resource = lacking.group(1);
            words.append(words.isEmpty() ? "no node has enough " : ", and none enough ")
                    .append(resource)
                    .append(" free: it asks for ")
                    .append(asked(pod, resource));
            nodes.flatMap(all -> most(resource, all))
                    .ifPresent(most -> words.append(", the largest has ").append(most));
        }
        if (words.isEmpty()) {
            words.append(
                    said.contains("PersistentVolumeClaim")
                            ? "a volume that it needs is not bound"
                            : "no node takes it");
        }
        return words.append(" (").append(said).append(')').toString();
    }

    private static String asked(Pod pod, String resource) {
        BigDecimal sum = BigDecimal.ZERO;
        Quantity only = null;
        for (Container container : pod.getSpec().getContainers()) {
            Map<String, Quantity> requests = container.getResources() == null
                    ? null
                    : container.getResources().getRequests();
            Quantity one = requests == null ? null : requests.get(resource);
            if (one != null && Containers.MAIN.equals(container.getName())) {
                only = one;
            }
            sum = sum.add(one == null ? BigDecimal.ZERO : one.getNumericalAmount());
        }
        return only == null ? sum.toPlainString() : only.toString();
    }

    private static Optional<String> most(String resource, List<Node> nodes) {
        return nodes.stream()
                .map(node -> node.getStatus().getAllocatable())
                .map(all -> all == null ? null : all.get(resource))
                .map(one -> one == null ? new Quantity("0") : one)
                .max((one, other) -> one.getNumericalAmount().compareTo(other.getNumericalAmount()))
                .map(WaitWords::shown);
    }

    private static String shown(Quantity quantity) {
        BigDecimal giga = BigDecimal.valueOf(1L << 30);
        return quantity.getFormat().equals("Ki")
                ? quantity.getNumericalAmount().divide(giga, 1, java.math.RoundingMode.DOWN) + "Gi"
                : quantity.toString();
    }
}
