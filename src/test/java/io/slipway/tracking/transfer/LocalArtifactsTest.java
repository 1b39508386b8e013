package io.slipway.tracking.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.project.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalArtifactsTest {
    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void fill() throws IOException {
        root = Files.createDirectories(folder.resolve("mlartifacts"));
        Files.createDirectories(root.resolve("1/r1/artifacts/deep"));
        Files.writeString(root.resolve("1/r1/artifacts/deep/x.txt"), "hello");
        Files.writeString(folder.resolve("secret"), "no");
    }

    private LocalArtifacts artifacts() {
        return new LocalArtifacts(root.toString(), path -> {
            if (!path.startsWith(root.toString())) {
                throw new InvalidInputException("file", "outside");
            }
            return Path.of(path);
        });
    }

    private static String text(LocalArtifacts artifacts, String uri, String path) throws IOException {
        try (var bytes = artifacts.open(uri, path)) {
            return new String(bytes.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Test
    void filesAreFoundThroughEachKindOfAddressThatAServerWrites() throws IOException {
        for (String uri : new String[] {
            "mlflow-artifacts:/1/r1/artifacts",
            "mlflow-artifacts://host/1/r1/artifacts",
            "/home/bea/mlruns/1/r1/artifacts",
            "file:///home/bea/mlruns/1/r1/artifacts",
            "./mlruns/1/r1/artifacts",
            root + "/1/r1/artifacts"
        }) {
            assertThat(artifacts().list(uri, "")).as(uri).containsExactly(new Entry("deep", true, 0));
            assertThat(artifacts().list(uri, "deep")).containsExactly(new Entry("deep/x.txt", false, 5));
            assertThat(text(artifacts(), uri, "deep/x.txt")).isEqualTo("hello");
        }
    }

    @Test
    void nothingLeadsOutOfTheFolder() throws IOException {
        Files.createSymbolicLink(root.resolve("1/r1/artifacts/link"), folder.resolve("secret"));
        String uri = "mlflow-artifacts:/1/r1/artifacts";
        assertThatThrownBy(() -> artifacts().open(uri, "link")).hasMessageContaining("leads out");
        assertThatThrownBy(() -> artifacts().open(uri, "../../../../secret")).hasMessageContaining("leads out");
        assertThatThrownBy(() -> artifacts().list("mlflow-artifacts:/../..", ""))
                .hasMessageContaining("leads out");
        assertThatThrownBy(() -> artifacts().list("/etc", "")).hasMessageContaining("can't be read here");
    }

    @Test
    void whatLiesInAnObjectStoreIsSaidToLieThere() {
        assertThatThrownBy(() -> artifacts().list("s3://bucket/1/r1/artifacts", ""))
                .hasMessageContaining("s3://bucket/1/r1/artifacts")
                .hasMessageContaining("import from the server");
    }

    @Test
    void withoutAFolderItIsSaidWhichIsMissing() {
        LocalArtifacts none = new LocalArtifacts("", Path::of);
        assertThatThrownBy(() -> none.list("mlflow-artifacts:/1/r1/artifacts", ""))
                .hasMessageContaining("name that folder");
    }
}
