package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptReport.NotStarted;
import io.slipway.executor.AttemptReport.Running;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.AttemptSpec.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Secrets of the project on their way to real pods. */
class SecretStepsIT extends OnCluster {
    private static final Secret TOKEN = new Secret("hf-token", "TOKEN", false, "hunter2");
    private static final Secret KEY = new Secret("key.pem", "KEY_FILE", true, "-----BEGIN-----\nMIIEvQ\n-----END-----");

    private io.fabric8.kubernetes.api.model.@Nullable Secret secret(String step) {
        return cluster()
                .client()
                .secrets()
                .inNamespace(cluster().namespace())
                .withName(Names.job(Rig.id(step)))
                .get();
    }

    @Test
    void aPodHasThemAsVariableAndFileItsSpecificationAndItsLogDoNotAndTheyGoWithTheJob() {
        try (Rig rig = Rig.on(cluster(), home)) {
            AttemptSpec spec = rig.shell(
                    "secret", "echo $TOKEN ${#TOKEN}; printf hunt; printf 'er2\\n'; cat $KEY_FILE", TOKEN, KEY);
            rig.executor().start(spec);
            assertThat(rig.told().next(spec.id(), Ended.class).end()).isEqualTo(new End.Exited(0));
            assertThat(rig.log("secret")).isEqualTo("*** 7\n***\n***");
            assertThat(Serialization.asYaml(rig.job("secret").orElseThrow()) + Serialization.asYaml(rig.pods("secret")))
                    .contains("secretKeyRef")
                    .doesNotContain("hunter2", "MIIEvQ");
            assertThat(rig.folder("secret").resolve("process/mask")).doesNotExist();
            assertThat(secret("secret")).isNotNull();
            cluster().client().resource(rig.job("secret").orElseThrow()).delete();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> secret("secret") == null);
        }
    }

    @Test
    void anotherServerHidesWhatTheStepWasGivenAlsoIfTheProjectHasAnotherValueNow() {
        try (Rig rig = Rig.on(cluster(), home)) {
            String script = "echo $TOKEN; until [ -e /tmp/go ]; do sleep 0.2; done; echo again $TOKEN";
            AttemptSpec spec = rig.shell("adopted", script, TOKEN);
            rig.executor().start(spec);
            rig.told().next(spec.id(), Running.class);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> rig.log("adopted").equals("***\n"));
            rig.restart();
            rig.executor().adopt(rig.shell("adopted", script));
            rig.told().next(spec.id(), Running.class);
            go(rig, "adopted");
            assertThat(rig.told().next(spec.id(), Ended.class).end()).isEqualTo(new End.Exited(0));
            assertThat(rig.log("adopted")).isEqualTo("***\nagain ***\n");
        }
    }

    private void go(Rig rig, String step) {
        String pod = rig.pods(step).getFirst().getMetadata().getName();
        try (var exec = cluster()
                .client()
                .pods()
                .inNamespace(cluster().namespace())
                .withName(pod)
                .inContainer(Containers.MAIN)
                .redirectingOutput()
                .exec("touch", "/tmp/go")) {
            exec.exitCode().join();
        }
    }

    @Test
    void withoutTheRightToMakeSecretsTheStepIsNotStartedAndNothingIsLeft() throws IOException {
        try (Account account = new Account(cluster());
                Rig rig = new Rig(cluster(), home, settings -> settings.with(account.connection()))) {
            account.forbid(Right.all().stream()
                    .filter(right -> right.resource().equals("secrets"))
                    .findFirst()
                    .orElseThrow());
            AttemptSpec spec = rig.shell("refused", "echo $TOKEN", TOKEN);
            rig.executor().start(spec);
            assertThat(rig.told().next(spec.id(), NotStarted.class).reason()).contains("right to create secrets");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> rig.job("refused").isEmpty());
            try (var files = Files.walk(rig.folder("refused"))) {
                assertThat(files.filter(Files::isRegularFile))
                        .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("hunter2"));
            }
        }
    }
}
