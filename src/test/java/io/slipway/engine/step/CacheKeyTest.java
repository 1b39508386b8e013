package io.slipway.engine.step;

import static io.slipway.engine.step.Parts.artifact;
import static io.slipway.engine.step.Parts.made;
import static io.slipway.engine.step.Parts.map;
import static io.slipway.engine.step.Parts.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Passed;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.SecretUse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheKeyTest {
    private static final Component FIT = fit("def fit(): pass");
    private static final List<String> PACKAGES = List.of("pandas==2.1", "python==3.11.9");
    private static final Passed DATA = artifact("data", "system.Dataset", "/runs/a/data", "sha256:aa");
    private static final Map<String, Passed> INPUTS = map("epochs", value("10"), "data", DATA);
    private static final CacheKey KEY = CacheKey.of(FIT, INPUTS, PACKAGES, List.of());

    private static Component fit(String source) {
        return Parts.python(source, "fit", Map.of(), Map.of("model", made("system.Model")));
    }

    private static String told(Component component, Map<String, Passed> inputs, List<String> packages) {
        CacheKey now = CacheKey.of(component, inputs, packages, List.of());
        assertThat(now.hash()).isNotEqualTo(KEY.hash());
        return CacheKey.difference(KEY.parts(), now.parts());
    }

    @Test
    void theSameBytesElsewhereInAnotherOrderAreTheSameStep() {
        CacheKey again = CacheKey.of(
                FIT,
                map("data", artifact("data", "system.Dataset", "/runs/b/data", "sha256:aa"), "epochs", value("10.0")),
                List.of("python==3.11.9", "pandas==2.1"),
                List.of());
        assertThat(again.hash()).isEqualTo(KEY.hash());
        assertThat(CacheKey.difference(KEY.parts(), again.parts())).isEmpty();
    }

    @Test
    void aSecretCountsByItsNameAndItsVariableAndNeverByItsValue() {
        SecretUse token = new SecretUse("hf-token", "HF_TOKEN", false);
        CacheKey with = CacheKey.of(FIT, INPUTS, PACKAGES, List.of(token));
        assertThat(CacheKey.difference(KEY.parts(), with.parts())).isEqualTo("secret in `HF_TOKEN` is new");
        CacheKey other = CacheKey.of(FIT, INPUTS, PACKAGES, List.of(new SecretUse("hf-token", "HF_TOKEN", true)));
        assertThat(CacheKey.difference(with.parts(), other.parts()))
                .isEqualTo("secret in `HF_TOKEN` changed from \"hf-token\" to \"hf-token as a file\"");
    }

    @Test
    void thePartsSurviveAStoreUnchanged() {
        assertThat(CanonicalJson.digest(Parts.json(KEY.parts().toString()))).isEqualTo(KEY.hash());
    }

    @Test
    void eachChangeIsToldInWords() {
        assertThat(told(fit("def fit(): return 1"), INPUTS, PACKAGES)).isEqualTo("the code changed");
        assertThat(told(FIT, map("epochs", value("20"), "data", DATA), PACKAGES))
                .isEqualTo("parameter `epochs` changed from 10 to 20");
        assertThat(told(
                        FIT,
                        map("epochs", value("10"), "data", artifact("data", "system.Dataset", "/x", "sha256:bb")),
                        PACKAGES))
                .isEqualTo("input `data` changed");
        assertThat(told(FIT, INPUTS, List.of("pandas==2.2", "python==3.11.9")))
                .isEqualTo("package pandas changed from 2.1 to 2.2");
        assertThat(told(FIT, INPUTS, List.of("pandas==2.1"))).isEqualTo("package python is gone");
        assertThat(told(FIT, Map.of("epochs", value("10")), PACKAGES)).isEqualTo("input `data` is gone");
    }

    @Test
    void severalChangesAreAllTold() {
        assertThat(told(
                        fit("def fit(): return 2"),
                        map("epochs", value("\"many\""), "data", artifact("data", "system.Dataset", "/x", "sha256:bb")),
                        PACKAGES))
                .isEqualTo("the code changed; parameter `epochs` changed from 10 to \"many\"; input `data` changed");
    }

    @Test
    void metadataCountsBecauseTheStepReadsIt() {
        Passed metrics = new Passed.Artifacts(List.of(new Passed.Artifact(
                "data", "system.Dataset", "0.0.1", "/runs/a/data", 1L, "sha256:aa", Map.of("rows", Parts.json("2")))));
        assertThat(told(FIT, map("epochs", value("10"), "data", metrics), PACKAGES))
                .isEqualTo("input `data` changed");
    }

    @Test
    void aLongValueIsKeptByDigestAndToldWithoutItsText() {
        String text = "\"" + "x".repeat(5_000) + "\"";
        String told = told(FIT, map("epochs", value(text), "data", DATA), PACKAGES);
        assertThat(told).isEqualTo("parameter `epochs` changed");
    }
}
