package io.slipway.executor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptReport.End;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.Environment;
import io.slipway.executor.EnvironmentException;
import io.slipway.executor.EnvironmentSpec;
import io.slipway.executor.Program;
import io.slipway.executor.SomeSpec;
import io.slipway.executor.Told;
import io.slipway.project.ProjectId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments made by the pip of this machine, from packages that the test lays down itself. */
class EnvironmentsIT {
    private static final String SOURCE = """
            import kfp
            def step(text: str) -> str:
                print('said ' + kfp.WORD)
            """;

    @TempDir
    Path home;

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Environments environments() {
        return new Environments(() -> home, new Interpreters(null, System.getenv("PATH")), Clock.systemUTC());
    }

    private static EnvironmentSpec spec(@Nullable String interpreter, List<List<String>> pip) {
        return new EnvironmentSpec(new ProjectId("p"), "python:3.11", pip, interpreter);
    }

    /** A package named kfp with the modules that a step is started by. */
    private Path kfp() throws IOException {
        Path wheel = home.resolve("kfp-9.8.7-py3-none-any.whl");
        try (var zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
            add(zip, "kfp/__init__.py", "WORD = 'kfp'");
            add(zip, "kfp/dsl/__init__.py", "");
            add(zip, "kfp/dsl/executor.py", "");
            add(zip, "kfp/dsl/executor_main.py", """
                import sys
                print(__name__, sys.argv[1::2])
                print(open(sys.argv[2]).read() and sys.argv[4])
                """);
            add(zip, "kfp-9.8.7.dist-info/METADATA", "Metadata-Version: 2.1\nName: kfp\nVersion: 9.8.7\n");
            add(zip, "kfp-9.8.7.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
            add(zip, "kfp-9.8.7.dist-info/RECORD", "");
        }
        return wheel;
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private Environment make(Environments environments, EnvironmentSpec spec) throws InterruptedException {
        try {
            return environments.prepare(spec, lines::add).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EnvironmentException cause) {
                throw cause;
            }
            throw new AssertionError(e);
        }
    }

    private EnvironmentSpec withKfp() throws Exception {
        return spec(null, List.of(List.of("--quiet", "--no-index", "--no-deps", kfp().toString())));
    }

    @Test
    void itIsMadeOnceWithProgressAndFoundByEveryServerAfter() throws Exception {
        var environments = environments();
        var first = environments.prepare(withKfp(), lines::add);
        var second = environments.prepare(withKfp(), line -> {});
        Environment made = first.get();
        assertThat(second.get()).isEqualTo(made);
        assertThat(lines).anyMatch(line -> line.startsWith("Making an environment with Python 3."));
        assertThat(lines).anyMatch(line -> line.startsWith("Installing "));
        assertThat(made.packages()).contains("kfp==9.8.7").anyMatch(line -> line.startsWith("python==3."));
        lines.clear();
        assertThat(make(environments, withKfp())).isEqualTo(made);
        assertThat(make(environments(), withKfp())).isEqualTo(made);
        assertThat(lines).isEmpty();
        try (Stream<Path> kept = Files.list(home.resolve("environments"))) {
            assertThat(kept).hasSize(1);
        }
    }

    @Test
    void whatAKilledServerLeftHalfMadeIsMadeAnew() throws Exception {
        Environment made = make(environments(), withKfp());
        Path folder = Path.of(made.reference()).resolve("../..").normalize();
        Files.delete(folder.resolveSibling("ready"));
        Environment again = make(environments(), withKfp());
        assertThat(again.reference()).isNotEqualTo(made.reference());
        assertThat(folder).doesNotExist();
    }

    @Test
    void aFunctionRunsInItByTheContractOfKfp() throws Exception {
        var settings = LocalExecutorIT.settings();
        var executor = new LocalExecutor(settings, () -> home, Optional::empty, Clock.systemUTC());
        var told = new Told();
        executor.listen(told);
        Environment environment = executor.prepare(withKfp(), lines::add).get();
        String large = "{\"text\":\"" + "x".repeat(500_000) + "\"}";
        var id = new AttemptId("r", "s", 1);
        executor.start(SomeSpec.of(
                id,
                new Program.PythonFunction(SOURCE, "step"),
                environment,
                large,
                home.resolve("runs/s"),
                Map.of(),
                null));
        assertThat(told.next(id, Ended.class).end()).isEqualTo(new End.Exited(0));
        assertThat(Files.readString(home.resolve("runs/s/log.txt")))
                .startsWith("__main__ ['--component_module_path', '--executor_input', '--function_to_execute']")
                .contains(large);
    }

    @Test
    void aRequirementThatCannotBeMetIsNamed() {
        var impossible = spec(null, List.of(List.of("--no-index", "no-such-package-anywhere==1.2.3")));
        assertThatThrownBy(() -> make(environments(), impossible))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("no-such-package-anywhere==1.2.3")
                .satisfies(failure -> assertThat(((EnvironmentException) failure).said())
                        .as("what pip said, and to what")
                        .contains("$ pip install --no-index no-such-package-anywhere==1.2.3")
                        .anyMatch(line -> line.startsWith("ERROR: No matching distribution found")));
    }

    @Test
    void anEnvironmentThatCouldRunNoStepSaysWhatIsMissing() {
        assertThatThrownBy(() -> make(environments(), spec(null, List.of())))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("add kfp to its packages");
    }

    @Test
    void anInterpreterOfTheProjectIsUsedAsItIsAndCheckedFirst() throws Exception {
        assertThatThrownBy(
                        () -> make(environments(), spec(home.resolve("nowhere").toString(), List.of())))
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> make(environments(), spec("/bin/sh", List.of())))
                .hasMessageContaining("/bin/sh is no Python");
        Path named = Path.of(make(environments(), withKfp()).reference());
        Path venv = named.resolve("../..").normalize();
        Environment used = make(environments(), spec(venv.toString(), List.of(List.of("not-installed-there"))));
        assertThat(used.reference()).isEqualTo(named.toString());
        assertThat(used.packages()).contains("kfp==9.8.7");
        var bare = new ProcessBuilder(
                "python3", "-m", "venv", "--without-pip", home.resolve("bare").toString());
        assumeTrue(bare.start().waitFor() == 0, "this Python has no venv");
        assertThatThrownBy(() -> make(environments(), spec(home.resolve("bare").toString(), List.of())))
                .hasMessageContaining("can't import kfp")
                .hasMessageContaining("-m pip install kfp");
    }
}
