package io.slipway.tracking.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.tracking.ModelVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionThereTest {
    private static final Twin RUN =
            new Twin("r1", "s3://old/1/r1/artifacts", "r9", "mlflow-artifacts:/5/r9/artifacts", "");
    private static final Twin MODEL = new Twin(
            "m-1", "mlflow-artifacts:/1/models/m-1/artifacts", "m-9", "mlflow-artifacts:/5/models/m-9/artifacts", "");

    private static ModelVersion version(String source, String location, String run, String model) {
        return new ModelVersion(
                "a",
                3,
                "None",
                "",
                source,
                location,
                run,
                "",
                model,
                "ann",
                1,
                2,
                Map.of("t", "x"),
                List.of("champion"));
    }

    private static VersionThere there(ModelVersion version) {
        return VersionThere.of(version, version.model(), 1, "server", (kind, id) -> switch (kind) {
            case RUN -> Optional.of(RUN).filter(twin -> twin.source().equals(id));
            case MODEL -> Optional.of(MODEL).filter(twin -> twin.source().equals(id));
            default -> Optional.empty();
        });
    }

    @Test
    void aVersionOfALoggedModelIsOneOfWhatThatBecame() {
        VersionThere there = there(version("models:/m-1", "", "r1", "m-1"));
        assertThat(there.version().source()).isEqualTo("models:/m-9");
        assertThat(there.version().location()).isEqualTo(MODEL.targetUri());
        assertThat(there.version().run()).isEqualTo("r9");
        assertThat(there.version().loggedModel()).isEqualTo("m-9");
        assertThat(there.filesCarried()).isTrue();
    }

    @Test
    void aVersionOfARunsFilesIsOneOfThemWhereTheyAreNow() {
        String uri = "s3://old/1/r1/artifacts/model";
        assertThat(there(version(uri, uri, "r1", "")).version().source())
                .isEqualTo("mlflow-artifacts:/5/r9/artifacts/model");
        VersionThere byRun = there(version("runs:/r1/model", "", "r1", ""));
        assertThat(byRun.version().source()).isEqualTo("runs:/r9/model");
        assertThat(byRun.version().location()).isEqualTo("mlflow-artifacts:/5/r9/artifacts/model");
    }

    @Test
    void anAddressThatOnlyBeginsAlikeIsNoneOfTheRuns() {
        VersionThere there =
                there(version("s3://old/1/r1/artifacts2/model", "s3://old/1/r1/artifacts2/model", "r1", ""));
        assertThat(there.version().source()).isEqualTo("s3://old/1/r1/artifacts2/model");
        assertThat(there.filesCarried()).isFalse();
    }

    @Test
    void aServerIsToldOfNoRunThatItDoesNotHave() {
        assertThat(there(version("s3://b/c", "s3://b/c", "gone", "")).version().run())
                .isEmpty();
    }
}
