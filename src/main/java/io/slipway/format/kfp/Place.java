package io.slipway.format.kfp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A place in the file with foreign data of its own: words that the model lacks, and the file's spelling. */
enum Place {
    PIPELINE("defaultPipelineRoot sdkVersion"),
    COMPONENT("singlePlatformSpecs taskConfigPassthroughs"),
    INPUT("literals"),
    OUTPUT("metadata properties customProperties"),
    STEP("parameterIterator artifactIterator iteratorPolicy"),
    PYTHON("env lifecycle"),
    CONTAINER("lifecycle"),
    IMPORTER("properties customProperties downloadToWorkspace");

    private final String words;

    Place(String words) {
        this.words = words;
    }

    private List<String> words() {
        return List.of(words.split(" ", -1));
    }

    /** What is foreign in the file's node, given how Slipway writes what it understood of it. */
    Map<String, JsonNode> foreign(ObjectNode ours, ObjectNode theirs) {
        Map<String, JsonNode> foreign = new LinkedHashMap<>();
        ObjectNode rest = theirs.deepCopy();
        for (String word : words()) {
            JsonNode found = theirs.get(word);
            if (found != null && !Trees.same(found, ours.get(word))) {
                foreign.put(word, found);
                rest.remove(word);
            }
        }
        ObjectNode left = ours.deepCopy();
        foreign.keySet().forEach(left::remove);
        ArrayNode spelling = Spelling.between(left, rest);
        if (!spelling.isEmpty()) {
            foreign.put(Spelling.KEY, spelling);
        }
        return foreign;
    }

    /** The node with its foreign data put back. */
    ObjectNode restored(ObjectNode ours, Map<String, JsonNode> foreign) {
        ObjectNode result = ours.deepCopy();
        for (String word : words()) {
            JsonNode found = foreign.get(word);
            if (found != null) {
                result.set(word, found);
            }
        }
        return Spelling.applied(result, foreign.get(Spelling.KEY));
    }
}
