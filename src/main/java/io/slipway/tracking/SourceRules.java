package io.slipway.tracking;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which addresses may be a model version's source: none that leads out of the run or model that it is said to come from. */
final class SourceRules {
    private static final Pattern URI = Pattern.compile("([A-Za-z][A-Za-z0-9+.\\-]*):(?://([^/?#]*))?([^?#]*).*");
    private static final List<String> ROUTE = List.of("api", "2.0", "mlflow-artifacts", "artifacts");

    private SourceRules() {}

    static String scheme(String source) {
        Matcher uri = URI.matcher(source);
        return uri.matches() ? uri.group(1).toLowerCase(Locale.ROOT) : "";
    }

    static String authority(String source) {
        Matcher uri = URI.matcher(source);
        String authority = uri.matches() ? uri.group(2) : null;
        return authority == null ? "" : authority.toLowerCase(Locale.ROOT);
    }

    private static String path(String source) {
        Matcher uri = URI.matcher(source);
        return uri.matches() ? uri.group(3) : source;
    }

    /** The server's own disk is nobody's model. */
    static void notLocal(String source, String idName) {
        String scheme = scheme(source);
        if (scheme.isEmpty() || scheme.equals("file")) {
            throw TrackingException.invalid("Invalid model version source: '" + source
                    + "'. To use a local path as a model version source, the " + idName
                    + " request parameter has to be specified and the local path has to be contained within the"
                    + " artifact directory of the run specified by the " + idName + ".");
        }
    }

    static void straight(String source) {
        String plain = decoded(source);
        String path = path(plain).replaceAll("/+$", "").replaceAll("/+", "/");
        List<String> parts = Arrays.asList(plain.split("/", -1));
        boolean relative =
                parts.contains("..") || Arrays.asList(path.split("/", -1)).contains(".");
        boolean rooted = path.startsWith("/");
        if (plain.indexOf('\0') >= 0 || relative || !rooted) {
            throw TrackingException.invalid("Invalid model version source: '" + source
                    + "'. If supplying a source as an http, https, local file path, ftp, objectstore, or"
                    + " mlflow-artifacts uri, an absolute path must be provided without relative path references"
                    + " present. Please provide an absolute path.");
        }
    }

    /** Decoded as long as that changes anything, so that nothing hides behind a second layer of signs. */
    static String decoded(String text) {
        String before = text;
        try {
            String after = URLDecoder.decode(before, StandardCharsets.UTF_8);
            while (!after.equals(before)) {
                before = after;
                after = URLDecoder.decode(before, StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException noCode) {
            return before;
        }
        return before;
    }

    /** Whether the files would be ours, said directly or by an address of a server's proxy. */
    static boolean ofArtifacts(String source) {
        String scheme = scheme(source);
        List<String> parts = parts(source);
        boolean route = Collections.indexOfSubList(parts, ROUTE) >= 0;
        return scheme.equals("mlflow-artifacts") || ((scheme.equals("http") || scheme.equals("https")) && route);
    }

    static boolean within(String source, String root) {
        List<String> inner = parts(source);
        List<String> outer = parts(root);
        return scheme(source).equals(scheme(root))
                && authority(source).equals(authority(root))
                && !outer.isEmpty()
                && inner.size() >= outer.size()
                && inner.subList(0, outer.size()).equals(outer);
    }

    static List<String> parts(String source) {
        return Arrays.stream(path(source).split("/"))
                .filter(part -> !part.isEmpty())
                .map(SourceRules::decoded)
                .toList();
    }

    static TrackingException elsewhere(String source, String idName) {
        return TrackingException.invalid("Invalid model version source: '" + source + "'. The " + idName
                + " request parameter must identify the resource that contains the source.");
    }
}
