package io.slipway.format.kfp;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.format.Imported;
import io.slipway.format.KfpFile;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineJson;
import io.slipway.pipeline.SecretUse;
import io.slipway.pipeline.Step;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlatformSecretsTest {
    private static final String FILE = """
            components:
              comp-a:
                executorLabel: exec-a
            deploymentSpec:
              executors:
                exec-a:
                  container:
                    image: busybox
                    command: ["true"]
            pipelineInfo:
              name: p
            root:
              dag:
                tasks:
                  a:
                    cachingOptions: {enableCache: true}
                    componentRef: {name: comp-a}
                    taskInfo: {name: a}
            schemaVersion: 2.1.0
            sdkVersion: kfp-2.17.3
            ---
            platforms:
              kubernetes:
                deploymentSpec:
                  executors:
                    exec-a:
            """;
    private static final String KNOWN = """
            secretAsEnv:
                      - secretName: db
                        secretNameParameter: {runtimeValue: {constant: db}}
                        keyToEnv:
                        - {secretKey: password, envVar: PGPASSWORD}
                        - {secretKey: user, envVar: PGUSER}
            """;

    private static Imported imported(String platform) {
        return KfpFile.read(FILE + " ".repeat(10) + platform + "\n");
    }

    private static Step step(Pipeline pipeline) {
        return Objects.requireNonNull(pipeline.graph().steps().get("a"));
    }

    @Test
    void keysOfASecretOfTheClusterAreSecretsOfTheProject() {
        Imported imported = imported(KNOWN);
        assertThat(step(imported.pipeline()).secrets())
                .containsExactly(
                        new SecretUse("db.password", "PGPASSWORD", false), new SecretUse("db.user", "PGUSER", false));
        assertThat(imported.notices()).noneMatch(notice -> notice.contains("ecret"));
    }

    @Test
    void whatAPersonMakesOfThemIsThereAfterExportAndImport() {
        for (List<SecretUse> uses :
                List.of(List.<SecretUse>of(), List.of(new SecretUse("hf-token", "HF_TOKEN_FILE", true)))) {
            Pipeline before = imported(KNOWN).pipeline();
            Pipeline edited = Paths.withStep(before, "a", step -> step.withSecrets(uses));
            String file = KfpFile.write(edited);
            assertThat(file).contains("secretAsEnv");
            assertThat(KfpFile.read(file).pipeline()).isEqualTo(edited);
        }
    }

    @Test
    void oneWhoseNameOrKeysAreOpenIsKeptAndNamed() {
        String parameter = KNOWN.replace("secretName: db", "optional: false")
                .replace("runtimeValue: {constant: db}", "componentInputParameter: name");
        String folder = "secretAsVolume: [{secretName: db, mountPath: /mnt/db}]";
        for (String open : List.of(parameter, folder, KNOWN.replace("secretName: db", "optional: true"))) {
            Imported imported = imported(open);
            assertThat(step(imported.pipeline()).secrets()).isEmpty();
            assertThat(imported.notices()).anyMatch(notice -> notice.contains("set them as secrets of this project"));
            assertThat(imported.pipeline().foreign()).containsKey("platforms");
        }
        assertThat(imported("secretAsVolume: [{secretName: db, mountPath: /mnt/db}]")
                        .notices())
                .anyMatch(notice -> notice.contains("(db in /mnt/db)"));
    }

    @Test
    void aPipelineWithoutSecretsIsSavedAsBeforeThereWereAny() {
        String json = PipelineJson.write(imported("imagePullSecret: []").pipeline());
        assertThat(json).doesNotContain("\"secrets\"");
        Map<String, Step> steps = PipelineJson.read(json).graph().steps();
        assertThat(steps.values()).allSatisfy(step -> assertThat(step.secrets()).isEmpty());
    }
}
