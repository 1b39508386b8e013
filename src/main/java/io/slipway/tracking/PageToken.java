package io.slipway.tracking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the next page of a stably ordered list begins, in the form that MLflow's clients have seen before. */
final class PageToken {
    private static final Pattern OFFSET = Pattern.compile("\\{\"offset\": ?(\\d{1,9})}");

    private PageToken() {}

    static int offset(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return 0;
        }
        try {
            Matcher text = OFFSET.matcher(new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8));
            if (text.matches()) {
                return Integer.parseInt(text.group(1));
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below, like text that is none of ours
        }
        throw TrackingException.invalid("Invalid page token, could not base64-decode");
    }

    /** The page out of a list that was asked for with one item more than the page holds. */
    static <T> Page<T> page(List<T> oneMore, int limit, int offset) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        return new Page<>(oneMore.subList(0, limit), of(offset + limit));
    }

    static String of(int offset) {
        String next = "{\"offset\": " + offset + "}";
        return Base64.getEncoder().encodeToString(next.getBytes(StandardCharsets.UTF_8));
    }
}
