package io.slipway.executor.local;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks a Python about itself. */
final class InterpreterProbe {
    private static final int PATIENCE_SECONDS = 60;
    private static final String QUESTION = """
            import os, sys, sysconfig
            print("version=%d.%d.%d" % sys.version_info[:3])
            print("executable=" + sys.executable)
            print("real=" + os.path.realpath(sys.executable))
            for name in ("purelib", "platlib"):
                print("library=" + sysconfig.get_paths()[name])
            try:
                import importlib.metadata
                print("pip=" + importlib.metadata.version("pip"))
            except Exception:
                pass
            if len(sys.argv) > 1:
                try:
                    import kfp.dsl.executor
                except Exception as error:
                    print("kfp=%s: %s" % (type(error).__name__, " ".join(str(error).split())))
            """;

    private InterpreterProbe() {}

    /** Fails with what the program printed where it is no Python. */
    static Interpreter ask(Path python, boolean aboutKfp) throws IOException {
        List<String> command = new ArrayList<>(List.of(python.toString(), "-c", QUESTION));
        if (aboutKfp) {
            command.add("kfp");
        }
        // To a file: the JVM takes what is left in a pipe as soon as the process ends, also from under who is reading
        // it.
        Path answer = Files.createTempFile("slipway-python", ".txt");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(answer.toFile());
            builder.environment().put("_KFP_RUNTIME", "true");
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return interpreter(new String(Files.readAllBytes(answer), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Slipway is ending");
        } finally {
            Files.delete(answer);
        }
    }

    private static Interpreter interpreter(String answer) throws IOException {
        String version = "";
        String executable = "";
        String real = "";
        String pip = "";
        String kfp = "";
        List<Path> libraries = new ArrayList<>();
        for (String line : answer.lines().toList()) {
            String text = line.substring(line.indexOf('=') + 1);
            switch (line.substring(0, Math.max(0, line.indexOf('=')))) {
                case "version" -> version = text;
                case "executable" -> executable = text;
                case "real" -> real = text;
                case "library" -> libraries.add(Path.of(text));
                case "pip" -> pip = text;
                case "kfp" -> kfp = text;
                default -> {} // whatever a start-up file of theirs prints
            }
        }
        if (version.isEmpty() || executable.isEmpty()) {
            throw new IOException(answer.lines().findFirst().orElse("it printed nothing"));
        }
        return new Interpreter(
                Path.of(executable),
                Path.of(real),
                version,
                libraries.stream().distinct().toList(),
                pip,
                kfp);
    }
}
