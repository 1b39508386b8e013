package io.slipway.format.kfp;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a file says something where Slipway would say it otherwise: a list of {@code {at, ours, theirs}}. It is applied
 * again only where what Slipway would write is still the same, so that it never undoes an edit.
 */
final class Spelling {
    /** Under this key a place's foreign data keeps its spelling. */
    static final String KEY = "spelling";

    private Spelling() {}

    static ArrayNode between(JsonNode ours, JsonNode theirs) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        compare(ours, theirs, "", found);
        return found;
    }

    private static void compare(JsonNode ours, JsonNode theirs, String at, ArrayNode found) {
        ObjectNode left = Trees.object();
        ObjectNode right = Trees.object();
        for (String key : keys(ours, theirs)) {
            JsonNode one = get(ours, key);
            JsonNode other = get(theirs, key);
            if (Trees.same(one, other)) {
                continue;
            }
            if (one != null && other != null && comparable(one, other)) {
                compare(one, other, at + "/" + escape(key), found);
                continue;
            }
            if (one != null) {
                left.set(key, one);
            }
            if (other != null) {
                right.set(key, other);
            }
        }
        if (!left.isEmpty() || !right.isEmpty()) {
            found.addObject().put("at", at).set("ours", left).set("theirs", right);
        }
    }

    private static boolean comparable(JsonNode one, JsonNode other) {
        return (one.isObject() && other.isObject()) || (one.isArray() && other.isArray() && one.size() == other.size());
    }

    private static Set<String> keys(JsonNode ours, JsonNode theirs) {
        Set<String> keys = new LinkedHashSet<>();
        for (JsonNode node : new JsonNode[] {ours, theirs}) {
            if (node.isArray()) {
                for (int i = 0; i < node.size(); i++) {
                    keys.add(String.valueOf(i));
                }
            }
            keys.addAll(new TreeSet<>(node.propertyNames()));
        }
        return keys;
    }

    /** The node with all that still fits put in its place. */
    static ObjectNode applied(ObjectNode ours, @Nullable JsonNode spelling) {
        if (spelling == null || spelling.isEmpty()) {
            return ours;
        }
        ObjectNode result = ours.deepCopy();
        for (JsonNode each : spelling) {
            JsonNode place = result.at(Trees.text(each, "at"));
            JsonNode left = Trees.at(each, "ours");
            JsonNode right = Trees.at(each, "theirs");
            if (place.isContainer() && fits(place, left, right)) {
                replace(place, left, right);
            }
        }
        return result;
    }

    private static boolean fits(JsonNode place, JsonNode ours, JsonNode theirs) {
        for (Map.Entry<String, JsonNode> each : ours.properties()) {
            if (!Trees.same(get(place, each.getKey()), each.getValue())) {
                return false;
            }
        }
        return theirs.propertyNames().stream().allMatch(key -> ours.has(key) || get(place, key) == null);
    }

    private static void replace(JsonNode place, JsonNode ours, JsonNode theirs) {
        switch (place) {
            case ObjectNode object -> {
                ours.propertyNames().forEach(object::remove);
                theirs.properties().forEach(each -> object.set(each.getKey(), each.getValue()));
            }
            case ArrayNode array ->
                theirs.properties().forEach(each -> array.set(Integer.parseInt(each.getKey()), each.getValue()));
            default -> throw new IllegalStateException("no container: " + place);
        }
    }

    private static @Nullable JsonNode get(JsonNode node, String key) {
        return node.isArray() ? node.get(Integer.parseInt(key)) : node.get(key);
    }

    private static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
