package io.slipway.artifact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody's HTML for a sandboxed frame: it may draw itself, scripts included, but reach no address. */
final class SafeDocument {
    private static final Pattern DOCTYPE = Pattern.compile("\\A\\s*<!doctype[^>]*>", Pattern.CASE_INSENSITIVE);
    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
            + " script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:\">";

    private SafeDocument() {}

    static String of(String html) {
        Matcher doctype = DOCTYPE.matcher(html);
        // A browser heeds a doctype only where nothing stands before it.
        return doctype.find()
                ? html.substring(0, doctype.end()) + POLICY + html.substring(doctype.end())
                : "<!doctype html>" + POLICY + html;
    }
}
