package io.slipway.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecOptionsTest {
    @Test
    void everythingThatCanBeTypedIsRead() {
        ExecOptions options = ExecOptions.of(
                "-p", "a=1", "p.yaml", "-pb=x=y", "--timeout", "1.5", "--json", "--home=here", "--parameter", "c=");
        assertThat(options.file()).isEqualTo(Path.of("p.yaml"));
        assertThat(options.parameters()).isEqualTo(Map.of("a", "1", "b", "x=y", "c", ""));
        assertThat(options.timeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(options.json()).isTrue();
        assertThat(options.home()).isEqualTo(Path.of("here"));
    }

    @Test
    void aFileAloneIsEnough() {
        ExecOptions options = ExecOptions.of("p.yaml");
        assertThat(options.timeout()).isNull();
        assertThat(options.home()).isNull();
        assertThat(options.python()).isNull();
        assertThat(options.json()).isFalse();
    }

    @Test
    void whatIsNotUnderstoodIsSaidInASentence() {
        refused("needs the file");
        refused("-p takes NAME=VALUE, but got lonely", "p.yaml", "-p", "lonely");
        refused("--timeout takes a number of seconds above 0, but got soon", "p.yaml", "--timeout", "soon");
        refused("--timeout takes a number of seconds above 0, but got -1", "p.yaml", "--timeout", "-1");
        refused(
                "no option --nope: there are -p, --timeout, --json, --home, --python, --kubeconfig and --namespace",
                "p.yaml",
                "--nope");
        refused("one pipeline through, but got p.yaml and q.yaml", "p.yaml", "q.yaml");
        refused("--home needs a value after it", "p.yaml", "--home");
    }

    private static void refused(String sentence, String... typed) {
        assertThatThrownBy(() -> ExecOptions.of(typed))
                .isInstanceOf(ExecRefused.class)
                .hasMessageContaining(sentence);
    }
}
