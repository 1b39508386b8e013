package io.slipway.format.kfp;

import io.slipway.format.InvalidPipelineFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The documents of a YAML (or JSON) text as plain trees: no types of its own, no bombs, no recursion. */
final class YamlTree {
    private static final int DEPTH = 100;
    private static final int NODES = 1_000_000;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setLabel("file")
            .build();

    private final List<JsonNode> documents = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<Anchor, JsonNode> anchors = new HashMap<>();
    private int nodes;

    /** A collection that is being filled. */
    private static final class Open {
        private final JsonNode node;
        private final Optional<Anchor> anchor;
        private @Nullable String key;

        Open(JsonNode node, Optional<Anchor> anchor) {
            this.node = node;
            this.anchor = anchor;
        }
    }

    private YamlTree() {}

    static List<JsonNode> documents(String text) {
        YamlTree tree = new YamlTree();
        try {
            new Parse(SETTINGS).parseString(text).forEach(tree::take);
        } catch (MarkedYamlEngineException e) {
            throw new InvalidPipelineFile("The file is no YAML: %s%s. %s"
                    .formatted(
                            e.getProblem(),
                            e.getProblemMark().map(YamlTree::place).orElse(""),
                            OtherFiles.advice(text)));
        } catch (YamlEngineException e) {
            throw new InvalidPipelineFile("The file is no YAML: " + e.getMessage());
        }
        return tree.documents;
    }

    private static String place(org.snakeyaml.engine.v2.exceptions.Mark mark) {
        return " (line %d, column %d)".formatted(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private void take(Event event) {
        switch (event.getEventId()) {
            case MappingStart -> start(event, Trees.object());
            case SequenceStart -> start(event, JsonNodeFactory.instance.arrayNode());
            case MappingEnd, SequenceEnd -> {
                Open done = open.pop();
                add(done.node, event, done.anchor);
            }
            case Scalar -> {
                ScalarEvent scalar = (ScalarEvent) event;
                add(YamlScalars.value(scalar), event, scalar.getAnchor());
            }
            case Alias -> add(copied((AliasEvent) event), event, Optional.empty());
            case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {}
        }
    }

    private void start(Event event, JsonNode node) {
        ((CollectionStartEvent) event).getTag().ifPresent(tag -> refuseTag(tag, event));
        if (open.size() >= DEPTH) {
            throw new InvalidPipelineFile("The file nests deeper than %d levels%s; no pipeline does."
                    .formatted(DEPTH, event.getStartMark().map(YamlTree::place).orElse("")));
        }
        open.push(new Open(node, ((NodeEvent) event).getAnchor()));
    }

    static void refuseTag(String tag, Event event) {
        if (!tag.startsWith("tag:yaml.org,2002:")
                || !List.of("str", "int", "float", "bool", "null", "map", "seq").contains(tag.substring(18))) {
            throw new InvalidPipelineFile(
                    "The file asks for an object of the type %s%s; a pipeline file holds plain data only."
                            .formatted(
                                    tag,
                                    event.getStartMark().map(YamlTree::place).orElse("")));
        }
    }

    private JsonNode copied(AliasEvent event) {
        JsonNode target = anchors.get(event.getAlias());
        if (target == null) {
            throw new InvalidPipelineFile("The file is no YAML: *%s stands before (or within) what it refers to%s."
                    .formatted(
                            event.getAlias(),
                            event.getStartMark().map(YamlTree::place).orElse("")));
        }
        count(size(target));
        return target.deepCopy();
    }

    private static int size(JsonNode node) {
        int size = 1;
        for (JsonNode each : node) {
            size += size(each);
        }
        return size;
    }

    private void count(int more) {
        nodes += more;
        if (nodes > NODES) {
            throw new InvalidPipelineFile(
                    "The file holds more than %,d values once its aliases are followed; split it up.".formatted(NODES));
        }
    }

    private void add(JsonNode node, Event event, Optional<Anchor> anchor) {
        count(1);
        anchor.ifPresent(name -> anchors.put(name, node));
        Open into = open.peek();
        if (into == null) {
            documents.add(node);
            anchors.clear();
        } else if (into.node instanceof ArrayNode array) {
            array.add(node);
        } else if (into.key == null) {
            into.key = key((ObjectNode) into.node, node, event);
        } else {
            ((ObjectNode) into.node).set(into.key, node);
            into.key = null;
        }
    }

    private static String key(ObjectNode into, JsonNode node, Event event) {
        if (node.isContainer()) {
            throw new InvalidPipelineFile("The file has a key that is no text%s."
                    .formatted(event.getStartMark().map(YamlTree::place).orElse("")));
        }
        String key = event instanceof ScalarEvent scalar ? scalar.getValue() : node.asString();
        if (into.has(key)) {
            throw new InvalidPipelineFile("“%s” stands twice in the same place%s; remove one of them."
                    .formatted(key, event.getStartMark().map(YamlTree::place).orElse("")));
        }
        return key;
    }
}
