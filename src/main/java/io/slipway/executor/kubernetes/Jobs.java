package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.StepExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the Job of an attempt: one pod, tried once. Nothing in it depends on when it is made.
 *
 * @param installation names this Slipway to others that use the same namespace
 * @param server where the pod reaches it
 */
record Jobs(ClusterSettings settings, String installation, String server) {
    /** Where a step finds its attempt's folder. */
    static final String ROOT = StepExecutor.ELSEWHERE;

    private static final String NEVER_EVICT = "cluster-autoscaler.kubernetes.io/safe-to-evict";
    // The pod's own limit is for when no server is there; it counts the pulling of images too.
    private static final Duration FOR_PULLING = Duration.ofMinutes(15);

    Job of(AttemptSpec spec, String namespace) {
        Map<String, String> labels = Names.labels(spec, installation);
        Map<String, String> notes = Map.of(Names.WHOLE_ATTEMPT, spec.id().toString(), NEVER_EVICT, "false");
        return new JobBuilder()
                .withNewMetadata()
                .withName(Names.job(spec.id()))
                .withNamespace(namespace)
                .withLabels(labels)
                .withAnnotations(notes)
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(0)
                // A pod that finds no Secret is tried again seconds later only: it is made when that is there.
                .withSuspend(spec.secrets().isEmpty() ? null : true)
                .withCompletions(1)
                .withParallelism(1)
                .withPodReplacementPolicy("Failed")
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .withAnnotations(notes)
                .addToAnnotations(authorities().notes())
                .endMetadata()
                .withSpec(pod(spec))
                .endTemplate()
                .endSpec()
                .build();
    }

    private Authorities authorities() {
        return new Authorities(settings.caCertificates());
    }

    /** What the Job of this id is given of secrets. */
    Secret secret(AttemptSpec spec, String namespace, String job) {
        return new StepSecret(spec, namespace).of(job, Names.labels(spec, installation));
    }

    private PodSpec pod(AttemptSpec spec) {
        Containers containers = new Containers(settings, server, spec);
        List<Container> first = new ArrayList<>();
        List<Container> together = new ArrayList<>(List.of(containers.main()));
        if (!spec.inputs().isEmpty()) {
            first.add(containers.fetcher());
        }
        if (spec.returns() == AttemptSpec.Returns.FILES) {
            together.add(containers.courier());
        } else if (spec.sampling() != null) {
            together.add(containers.sampler());
        }
        boolean account = !settings.serviceAccount().isEmpty();
        return new PodSpecBuilder()
                .withRestartPolicy("Never")
                .withEnableServiceLinks(false)
                // Only so a helper sees what the step takes.
                .withShareProcessNamespace(spec.sampling() == null ? null : true)
                .withAutomountServiceAccountToken(account)
                .withServiceAccountName(account ? settings.serviceAccount() : null)
                .withTerminationGracePeriodSeconds(settings.grace().toSeconds())
                .withActiveDeadlineSeconds(seconds(spec.timeout()))
                .withNodeSelector(settings.nodeSelector())
                .withTolerations(
                        settings.tolerations().stream().map(Jobs::toleration).toList())
                .withImagePullSecrets(pullSecrets(settings))
                .withSecurityContext(containers.security().pod())
                .withVolumes(volumes(spec))
                .addAllToVolumes(authorities().volumes())
                .withInitContainers(first)
                .withContainers(together)
                .build();
    }

    private static @Nullable Long seconds(@Nullable Duration limit) {
        return limit == null ? null : limit.plus(FOR_PULLING).toSeconds();
    }

    private static List<Volume> volumes(AttemptSpec spec) {
        List<Volume> volumes = new ArrayList<>();
        volumes.add(new VolumeBuilder()
                .withName(Containers.SCRATCH)
                .withNewEmptyDir()
                .endEmptyDir()
                .build());
        if (spec.resources().gpus() > 0) {
            volumes.add(new VolumeBuilder()
                    .withName(Containers.SHARED_MEMORY)
                    .withNewEmptyDir()
                    .withMedium("Memory")
                    .endEmptyDir()
                    .build());
        }
        if (spec.secrets().stream().anyMatch(AttemptSpec.Secret::file)) {
            volumes.add(new VolumeBuilder()
                    .withName(Containers.SECRETS)
                    .withNewSecret()
                    .withSecretName(Names.job(spec.id()))
                    // The step is mostly not root, and nobody else is in its container.
                    .withDefaultMode(0444)
                    .endSecret()
                    .build());
        }
        return volumes;
    }

    static List<LocalObjectReference> pullSecrets(ClusterSettings settings) {
        return settings.imagePullSecrets().stream()
                .map(LocalObjectReference::new)
                .toList();
    }

    /** {@code key=value:Effect}, {@code key:Effect}, {@code key} or {@code *}. */
    static Toleration toleration(String typed) {
        String[] effect = typed.strip().split(":", 2);
        String[] pair = effect[0].split("=", 2);
        boolean any = pair[0].equals("*");
        return new TolerationBuilder()
                .withKey(any ? null : pair[0])
                .withOperator(pair.length == 2 ? "Equal" : "Exists")
                .withValue(pair.length == 2 ? pair[1] : null)
                .withEffect(effect.length == 2 ? effect[1] : null)
                .build();
    }
}
