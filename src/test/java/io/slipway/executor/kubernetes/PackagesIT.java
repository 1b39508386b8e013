package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.AttemptSpec.Returns;
import io.slipway.executor.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that install what they need from an index of one's own, as an executor's settings say. */
class PackagesIT {
    @TempDir
    Path home;

    @Test
    void anIndexOfAPrivateAuthorityIsTrustedWithItsCertificateAndNotWithout() throws Exception {
        try (TestCluster cluster = TestCluster.open();
                WheelIndex index = WheelIndex.secured(home)) {
            Map<String, String> variables = Map.of("PIP_NO_INDEX", "0", "PIP_INDEX_URL", index.address() + "/simple");
            try (Rig rig = rig(cluster, variables, index.certificate())) {
                AttemptSpec spec = install(rig, "trusts");
                assertThat(ended(rig, spec)).as(rig.log("trusts")).isEqualTo(new End.Exited(0));
                assertThat(rig.log("trusts")).contains("found", "/slipway/ca-certificates/ca.pem");
            }
            try (Rig rig = rig(cluster, variables, "")) {
                AttemptSpec spec = install(rig, "doubts");
                assertThat(ended(rig, spec)).isEqualTo(new End.Exited(1));
                assertThat(rig.log("doubts")).contains("CERTIFICATE_VERIFY_FAILED");
            }
        }
    }

    @Test
    void aProxyIsAskedForWhatIsElsewhere() throws Exception {
        try (TestCluster cluster = TestCluster.open();
                WheelIndex proxy = WheelIndex.plain()) {
            Map<String, String> variables = Map.of(
                    "PIP_NO_INDEX",
                    "0",
                    "PIP_INDEX_URL",
                    "http://wheels.example/simple",
                    "PIP_TRUSTED_HOST",
                    "wheels.example",
                    "HTTP_PROXY",
                    proxy.address(),
                    "http_proxy",
                    proxy.address());
            try (Rig rig = rig(cluster, variables, "")) {
                AttemptSpec spec = install(rig, "proxied");
                assertThat(ended(rig, spec)).as(rig.log("proxied")).isEqualTo(new End.Exited(0));
                assertThat(proxy.asked()).anyMatch(address -> address.startsWith("http://wheels.example/simple/"));
            }
        }
    }

    private Rig rig(TestCluster cluster, Map<String, String> variables, String certificates) {
        return new Rig(cluster, home, as -> Rig.with(as, as.security(), variables, certificates));
    }

    private static AttemptSpec install(Rig rig, String step) {
        String script = "pip install --no-cache-dir --retries 0 slipway-probe && python3 -c '"
                + "import os, slipway_probe; print(slipway_probe.WORD, os.environ.get(\"SSL_CERT_FILE\"))'";
        Program program = new Program.Command("python:3.11", List.of("sh", "-c", script));
        return rig.spec(step, program, Rig.NOTHING, null, List.of(), Returns.NOTHING);
    }

    private static End ended(Rig rig, AttemptSpec spec) {
        rig.executor().start(spec);
        return rig.told().next(spec.id(), Ended.class).end();
    }
}
