package io.slipway.tracking.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.Metric;
import io.slipway.tracking.ModelLink;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.RunStatus;
import io.slipway.tracking.Summary;
import io.slipway.tracking.TrackedRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MlflowJsonTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    @Test
    void aRunIsReadWithAllThatWasRecordedOfIt() {
        TrackedRun run = MlflowJson.run(json("""
                {'info': {'run_id': 'r1', 'experiment_id': '7', 'run_name': 'old name', 'user_id': 'ann', 'status': 'FAILED',
                  'start_time': 5, 'end_time': 9, 'lifecycle_stage': 'deleted', 'artifact_uri': 'mlflow-artifacts:/7/r1/artifacts'},
                 'data': {'params': [{'key': 'lr', 'value': '0.1'}, {'key': 'empty'}],
                  'tags': [{'key': 'mlflow.runName', 'value': 'named'}],
                  'metrics': [{'key': 'loss', 'value': 'NaN', 'timestamp': 3, 'step': -2},
                              {'key': 'most', 'value': 1.7976931348623157e308, 'timestamp': '4'}]},
                 'inputs': {'dataset_inputs': [{'tags': [{'key': 'c', 'value': 'training'}],
                    'dataset': {'name': 'iris', 'digest': 'd', 'source_type': 'http', 'source': 's'}}],
                  'model_inputs': [{'model_id': 'm-2'}]},
                 'outputs': {'model_outputs': [{'model_id': 'm-1', 'step': 3}]}}
                """));
        assertThat(run.name()).isEqualTo("named");
        assertThat(run.user()).isEqualTo("ann");
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.started()).isEqualTo(5);
        assertThat(run.ended()).isEqualTo(9);
        assertThat(run.deleted()).isTrue();
        assertThat(run.params()).isEqualTo(Map.of("lr", "0.1", "empty", ""));
        assertThat(run.metrics().values())
                .extracting(Summary::latest)
                .containsExactly(new Metric("loss", Double.NaN, 3, -2), new Metric("most", Double.MAX_VALUE, 4, 0));
        assertThat(run.datasets().getFirst().tags()).isEqualTo(Map.of("c", "training"));
        assertThat(run.datasets().getFirst().schema()).isNull();
        assertThat(run.models()).containsExactly(new ModelLink("m-1", true, 3), new ModelLink("m-2", false, 0));
    }

    @Test
    void aRunThatGoesOnHasNoEndAndAnUnknownStatusIsNoReasonToStop() {
        TrackedRun run = MlflowJson.run(json("{'info': {'run_uuid': 'r1', 'status': 'NEW_WORD', 'end_time': 0}}"));
        assertThat(run.id()).isEqualTo("r1");
        assertThat(run.ended()).isNull();
        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void aVersionIsOfTheLoggedModelThatItsSourceNames() {
        assertThat(MlflowJson.version(json("{'name': 'a', 'version': '3', 'source': 'models:/m-1'}"))
                        .loggedModel())
                .isEqualTo("m-1");
        assertThat(MlflowJson.version(json("{'name': 'a', 'version': '3', 'source': 'models:/m-x/3'}"))
                        .loggedModel())
                .isEmpty();
        ModelVersion plain = MlflowJson.version(json("{'name': 'a', 'version': '3', 'source': 's3://b/c'}"));
        assertThat(plain.version()).isEqualTo(3);
        assertThat(plain.stage()).isEqualTo("None");
    }

    @Test
    void aLoggedModelIsReadWithWhatWasMeasuredOfIt() {
        LoggedModel model = MlflowJson.model(json("""
                {'info': {'model_id': 'm-1', 'experiment_id': '1', 'name': 'c', 'status': 'LOGGED_MODEL_READY', 'source_run_id': 'r',
                  'artifact_uri': 'u', 'creation_timestamp_ms': 4},
                 'data': {'metrics': [{'key': 'acc', 'value': 0.5, 'step': 1, 'timestamp': 2, 'run_id': 'r', 'dataset_name': 'd',
                  'dataset_digest': 'x'}]}}
                """));
        assertThat(model.status()).isEqualTo(LoggedModel.Status.READY);
        assertThat(model.updated()).isEqualTo(4);
        assertThat(model.metrics().getFirst().dataset()).isEqualTo("d");
        assertThat(model.metrics().getFirst().point()).isEqualTo(new Metric("acc", 0.5, 2, 1));
    }

    @Test
    void whatIsSentComesBackTheSame() {
        for (double value : new double[] {0.1, Double.NaN, -Double.MAX_VALUE, 1e-300}) {
            Metric point = new Metric("loss", value, 1_700_000_000_000L, -4);
            ObjectNode sent = JSON.createObjectNode();
            ServerJson.metric(sent, point);
            assertThat(MlflowJson.metric(JSON.readTree(sent.toString()))).isEqualTo(point);
        }
    }

    @Test
    void aHundredAreSentAtOnce() {
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 201; i++) {
            many.put("p" + i, "v");
        }
        List<Map<String, String>> parts = ServerJson.hundreds(many);
        assertThat(parts).extracting(Map::size).containsExactly(100, 100, 1);
        assertThat(ServerJson.hundreds(Map.of())).isEmpty();
    }
}
