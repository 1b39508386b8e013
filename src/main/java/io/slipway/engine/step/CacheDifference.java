package io.slipway.engine.step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Two cache keys, told apart in words for a person: what somebody changed comes before what follows from it. */
record CacheDifference(JsonNode before, JsonNode now) {
    private static final int NAMED = 3;

    List<String> words() {
        List<String> words = new ArrayList<>();
        if (differ("code") || differ("function")) {
            words.add("the code changed");
        }
        if (differ("image")) {
            words.add("the image changed from " + before.path("image").asString("none") + " to "
                    + now.path("image").asString("none"));
        }
        words.addAll(few("parameters", each("parameter", map("parameters", true), map("parameters", false), true)));
        words.addAll(few("inputs", each("input", map("artifacts", true), map("artifacts", false), false)));
        words.addAll(few("secrets", each("secret in", map("secrets", true), map("secrets", false), true)));
        if (differ("outputs")) {
            words.add("the outputs are declared differently");
        }
        words.addAll(environment());
        return words;
    }

    private List<String> environment() {
        List<String> words = few("packages", each("package", packages(before), packages(now), true));
        if (words.isEmpty() && differ("install")) {
            words.add("the packages to install changed");
        }
        return words;
    }

    private boolean differ(String part) {
        return !CanonicalJson.text(before.path(part)).equals(CanonicalJson.text(now.path(part)));
    }

    private Map<String, String> map(String part, boolean old) {
        Map<String, String> map = new LinkedHashMap<>();
        (old ? before : now)
                .path(part)
                .properties()
                .forEach(one -> map.put("`" + one.getKey() + "`", CanonicalJson.text(one.getValue())));
        return map;
    }

    private static Map<String, String> packages(JsonNode parts) {
        Map<String, String> map = new LinkedHashMap<>();
        parts.path("packages").valueStream().map(JsonNode::asString).forEach(one -> {
            int end = one.indexOf("==");
            map.put(end < 0 ? one : one.substring(0, end), end < 0 ? "" : one.substring(end + 2));
        });
        return map;
    }

    private static List<String> each(String kind, Map<String, String> old, Map<String, String> young, boolean shown) {
        Set<String> names = new LinkedHashSet<>(young.keySet());
        names.addAll(old.keySet());
        List<String> words = new ArrayList<>();
        for (String name : names) {
            String was = old.get(name);
            String is = young.get(name);
            if (was == null || !was.equals(is)) {
                words.add(kind + " " + name + " " + change(was, is, shown));
            }
        }
        return words;
    }

    private static String change(@Nullable String was, @Nullable String is, boolean shown) {
        if (was == null) {
            return "is new";
        }
        if (is == null) {
            return "is gone";
        }
        boolean longValue = was.startsWith("{\"sha256\":") || is.startsWith("{\"sha256\":");
        return shown && !longValue ? "changed from " + was + " to " + is : "changed";
    }

    private static List<String> few(String kind, List<String> words) {
        if (words.size() <= NAMED) {
            return words;
        }
        List<String> few = new ArrayList<>(words.subList(0, NAMED));
        few.add((words.size() - NAMED) + " more " + kind + " changed");
        return few;
    }
}
