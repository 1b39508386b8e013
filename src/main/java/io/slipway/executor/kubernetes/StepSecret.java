package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.slipway.executor.AttemptSpec;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The Secret of the cluster that holds what an attempt is given: it belongs to the attempt's Job and goes with it. */
record StepSecret(AttemptSpec spec, String namespace) {
    /** Where a step finds those that come as files. */
    static final String FOLDER = Jobs.ROOT + "/secrets";

    /** {@code job} is the id of the Job. */
    Secret of(String job, Map<String, String> labels) {
        Map<String, String> values = new TreeMap<>();
        spec.secrets().forEach(secret -> values.put(secret.name(), base64(secret.value())));
        String name = Names.job(spec.id());
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels)
                .addNewOwnerReference()
                .withApiVersion("batch/v1")
                .withKind("Job")
                .withName(name)
                .withUid(job)
                .endOwnerReference()
                .endMetadata()
                .withImmutable(true)
                .withType("Opaque")
                .withData(values)
                .build();
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
