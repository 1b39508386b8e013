package io.slipway.executor.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PipWordsTest {
    private static final List<String> AS_COMPILED = List.of(
            "--quiet",
            "--no-warn-script-location",
            "kfp==2.17.3",
            "--no-deps",
            "typing-extensions>=3.7.4,<5; python_version<\"3.9\"");

    @Test
    void requirementsAreNamedWithoutFlagsAndTheirValues() {
        assertThat(PipWords.requirements(AS_COMPILED)).isEqualTo("kfp==2.17.3, typing-extensions>=3.7.4,<5");
        assertThat(PipWords.requirements(
                        List.of("--index-url", "https://a.test/simple", "--trusted-host", "a.test", "pandas")))
                .isEqualTo("pandas");
        assertThat(PipWords.requirements(List.of("-r", "needs.txt"))).isEqualTo("what needs.txt lists");
    }

    @Test
    void aRequirementThatCannotBeMetIsNamedWithTheVersionsThatThereAre() {
        assertThat(PipWords.failure(
                        List.of("pandas==99"),
                        List.of(
                                "ERROR: Could not find a version that satisfies the requirement pandas==99 (from versions: 1, 2, 3, 4, 5, 6)",
                                "ERROR: No matching distribution found for pandas==99")))
                .isEqualTo("pip finds no pandas==99 (there are: ... 2, 3, 4, 5, 6)."
                        + " Correct the step's packages, or pip's index, and run again");
    }

    @Test
    void anIndexThatCannotBeReachedIsNotTakenForAMissingPackage() {
        assertThat(PipWords.failure(
                        List.of("pandas"),
                        List.of(
                                "WARNING: Retrying ... Failed to establish a new connection: [Errno -2] Name or service not known",
                                "ERROR: Could not find a version that satisfies the requirement pandas (from versions: none)",
                                "ERROR: No matching distribution found for pandas")))
                .contains("pandas", "could not reach its package index", "network");
    }

    @Test
    void anyOtherFailureIsToldInPipsLastWords() {
        assertThat(PipWords.failure(
                        List.of("acme"), List.of("Collecting acme", "ERROR: Failed building wheel for acme")))
                .startsWith("pip can't install acme: Failed building wheel for acme");
        assertThat(PipWords.failure(List.of("acme"), List.of())).contains("it said nothing");
    }

    @Test
    void pipIsToldItsConfigurationAndNoSecretOfTheServer() {
        assertThat(List.of("PIP_INDEX_URL", "https_proxy", "HOME", "SSL_CERT_FILE"))
                .allMatch(PipWords::mayKnow);
        assertThat(List.of("SLIPWAY_ADMIN_PASSWORD", "AWS_SECRET_ACCESS_KEY", "PYTHONPATH"))
                .noneMatch(PipWords::mayKnow);
    }

    @Test
    void linesThatShowHowFarItIsAreProgress() {
        assertThat(PipWords.progress("  Downloading torch-2.0-cp311.whl (700 MB)"))
                .hasValue("Downloading torch-2.0-cp311.whl (700 MB)");
        assertThat(PipWords.progress("Requirement already satisfied: x")).isEmpty();
    }
}
