package io.slipway.artifact.logged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.artifact.ArtifactException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakingOverTest {
    @TempDir
    Path folder;

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void aFileIsTheSameFileUnderTwoNames() throws IOException {
        Path model = write("run/model", "weights");
        new TakingOver(model, folder.resolve("kept/model"), true).run();
        assertThat(folder.resolve("kept/model")).hasContent("weights");
        assertThat(Files.getAttribute(model, "unix:ino"))
                .isEqualTo(Files.getAttribute(folder.resolve("kept/model"), "unix:ino"));
    }

    @Test
    void whatAFolderHoldsIsCopiedWhereItMayChange() throws IOException {
        write("run/model/MLmodel", "flavors");
        Path weights = write("run/model/data/weights", "one");
        Files.createSymbolicLink(folder.resolve("run/model/latest"), Path.of("data/weights"));
        new TakingOver(folder.resolve("run/model"), folder.resolve("kept"), false).run();
        Files.writeString(weights, "two");
        assertThat(folder.resolve("kept/MLmodel")).hasContent("flavors");
        assertThat(folder.resolve("kept/data/weights")).hasContent("one");
        assertThat(folder.resolve("kept/latest")).hasContent("one");
    }

    @Test
    void whatWasThereBeforeGivesWay() throws IOException {
        Path before = write("run/1/model", "one");
        Path after = write("run/2/model", "two");
        new TakingOver(before, folder.resolve("kept/model"), true).run();
        new TakingOver(after, folder.resolve("kept/model"), true).run();
        assertThat(folder.resolve("kept/model")).hasContent("two");
        assertThat(before).hasContent("one");
    }

    @Test
    void aLinkThatLeadsOutOfTheFolderIsRefused() throws IOException {
        Path secret = write("secret", "of the server");
        write("run/model/MLmodel", "flavors");
        Files.createSymbolicLink(folder.resolve("run/model/weights"), secret);
        assertThatThrownBy(() -> new TakingOver(folder.resolve("run/model"), folder.resolve("kept"), true).run())
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("weights, which leads out of its folder");
    }
}
