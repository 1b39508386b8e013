package io.slipway.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SdkLoaderIT {
    private final List<Map<String, String>> manifest = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void theSdkLoadsEveryFileThatIsWritten() throws IOException {
        assumeTrue(Examples.present(), "the shared conformance files are missing");
        for (Path original : Examples.kfp()) {
            write(KfpFile.write(KfpFile.read(Files.readAllBytes(original)).pipeline()), original.toString());
        }
        assertThat(problems()).isEmpty();
    }

    @Test
    void theSdkLoadsAPipelineThatWasDrawnHere() throws IOException {
        Map<String, String> sources = new HashMap<>();
        Sdk.run("compile_pipeline.py")
                .path("sources")
                .properties()
                .forEach(each -> sources.put(each.getKey(), each.getValue().asString()));
        write(KfpFile.write(Drawn.pipeline(sources)), "");
        assertThat(problems()).isEmpty();
    }

    @Test
    void theSdkLoadsEveryFunctionThatItWouldCompile() throws IOException {
        for (String source : FunctionSources.all().values()) {
            write(KfpFile.write(Alone.pipeline(source)), "");
        }
        assertThat(problems()).isEmpty();
    }

    private void write(String text, String original) throws IOException {
        Path file = folder.resolve(manifest.size() + ".yaml");
        Files.writeString(file, text);
        manifest.add(Map.of("written", file.toString(), "original", original));
    }

    private JsonNode problems() throws IOException {
        Path file = folder.resolve("manifest.json");
        Files.writeString(file, Drawn.JSON.writeValueAsString(manifest));
        return Sdk.run("load_files.py", file.toString());
    }
}
