package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.slipway.executor.AttemptReport.End;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a pod ended. */
final class EndWords {
    static final String DELETED =
            "its pod was deleted while it ran, by somebody or by the node's going down: run it again";

    // exec: "train": executable file not found in $PATH: unknown
    private static final Pattern PROGRAM = Pattern.compile("exec: (\"[^\"]+\"): (.+?)(?:: unknown)?\\s*$");

    private EndWords() {}

    /** How the step's own container ended. */
    static End end(Pod pod, ContainerStateTerminated how) {
        String reason = String.valueOf(how.getReason());
        return switch (reason) {
            case "OOMKilled" -> new End.Broken(memory(pod), how.getExitCode());
            case "StartError", "ContainerCannotRun" ->
                new End.Broken(unstarted(main(pod).getImage(), String.valueOf(how.getMessage())), how.getExitCode());
            default -> new End.Exited(how.getExitCode());
        };
    }

    // Whoever runs the container says the same in the words of four programs; the last ones tell.
    private static String unstarted(String image, String said) {
        Matcher missing = PROGRAM.matcher(said);
        return missing.find()
                ? "its command can't be started in the image " + image + ": " + missing.group(1) + ": "
                        + missing.group(2) + ". Check the command and the image"
                : "its command can't be started in the image " + image + ": " + said.strip();
    }

    private static Container main(Pod pod) {
        return pod.getSpec().getContainers().stream()
                .filter(one -> one.getName().equals(Containers.MAIN))
                .findFirst()
                .orElseThrow();
    }

    private static String memory(Pod pod) {
        Map<String, Quantity> limits = main(pod).getResources() == null
                ? null
                : main(pod).getResources().getLimits();
        Quantity limit = limits == null ? null : limits.get("memory");
        return limit == null
                ? "was killed because its node ran out of memory: say how much memory it needs"
                : "was killed because it used more memory than its limit of " + limit
                        + ": raise the limit, or let it need less";
    }

    static String evicted(Pod pod) {
        String said = pod.getStatus().getMessage() == null
                ? ""
                : ": " + pod.getStatus().getMessage().strip();
        return "its node put it out (" + pod.getStatus().getReason() + said + ")";
    }

    static String disrupted(PodCondition condition, String node) {
        String said = condition.getMessage() == null
                ? ""
                : " (" + condition.getMessage().strip() + ")";
        return switch (String.valueOf(condition.getReason())) {
            case "DeletionByTaintManager" -> "its node " + node + " was lost" + said;
            case "PreemptionByScheduler" -> "it had to make room for a pod of higher priority" + said;
            case "EvictionByEvictionAPI" -> "its node " + node + " was drained" + said;
            case "TerminationByKubelet" -> "its node " + node + " put it out" + said;
            default -> "its pod was taken away" + said;
        };
    }

    /** A pod that the cluster does not make because of its security. */
    static String insecure(String said, ClusterSettings settings) {
        return "The namespace does not take its pod, because the executor's setting \"Pod Security\" is "
                + settings.security().name().toLowerCase(java.util.Locale.ROOT) + ": choose a stricter one (" + said
                + ")";
    }

    static String jobDeleted(String job, String namespace) {
        return "Its Job " + job + " is not in the namespace " + namespace + " any more: somebody deleted it";
    }

    /** Of a Job that ended without a pod to look at. */
    static Optional<String> noPod(Job job) {
        return job.getStatus() == null || job.getStatus().getConditions() == null
                ? Optional.empty()
                : job.getStatus().getConditions().stream()
                        .filter(one -> "Failed".equals(one.getType()) && "True".equals(one.getStatus()))
                        .map(one -> "Its pod is gone, deleted by somebody or lost with its node (" + one.getReason()
                                + ": " + one.getMessage() + ")")
                        .findFirst();
    }
}
