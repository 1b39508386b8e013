package io.slipway.artifact;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The name of a file that somebody brings: theirs, as far as it is one name and nothing more. */
final class FileName {
    private static final Pattern ODD = Pattern.compile("[\\p{Cntrl}/\\\\:*?\"<>|]");
    private static final int LONGEST = 200;

    private FileName() {}

    static String of(String given) {
        int start = Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1;
        String name = ODD.matcher(given.substring(start)).replaceAll("_").strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new ArtifactException("Expected the name of a file, but '" + given.replace('\0', '?') + "' came");
        }
        return cut(name);
    }

    /** File systems count bytes; the end stays because it tells the type. */
    private static String cut(String name) {
        String left = name;
        while (left.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            left = left.substring(left.offsetByCodePoints(0, 1));
        }
        return left;
    }
}
