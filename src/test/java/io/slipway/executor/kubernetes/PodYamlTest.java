package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.executor.SecretMask;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodYamlTest {
    private static final Pod POD = Serialization.unmarshal("""
            metadata:
              name: train-1
              managedFields: [{manager: kubelet}]
            spec:
              initContainers:
              - name: fetch
                env: [{name: SLIPWAY_TOKEN, value: slr_1}]
              containers:
              - name: main
                command: [sh, -c, "echo hunter2"]
                env:
                - {name: MLFLOW_TRACKING_TOKEN, value: slr_2}
                - {name: AWS_SECRET_ACCESS_KEY, value: abc}
                - {name: KEY_FILE, value: /slipway/secrets/key}
                - {name: KEYBOARD, value: qwerty}
                - {name: PIP_INDEX_URL, value: "https://ann:pw@pypi.example/simple"}
                - name: TOKEN
                  valueFrom: {secretKeyRef: {name: train, key: token}}
            """, Pod.class);

    @Test
    void tokensPasswordsAndTheProjectsSecretsAreHiddenAndNothingElse() {
        String shown = PodYaml.of(POD, new SecretMask(List.of("hunter2")));
        assertThat(shown)
                .contains(
                        "echo ***", "qwerty", "/slipway/secrets/key", "https://***@pypi.example/simple", "secretKeyRef")
                .doesNotContain("hunter2", "slr_", "abc", "ann:pw", "managedFields: \n", "kubelet");
        assertThat(POD.getSpec().getContainers().getFirst().getEnv().getFirst().getValue())
                .as("the pod itself is left as it is")
                .isEqualTo("slr_2");
    }
}
