package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthoritiesTest {
    @Test
    void certificatesThatNoStepCouldUseAreRefusedInASentence() {
        assertThat(Authorities.problem("no certificate").orElseThrow()).contains("in PEM are expected");
        assertThat(Authorities.problem("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
                        .orElseThrow())
                .contains("in PEM are expected");
        assertThat(Authorities.problem("x".repeat(300_000)).orElseThrow()).contains("At most 240 KiB", "292 KiB");
        assertThat(Authorities.problem(" ")).isEmpty();
    }

    @Test
    void withoutAnyNothingIsAddedToAPod() {
        Authorities none = new Authorities("");
        assertThat(none.notes()).isEmpty();
        assertThat(none.volumes()).isEmpty();
        assertThat(none.mounts()).isEmpty();
        assertThat(none.environment()).isEmpty();
    }
}
