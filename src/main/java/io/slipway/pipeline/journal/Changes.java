package io.slipway.pipeline.journal;

import io.slipway.pipeline.InvalidEditException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lists of changes: found, applied, inverted, compared, written and read. */
public final class Changes {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Changes() {}

    /** What makes {@code after} of {@code before}, in the order in which it must be applied. */
    public static List<Change> between(ObjectNode before, ObjectNode after) {
        List<Change> found = new ArrayList<>();
        compare(Place.PIPELINE, List.of(), before, after, found);
        return found;
    }

    private static void compare(
            Place place, List<String> path, ObjectNode before, ObjectNode after, List<Change> found) {
        String behind = "";
        for (String name : List.copyOf(before.propertyNames())) {
            if (!after.has(name)) {
                found.add(new Change(deeper(path, name), before.get(name), null, behind));
            }
            behind = name;
        }
        behind = "";
        for (String name : List.copyOf(after.propertyNames())) {
            JsonNode old = before.get(name);
            JsonNode now = after.get(name);
            if (old == null) {
                found.add(new Change(deeper(path, name), null, now, behind));
            } else if (splits(place.child(name), old, now)) {
                compare(place.child(name), deeper(path, name), (ObjectNode) old, (ObjectNode) now, found);
            } else if (!same(old, now)) {
                found.add(new Change(deeper(path, name), old, now, null));
            }
            behind = name;
        }
    }

    // A component of another kind is another thing as a whole.
    private static boolean splits(Place place, JsonNode old, JsonNode now) {
        return place != Place.VALUE
                && old instanceof ObjectNode
                && now instanceof ObjectNode
                && Objects.equals(old.get("is"), now.get("is"));
    }

    /** Equal as JSON; 60 and 60.0 are the same number. */
    public static boolean same(@Nullable JsonNode a, @Nullable JsonNode b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        return a.equals(
                (left, right) -> left.isNumber() && right.isNumber()
                        ? left.decimalValue().compareTo(right.decimalValue())
                        : left.equals(right) ? 0 : 1,
                b);
    }

    /** Whether each field still holds what these changes left there. */
    public static List<Change> overtaken(ObjectNode tree, List<Change> changes) {
        return changes.stream()
                .filter(change -> !same(at(tree, change.path()), change.after()))
                .toList();
    }

    /** What takes these changes back. */
    public static List<Change> inverse(List<Change> changes) {
        List<Change> back =
                new ArrayList<>(changes.stream().map(Change::inverse).toList());
        Collections.reverse(back);
        return back;
    }

    /** A copy of the tree without these changes, the last of which was made last; what was changed again since stays. */
    public static ObjectNode rewind(ObjectNode tree, List<Change> changes) {
        ObjectNode copy = tree.deepCopy();
        for (Change change : changes.reversed()) {
            List<String> path = change.path();
            boolean holds = same(at(copy, path), change.after());
            if (holds && at(copy, path.subList(0, path.size() - 1)) instanceof ObjectNode) {
                make(copy, change.inverse());
            }
        }
        return copy;
    }

    /** A copy of the tree with these changes made. */
    public static ObjectNode apply(ObjectNode tree, List<Change> changes) {
        ObjectNode copy = tree.deepCopy();
        changes.forEach(change -> make(copy, change));
        return copy;
    }

    private static void make(ObjectNode tree, Change change) {
        List<String> path = change.path();
        if (!(at(tree, path.subList(0, path.size() - 1)) instanceof ObjectNode parent)) {
            throw new InvalidEditException(
                    "What this changes is not there any more: somebody deleted it meanwhile. Undo the deletion first");
        }
        JsonNode value = change.after();
        if (value == null) {
            parent.remove(path.getLast());
        } else if (parent.has(path.getLast()) || change.behind() == null) {
            parent.set(path.getLast(), value.deepCopy());
        } else {
            insert(parent, path.getLast(), value.deepCopy(), change.behind());
        }
    }

    private static void insert(ObjectNode parent, String name, JsonNode value, String behind) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        if (behind.isEmpty()) {
            fields.put(name, value);
        }
        parent.properties().forEach(field -> {
            fields.put(field.getKey(), field.getValue());
            if (field.getKey().equals(behind)) {
                fields.put(name, value);
            }
        });
        fields.putIfAbsent(name, value);
        parent.removeAll();
        parent.setAll(fields);
    }

    /** What stands at a path; null where nothing does. */
    public static @Nullable JsonNode at(ObjectNode tree, List<String> path) {
        JsonNode node = tree;
        for (String name : path) {
            node = node == null ? null : node.get(name);
        }
        return node;
    }

    private static List<String> deeper(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    public static String write(List<Change> changes) {
        return MAPPER.writeValueAsString(changes);
    }

    public static List<Change> read(String json) {
        return MAPPER.readValue(json, new TypeReference<List<Change>>() {});
    }
}
