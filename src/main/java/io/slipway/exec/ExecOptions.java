package io.slipway.exec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed after {@code exec}.
 *
 * @param parameters by name, as typed
 * @param timeout null is no limit
 * @param home null is one that is gone afterwards
 * @param kubeconfig of the cluster that the steps run on; null is this machine
 * @param namespace there; empty is the kubeconfig's own
 * @param python an interpreter, venv or conda folder to use as it is; null is an environment for each list of packages
 */
public record ExecOptions(
        Path file,
        Map<String, String> parameters,
        @Nullable Duration timeout,
        boolean json,
        @Nullable Path home,
        @Nullable Path python,
        @Nullable Path kubeconfig,
        String namespace) {
    public static final String HELP = """
            ./slipway exec FILE [-p NAME=VALUE]... [--timeout SECONDS] [--json] [--home DIR] [--python PATH]
                           [--kubeconfig PATH [--namespace NAME]]

            Carries one compiled pipeline (KFP v2 IR, YAML or JSON) through on this machine, in the foreground.

              -p NAME=VALUE     a parameter of the pipeline; text as it is, anything else as JSON (-p rate=0.5 -p names='["a"]')
              --timeout SECONDS stops the run when it takes longer
              --json            one JSON object on standard output at the end; progress goes to standard error
              --home DIR        keeps data, results and environments there, and takes from its cache what ran before
              --python PATH     runs the steps in this interpreter, venv or conda folder as it is, instead of making environments
              --kubeconfig PATH runs the steps as Jobs of that Kubernetes cluster
              --namespace NAME  in that namespace, instead of the kubeconfig's own

            Pods reach this terminal at the address that it reaches the cluster from; SLIPWAY_EXEC_ADDRESS names another.
            Steps that log with mlflow's client log into their own folder: no server is there to record it.
            Importers read below the current folder, or where SLIPWAY_DATA_ROOTS says.
            Exit code: 0 succeeded, 1 failed, 2 no valid pipeline or parameter, 124 out of time, 130 stopped.
            """;

    public ExecOptions {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** {@link ExecRefused} with a sentence where something is missing or not understood. */
    public static ExecOptions of(String... typed) {
        var reading = new Reading();
        Iterator<String> words = Arrays.asList(typed).iterator();
        while (words.hasNext()) {
            reading.take(words.next(), words);
        }
        if (reading.file == null) {
            throw new ExecRefused("exec needs the file of a compiled pipeline: ./slipway exec FILE [-p NAME=VALUE]...");
        }
        return new ExecOptions(
                reading.file,
                reading.parameters,
                reading.timeout,
                reading.json,
                reading.home,
                reading.python,
                reading.kubeconfig,
                reading.namespace);
    }

    private static final class Reading {
        private @Nullable Path file;
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private @Nullable Duration timeout;
        private boolean json;
        private @Nullable Path home;
        private @Nullable Path python;
        private @Nullable Path kubeconfig;
        private String namespace = "";

        void take(String word, Iterator<String> rest) {
            String[] joined = word.startsWith("--") && word.contains("=") ? word.split("=", 2) : new String[] {word};
            Iterator<String> value =
                    joined.length == 2 ? Arrays.asList(joined[1]).iterator() : rest;
            switch (joined[0]) {
                case "-p", "--parameter" -> parameter(next(word, value));
                case "--timeout" -> timeout = seconds(next(word, value));
                case "--home" -> home = Path.of(next(word, value));
                case "--python" -> python = Path.of(next(word, value));
                case "--kubeconfig" -> kubeconfig = Path.of(next(word, value));
                case "--namespace", "-n" -> namespace = next(word, value);
                case "--json" -> json = true;
                default -> file(word);
            }
        }

        private void file(String word) {
            if (word.startsWith("-p") && word.length() > 2) {
                parameter(word.substring(2));
            } else if (word.startsWith("-")) {
                throw new ExecRefused("exec has no option " + word
                        + ": there are -p, --timeout, --json, --home, --python, --kubeconfig and --namespace");
            } else if (file != null) {
                throw new ExecRefused("exec carries one pipeline through, but got " + file + " and " + word);
            } else {
                file = Path.of(word);
            }
        }

        private void parameter(String typed) {
            int equals = typed.indexOf('=');
            if (equals <= 0) {
                throw new ExecRefused("-p takes NAME=VALUE, but got " + typed);
            }
            parameters.put(typed.substring(0, equals), typed.substring(equals + 1));
        }

        private static String next(String option, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw new ExecRefused(option + " needs a value after it");
            }
            return rest.next();
        }

        private static Duration seconds(String typed) {
            try {
                double seconds = Double.parseDouble(typed);
                if (seconds > 0 && seconds < Integer.MAX_VALUE) {
                    return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
                }
            } catch (NumberFormatException wrong) {
                // told below
            }
            throw new ExecRefused("--timeout takes a number of seconds above 0, but got " + typed);
        }
    }
}
