package io.slipway.pipeline.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.pipeline.Examples;
import io.slipway.pipeline.Paths;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Problem;
import io.slipway.pipeline.Problems;
import io.slipway.pipeline.SecretUse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SecretChecksTest {
    private static Pipeline given(SecretUse... uses) {
        return Paths.withStep(Examples.training(), "train", step -> step.withSecrets(List.of(uses)));
    }

    @Test
    void whatIsGivenInANameThatShellsTakeIsFine() {
        Pipeline pipeline = given(new SecretUse("hf-token", "HF_TOKEN", false), new SecretUse("key", "KEY_FILE", true));
        assertThat(Problems.of(pipeline)).extracting(Problem::severity).doesNotContain(Problem.Severity.ERROR);
        assertThat(Problems.missingSecrets(pipeline, Set.of("hf-token", "key", "more")))
                .isEmpty();
    }

    @Test
    void aVariableThatIsNoneOrIsTakenAndASecretWithoutANameAreErrors() {
        assertThat(problem(new SecretUse("hf-token", "1st", false))).contains("\"1st\"", "HF_TOKEN");
        assertThat(problem(new SecretUse("", "A", false))).contains("choose one on its Run tab");
        assertThat(problem(new SecretUse("a", "A", false), new SecretUse("b", "A", true)))
                .contains("in the variable A");
    }

    private static String problem(SecretUse... uses) {
        List<Problem> found = Problems.of(given(uses)).stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        assertThat(found).extracting(Problem::path).containsExactly("train");
        return found.getFirst().text();
    }

    @Test
    void aSecretThatTheProjectDoesNotHaveIsNamedOnce() {
        Pipeline pipeline = given(new SecretUse("hf-token", "A", false), new SecretUse("hf-token", "B", true));
        assertThat(Problems.missingSecrets(pipeline, Set.of("HF-TOKEN")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("train");
                    assertThat(problem.text()).contains("no secret hf-token", "Settings, Secrets");
                });
    }
}
