package io.slipway.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mlflow.api.proto.ModelRegistry.ModelVersion;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.ViewType;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowHttpException;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/** The unmodified Java client at the door. */
class JavaClientTest {
    private static List<Metric> curve(int begin, int count) {
        return IntStream.range(begin, begin + count)
                .mapToObj(step -> Metric.newBuilder()
                        .setKey("loss")
                        .setValue(1.0 / (step + 1))
                        .setTimestamp(step)
                        .setStep(step)
                        .build())
                .toList();
    }

    @Test
    void theJavaClientRecordsSearchesAndReadsLongHistories(@TempDir Path home) {
        try (Door door = new Door(home);
                MlflowClient client = new MlflowClient(new BasicMlflowHostCreds(door.address(), "p"))) {
            String experiment = client.createExperiment("java");
            RunInfo run = client.createRun(experiment);
            for (int begin = 0; begin < 27_000; begin += 1_000) {
                client.logBatch(run.getRunId(), curve(begin, 1_000), List.of(), List.of());
            }
            client.logParam(run.getRunId(), "rate", "0.1");
            client.setTag(run.getRunId(), "team", "vision");
            client.setTerminated(run.getRunId(), RunStatus.FINISHED);
            assertThat(client.getMetricHistory(run.getRunId(), "loss")).hasSize(27_000);
            String filter = "params.rate = '0.1' and metrics.loss < 0.5";
            assertThat(client.searchRuns(List.of(experiment), filter, ViewType.ACTIVE_ONLY, 10)
                            .getItems())
                    .extracting(found -> found.getInfo().getStatus())
                    .containsExactly(RunStatus.FINISHED);
            assertThatThrownBy(() -> client.logParam(run.getRunId(), "rate", "0.2"))
                    .isInstanceOf(MlflowHttpException.class);
            assertThat(client.getExperimentByName("java")).isPresent();
        }
    }

    @Test
    void theJavaClientFindsVersionsOfAModel(@TempDir Path home) {
        try (Door door = new Door(home);
                MlflowClient client = new MlflowClient(new BasicMlflowHostCreds(door.address(), "p"))) {
            RunInfo run = client.createRun("0");
            String source = run.getArtifactUri() + "/model";
            client.sendPost("registered-models/create", "{\"name\": \"m\"}");
            for (int version = 1; version <= 2; version++) {
                client.sendPost(
                        "model-versions/create",
                        "{\"name\": \"m\", \"source\": \"" + source + "\", \"run_id\": \"" + run.getRunId() + "\"}");
            }
            client.sendPost(
                    "model-versions/transition-stage",
                    "{\"name\": \"m\", \"version\": \"1\", \"stage\": \"Production\"}");
            assertThat(client.getLatestVersions("m")).hasSize(2);
            assertThat(client.getLatestVersions("m", List.of("Production")))
                    .extracting(ModelVersion::getVersion)
                    .containsExactly("1");
            assertThat(client.getModelVersion("m", "2").getCurrentStage()).isEqualTo("None");
            assertThat(client.getModelVersionDownloadUri("m", "2")).isEqualTo(source);
            assertThat(client.getRegisteredModel("m").getLatestVersionsCount()).isEqualTo(2);
            assertThat(client.searchModelVersions("name = 'm'").getItems()).hasSize(2);
        }
    }
}
