package io.slipway.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The module around a function's source, as the SDK compiles it: its own imports above, and nothing left that only
 * the SDK's compiler knows ({@code @dsl.component}, imports from {@code kfp}), which would fail at run time.
 */
final class PythonModule {
    private static final String HEAD =
            "import kfp\nfrom kfp import dsl\nfrom kfp.dsl import *\nfrom typing import *\n\n";
    private static final Pattern IMPORT =
            Pattern.compile("(from\\s+kfp(\\.dsl)?\\s+import\\s|import\\s+kfp\\s*(#|$)).*");
    private static final Pattern COMPONENT = Pattern.compile("@(\\w+\\.)*component\\b");
    private static final Pattern NEXT = Pattern.compile("def |async |class |@");

    private PythonModule() {}

    static String of(String source) {
        List<String> kept = new ArrayList<>();
        boolean decorator = false;
        boolean imports = false;
        for (String line : source.replace("\r\n", "\n").split("\n", -1)) {
            boolean from = !imports && IMPORT.matcher(line).matches();
            if (from || imports) {
                imports = line.contains("(") ? !line.contains(")") : imports && !line.contains(")");
                continue;
            }
            decorator = COMPONENT.matcher(line).lookingAt()
                    || (decorator && !NEXT.matcher(line).lookingAt());
            if (!decorator) {
                kept.add(line);
            }
        }
        return HEAD + body(String.join("\n", kept)) + "\n";
    }

    private static String body(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '\n') {
            start++;
        }
        String body = text.substring(start);
        return body.stripTrailing() + "\n";
    }
}
