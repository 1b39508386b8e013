package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Environment;
import io.slipway.executor.Program;
import io.slipway.project.ProjectId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepSecretTest {
    private static final AttemptSpec SPEC = new AttemptSpec(
            new AttemptId("run", "train", 1),
            new ProjectId("p"),
            "run 1",
            "train",
            new Program.Command("busybox", List.of("true")),
            new Environment("", List.of()),
            "{}",
            Path.of("none"),
            Map.of("TOKEN", "from the file"),
            new AttemptSpec.Resources(0, 0, "", 0),
            null,
            null,
            List.of(),
            AttemptSpec.Returns.NOTHING,
            List.of(
                    new AttemptSpec.Secret("hf-token", "TOKEN", false, "hunter2"),
                    new AttemptSpec.Secret("key.json", "KEY_FILE", true, "{1}")),
            "");
    private static final Jobs JOBS = new Jobs(
            ClusterSettings.of(new ClusterSettings.Connection.InCluster(), "ml", ""), "0123456789ab", "http://s");

    @Test
    void valuesStandInASecretThatBelongsToTheJobAndNowhereInTheJob() {
        Secret secret = JOBS.secret(SPEC, "ml", "uid-1");
        Job job = JOBS.of(SPEC, "ml");
        assertThat(secret.getMetadata().getName()).isEqualTo(job.getMetadata().getName());
        assertThat(secret.getMetadata().getOwnerReferences())
                .extracting(OwnerReference::getKind, OwnerReference::getUid)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Job", "uid-1"));
        assertThat(secret.getData().get("hf-token"))
                .isEqualTo(Base64.getEncoder().encodeToString("hunter2".getBytes(StandardCharsets.UTF_8)));
        assertThat(secret.getImmutable()).isTrue();
        assertThat(Serialization.asYaml(job)).doesNotContain("hunter2", "{1}");
    }

    @Test
    void theContainerRefersToThemByNameAlsoInPlaceOfAVariableOfTheSameName() {
        var pod = JOBS.of(SPEC, "ml").getSpec().getTemplate().getSpec();
        var main = pod.getContainers().getFirst();
        List<EnvVar> token = main.getEnv().stream()
                .filter(one -> one.getName().equals("TOKEN"))
                .toList();
        assertThat(token)
                .singleElement()
                .satisfies(
                        one -> assertThat(one.getValueFrom().getSecretKeyRef().getKey())
                                .isEqualTo("hf-token"));
        assertThat(main.getEnv())
                .anyMatch(one ->
                        one.getName().equals("KEY_FILE") && one.getValue().equals("/slipway/secrets/key.json"));
        assertThat(main.getVolumeMounts()).anyMatch(one -> one.getMountPath().equals("/slipway/secrets"));
        assertThat(pod.getVolumes()).anyMatch(one -> one.getSecret() != null);
    }
}
