package io.slipway.ui.parts;

import io.slipway.project.ProjectId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the page of a registered model is; its name may hold signs that an address can't carry. */
public final class ModelAddress {
    // Firewalls refuse these in a path however they are encoded.
    private static final Pattern REFUSED = Pattern.compile("[~%;\\\\]");
    private static final Pattern WRITTEN = Pattern.compile("~([0-9A-F]{2})");

    private ModelAddress() {}

    public static String of(ProjectId project, String model) {
        String written = REFUSED.matcher(model)
                .replaceAll(sign -> String.format("~%02X", (int) sign.group().charAt(0)));
        return "p/" + project + "/models/"
                + URLEncoder.encode(written, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%7E", "~");
    }

    public static String of(ProjectId project, String model, long version) {
        return of(project, model) + "?version=" + version;
    }

    /** The name that the last part of an address stands for; that comes decoded from a browser, and as it is from a click. */
    public static String name(String part) {
        String read = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        return WRITTEN.matcher(read)
                .replaceAll(sign -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(sign.group(1), 16))));
    }
}
