package io.slipway.pipeline.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the server makes of each kind of edit is what stands in the file that the front end is tried with. */
class EditCasesTest {
    private static final Path FILE = Path.of("src/test/resources/io/slipway/pipeline/edit/cases.json");

    @Test
    void everyKindOfEditIsAmongThem() {
        String cases = EditCases.all().stream().map(EditCases.Case::edit).collect(Collectors.joining());
        assertThat(Arrays.stream(Edit.class
                                .getAnnotation(com.fasterxml.jackson.annotation.JsonSubTypes.class)
                                .value())
                        .map(kind -> "\"is\": \"" + kind.name() + "\""))
                .allSatisfy(kind -> assertThat(cases).contains(kind));
    }

    @Test
    void theFileSaysWhatTheServerDoes() throws IOException {
        if (System.getenv("SLIPWAY_WRITE_CASES") != null) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, EditCases.file());
        }
        assertThat(Files.readString(FILE))
                .as("Edits changed what they do: run this test with SLIPWAY_WRITE_CASES=yes, read the difference,"
                        + " and make edits.ts do the same")
                .isEqualTo(EditCases.file());
    }
}
