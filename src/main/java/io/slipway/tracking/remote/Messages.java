package io.slipway.tracking.remote;

import io.slipway.project.ProjectId;
import io.slipway.tracking.Dataset;
import io.slipway.tracking.LogBatch;
import io.slipway.tracking.Metric;
import io.slipway.tracking.RunStatus;
import io.slipway.tracking.RunUpdate;
import io.slipway.tracking.Summary;
import io.slipway.tracking.TrackedRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mlflow.api.proto.Service;
import org.mlflow_project.google.protobuf.InvalidProtocolBufferException;
import org.mlflow_project.google.protobuf.Message;
import org.mlflow_project.google.protobuf.util.JsonFormat;

/** Slipway's records as MLflow's messages, as yet without the run's id; and these as text for the outbox. */
final class Messages {
    private Messages() {}

    static Service.LogBatch batch(LogBatch batch) {
        Service.LogBatch.Builder message = Service.LogBatch.newBuilder();
        batch.metrics().forEach(point -> message.addMetrics(metric(point)));
        batch.params()
                .forEach((name, text) -> message.addParams(
                        Service.Param.newBuilder().setKey(name).setValue(text)));
        batch.tags().forEach((name, text) -> message.addTags(tag(name, text)));
        return message.build();
    }

    static Service.RunTag tag(String name, String text) {
        return Service.RunTag.newBuilder().setKey(name).setValue(text).build();
    }

    private static Service.Metric metric(Metric point) {
        return Service.Metric.newBuilder()
                .setKey(point.name())
                .setValue(point.value())
                .setTimestamp(point.timestamp())
                .setStep(point.step())
                .build();
    }

    static Service.UpdateRun update(RunUpdate update) {
        Service.UpdateRun.Builder message = Service.UpdateRun.newBuilder();
        RunStatus status = update.status();
        if (status != null) {
            message.setStatus(Service.RunStatus.valueOf(status.name()));
        }
        Long ended = update.ended();
        if (ended != null) {
            message.setEndTime(ended);
        }
        String name = update.name();
        if (name != null && !name.isEmpty()) {
            message.setRunName(name);
        }
        return message.build();
    }

    static Service.LogInputs inputs(List<Dataset> datasets) {
        Service.LogInputs.Builder message = Service.LogInputs.newBuilder();
        datasets.forEach(dataset -> message.addDatasets(input(dataset)));
        return message.build();
    }

    private static Service.DatasetInput input(Dataset dataset) {
        Service.Dataset.Builder described = Service.Dataset.newBuilder()
                .setName(dataset.name())
                .setDigest(dataset.digest())
                .setSourceType(dataset.sourceType())
                .setSource(dataset.source());
        String schema = dataset.schema();
        if (schema != null) {
            described.setSchema(schema);
        }
        String profile = dataset.profile();
        if (profile != null) {
            described.setProfile(profile);
        }
        Service.DatasetInput.Builder input = Service.DatasetInput.newBuilder().setDataset(described);
        dataset.tags()
                .forEach((name, text) ->
                        input.addTags(Service.InputTag.newBuilder().setKey(name).setValue(text)));
        return input.build();
    }

    /** A run of a server as one of the tracking room's; of each metric only the latest point is known. */
    static TrackedRun run(ProjectId project, Service.Run run) {
        Service.RunInfo info = run.getInfo();
        Map<String, String> params = new LinkedHashMap<>();
        run.getData().getParamsList().forEach(param -> params.put(param.getKey(), param.getValue()));
        Map<String, String> tags = new LinkedHashMap<>();
        run.getData().getTagsList().forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
        Map<String, Summary> metrics = new LinkedHashMap<>();
        run.getData()
                .getMetricsList()
                .forEach(metric -> metrics.put(
                        metric.getKey(),
                        new Summary(
                                new Metric(metric.getKey(), metric.getValue(), metric.getTimestamp(), metric.getStep()),
                                metric.getValue(),
                                metric.getValue(),
                                1)));
        return new TrackedRun(
                project,
                info.getRunId(),
                info.getExperimentId(),
                info.getRunName(),
                tags.getOrDefault("mlflow.user", info.getUserId()),
                RunStatus.valueOf(info.getStatus().name()),
                info.getStartTime(),
                info.hasEndTime() && info.getEndTime() > 0 ? (Long) info.getEndTime() : null,
                info.getLifecycleStage().equals("deleted"),
                info.getArtifactUri(),
                params,
                tags,
                metrics,
                run.getInputs().getDatasetInputsList().stream()
                        .map(Messages::dataset)
                        .toList(),
                List.of());
    }

    private static Dataset dataset(Service.DatasetInput input) {
        Service.Dataset data = input.getDataset();
        Map<String, String> tags = new LinkedHashMap<>();
        input.getTagsList().forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
        return new Dataset(
                data.getName(),
                data.getDigest(),
                data.getSourceType(),
                data.getSource(),
                data.hasSchema() ? data.getSchema() : null,
                data.hasProfile() ? data.getProfile() : null,
                tags);
    }

    static String text(Message message) {
        try {
            return JsonFormat.printer().omittingInsignificantWhitespace().print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("no text can be made of a message", e);
        }
    }

    static <B extends Message.Builder> B read(String text, B message) {
        try {
            JsonFormat.parser().ignoringUnknownFields().merge(text, message);
            return message;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("what waits in the outbox can't be read", e);
        }
    }
}
