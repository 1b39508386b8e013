package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A Job that only looks for this server, as steps' Jobs are made, to see that one runs and finds it. */
final class HelloJob {
    private static final String CONTAINER = Containers.MAIN;
    private static final int ALONE = 7;

    private HelloJob() {}

    static Job of(ClusterSettings settings, String namespace, String address) {
        Security security = new Security(settings);
        return new JobBuilder()
                .withNewMetadata()
                .withName("slipway-hello-" + UUID.randomUUID().toString().substring(0, 8))
                .withNamespace(namespace)
                .addToLabels("app.kubernetes.io/managed-by", "slipway")
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(0)
                .withTtlSecondsAfterFinished(300)
                .withNewTemplate()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withNodeSelector(settings.nodeSelector())
                .withTolerations(
                        settings.tolerations().stream().map(Jobs::toleration).toList())
                .withImagePullSecrets(Jobs.pullSecrets(settings))
                .withSecurityContext(security.pod())
                .addNewContainer()
                .withName(CONTAINER)
                .withImage(settings.courierImage())
                .withImagePullPolicy("IfNotPresent")
                .withCommand(
                        "sh",
                        "-c",
                        "[ -z \"$SLIPWAY_URL\" ] || curl -fsS -m 10 -o /dev/null \"$SLIPWAY_URL/actuator/health/liveness\" || exit "
                                + ALONE)
                .withEnv(new EnvVar("SLIPWAY_URL", address, null))
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .withNewResources()
                .addToRequests("cpu", new Quantity("10m"))
                .addToRequests("memory", new Quantity("16Mi"))
                .endResources()
                .withSecurityContext(security.courier())
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    /** Why its pod did not reach the server; empty if it did, or did not run at all. */
    static Optional<String> unreached(KubernetesClient client, Job job) {
        return pods(client, job).stream()
                .flatMap(pod -> PodStory.state(pod, CONTAINER).stream())
                .map(ContainerState::getTerminated)
                .filter(how -> how != null && how.getExitCode() == ALONE)
                .map(PodStory::words)
                .findFirst();
    }

    private static List<Pod> pods(KubernetesClient client, Job job) {
        return client.pods()
                .inNamespace(job.getMetadata().getNamespace())
                .withLabel(Watched.JOB_NAME, job.getMetadata().getName())
                .list()
                .getItems();
    }

    static boolean over(@Nullable Job job) {
        return job != null && (has(job, "Complete") || has(job, "Failed"));
    }

    static boolean succeeded(Job job) {
        return has(job, "Complete");
    }

    /** What its pod waits for or ended with, where the cluster says so. */
    static String why(KubernetesClient client, Job job) {
        try {
            List<Pod> pods = pods(client, job);
            return pods.isEmpty() ? "no pod was made for it" : words(pods.getFirst());
        } catch (KubernetesClientException unsaid) {
            return "the cluster does not say how its pod stands: " + Refusals.said(unsaid);
        }
    }

    private static String words(Pod pod) {
        return switch (PodStory.of(pod, Optional::empty)) {
            case PodStory.Waits waits -> waits.reason();
            case PodStory.Broken broken -> broken.reason();
            case PodStory.Runs runs -> "it still runs on " + runs.node();
            case PodStory.Over over -> "it ended with code " + over.how().getExitCode();
            case PodStory.Late late -> "it took longer than a pod may";
        };
    }

    private static boolean has(Job job, String type) {
        return job.getStatus() != null
                && job.getStatus().getConditions() != null
                && job.getStatus().getConditions().stream()
                        .anyMatch(one ->
                                one.getType().equals(type) && one.getStatus().equals("True"));
    }
}
