package io.slipway.format.kfp;

import io.slipway.pipeline.Implementation.PythonFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The script that installs a lightweight component's packages before its function runs. */
final class PipInstalls {
    private static final String START = """

            if ! [ -x "$(command -v pip)" ]; then
                python3 -m ensurepip || python3 -m ensurepip --user || apt-get install python3-pip
            fi

            PIP_DISABLE_PIP_VERSION_CHECK=1\s""";
    private static final String INSTALL = "python3 -m pip install ";
    private static final String END = " && \"$0\" \"$@\"\n";
    private static final List<String> QUIET = List.of("--quiet", "--no-warn-script-location");
    private static final List<String> INDEX = List.of("--index-url", "--extra-index-url", "--trusted-host");

    private PipInstalls() {}

    /** The argument lists of each {@code pip install} in the script. */
    static List<List<String>> parse(String script) {
        List<List<String>> installs = new ArrayList<>();
        String marker = "pip install ";
        for (int at = script.indexOf(marker); at >= 0; at = script.indexOf(marker, at + 1)) {
            installs.add(ShellWords.of(script, at + marker.length()));
        }
        return installs;
    }

    /** What a person listed: all but the SDK's own line and flags. */
    static List<String> packages(List<List<String>> installs) {
        List<String> packages = new ArrayList<>();
        for (List<String> install : installs) {
            List<String> wanted = requirements(install);
            boolean sdk = !wanted.isEmpty()
                    && wanted.getFirst().startsWith("kfp==")
                    && install.contains("--no-deps")
                    && wanted.stream().skip(1).allMatch(each -> each.startsWith("typing-extensions"));
            if (!sdk) {
                packages.addAll(wanted);
            }
        }
        return packages;
    }

    private static List<String> requirements(List<String> install) {
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < install.size(); i++) {
            String word = install.get(i);
            if (INDEX.contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                wanted.add(word);
            }
        }
        return wanted;
    }

    /** As the file said it, or as the SDK says it for these packages; empty if nothing is installed. */
    static String script(PythonFunction function) {
        return START
                + function.installs().stream().map(PipInstalls::command).collect(Collectors.joining("  &&  "))
                + END;
    }

    private static String command(List<String> install) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < install.size() && QUIET.contains(install.get(at))) {
            words.add(install.get(at++));
        }
        while (at + 1 < install.size() && INDEX.contains(install.get(at))) {
            words.add(install.get(at++));
            words.add(install.get(at++));
        }
        install.stream().skip(at).map(PipInstalls::quoted).forEach(words::add);
        return INSTALL + String.join(" ", words);
    }

    /** As Python's {@code repr} quotes a text. */
    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\");
        return escaped.contains("'") && !escaped.contains("\"")
                ? "\"" + escaped + "\""
                : "'" + escaped.replace("'", "\\'") + "'";
    }
}
