package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The CA certificates that an executor's steps trust. They stand in an annotation of the pod, which the kubelet lays down
 * as a file: so nothing has to be made in the cluster, and any image can read it.
 */
record Authorities(String pem) {
    private static final String NOTE = Names.PREFIX + "ca-certificates";
    private static final String VOLUME = "ca-certificates";
    private static final String FOLDER = Jobs.ROOT + "/ca-certificates";
    private static final String FILE = "ca.pem";
    // All annotations of a pod together may have 256 KiB.
    private static final int MOST = 240 * 1024;

    /** Why steps could not use this text, in a sentence. */
    static Optional<String> problem(String pem) {
        if (pem.isBlank()) {
            return Optional.empty();
        }
        if (pem.length() > MOST) {
            return Optional.of("At most " + MOST / 1024 + " KiB of certificates can be given to a pod, but these are "
                    + pem.length() / 1024 + " KiB: leave out those that steps do not need");
        }
        try {
            int found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
                    .size();
            return found > 0 ? Optional.empty() : Optional.of(expected("there is none in it"));
        } catch (CertificateException unreadable) {
            return Optional.of(expected(String.valueOf(unreadable.getMessage())));
        }
    }

    private static String expected(String why) {
        return "Certificates in PEM are expected, from -----BEGIN CERTIFICATE----- to its end, but " + why;
    }

    private boolean none() {
        return pem.isBlank();
    }

    Map<String, String> notes() {
        return none() ? Map.of() : Map.of(NOTE, pem);
    }

    List<Volume> volumes() {
        return none()
                ? List.of()
                : List.of(new VolumeBuilder()
                        .withName(VOLUME)
                        .withNewDownwardAPI()
                        .addNewItem()
                        .withPath(FILE)
                        .withNewFieldRef()
                        .withFieldPath("metadata.annotations['" + NOTE + "']")
                        .endFieldRef()
                        .endItem()
                        .endDownwardAPI()
                        .build());
    }

    List<VolumeMount> mounts() {
        return none()
                ? List.of()
                : List.of(new VolumeMountBuilder()
                        .withName(VOLUME)
                        .withMountPath(FOLDER)
                        .withReadOnly(true)
                        .build());
    }

    /** Where OpenSSL and curl, requests and pip look. */
    Map<String, String> variables() {
        String file = FOLDER + "/" + FILE;
        return none() ? Map.of() : Map.of("SSL_CERT_FILE", file, "REQUESTS_CA_BUNDLE", file, "PIP_CERT", file);
    }

    List<EnvVar> environment() {
        return variables().entrySet().stream()
                .map(one -> new EnvVar(one.getKey(), one.getValue(), null))
                .toList();
    }
}
