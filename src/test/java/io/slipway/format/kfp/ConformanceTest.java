package io.slipway.format.kfp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.format.Examples;
import io.slipway.format.Imported;
import io.slipway.format.KfpFile;
import io.slipway.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConformanceTest {
    @BeforeAll
    static void filesAreThere() {
        assumeTrue(Examples.present(), "the shared conformance files are missing");
    }

    static Stream<Path> files() {
        return Examples.present() ? Examples.kfp().stream() : Stream.of(Path.of("none"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatIsReadIsWrittenAgain(Path file) throws IOException {
        String text = Files.readString(file);
        Imported imported = KfpFile.read(text);
        assertSame(YamlTree.documents(text), YamlTree.documents(KfpFile.write(imported.pipeline())));
    }

    @ParameterizedTest
    @MethodSource("files")
    void readingAgainGivesTheSamePipeline(Path file) throws IOException {
        Pipeline pipeline = KfpFile.read(Files.readAllBytes(file)).pipeline();
        assertThat(KfpFile.read(KfpFile.write(pipeline)).pipeline()).isEqualTo(pipeline);
    }

    @ParameterizedTest
    @MethodSource("files")
    void storingAsJsonKeepsThePipeline(Path file) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        Pipeline pipeline = KfpFile.read(Files.readAllBytes(file)).pipeline();
        assertThat(json.readValue(json.writeValueAsString(pipeline), Pipeline.class))
                .isEqualTo(pipeline);
    }

    @Test
    void thereAreManyFiles() {
        assertThat(Examples.kfp()).hasSizeGreaterThan(70);
    }

    private static void assertSame(List<JsonNode> before, List<JsonNode> after) {
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(Spelling.between(after.get(i), before.get(i))).isEmpty();
        }
    }
}
