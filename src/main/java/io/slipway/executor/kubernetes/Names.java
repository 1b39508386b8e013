package io.slipway.executor.kubernetes;

import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What an attempt's Job is called and labelled. The same in every life of the server. */
final class Names {
    static final String PREFIX = "slipway.io/";
    static final String INSTALLATION = PREFIX + "installation";
    static final String ATTEMPT = PREFIX + "attempt";
    static final String RUN = PREFIX + "run";
    static final String STEP = PREFIX + "step";
    static final String WHOLE_ATTEMPT = PREFIX + "of";
    private static final int READABLE = 30;
    private static final int LONGEST_LABEL = 63;

    private Names() {}

    /** {@code train-model-8c1d2e3f4a5b-1}: the step's id as far as it is readable, a digest of run and step, the attempt. */
    static String job(AttemptId id) {
        String plain = id.step().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = plain.length() > READABLE ? plain.substring(0, READABLE) : plain;
        String readable = cut.replaceAll("^[-0-9]+|-+$", "");
        return (readable.isEmpty() ? "step" : readable) + "-" + digest(id.run() + "/" + id.step()) + "-" + id.number();
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Map<String, String> labels(AttemptSpec spec, String installation) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("app.kubernetes.io/managed-by", "slipway");
        labels.put("app.kubernetes.io/name", label(spec.stepTitle()));
        labels.put(INSTALLATION, installation);
        labels.put(PREFIX + "project", label(spec.project().value()));
        labels.put(RUN, label(spec.id().run()));
        labels.put(STEP, label(spec.id().step()));
        labels.put(ATTEMPT, Integer.toString(spec.id().number()));
        labels.values().removeIf(String::isEmpty);
        return labels;
    }

    /** Whatever of a text a label may hold. */
    static String label(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9._-]+", "-");
        String cut = plain.length() > LONGEST_LABEL ? plain.substring(0, LONGEST_LABEL) : plain;
        return cut.replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
    }
}
