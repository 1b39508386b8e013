package io.slipway.engine.step;

import io.slipway.engine.Passed;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.SecretUse;
import io.slipway.pipeline.Type;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a step's results depend on. Not in it, as in KFP: the step's name, its resources and retries. Addresses of
 * artifacts are not in it either: the same bytes written again are the same input.
 */
final class CacheParts {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int KEPT = 200;

    private CacheParts() {}

    static JsonNode of(
            Component component, Map<String, Passed> inputs, List<String> packages, List<SecretUse> secrets) {
        ObjectNode parts = NODES.objectNode();
        implementation(component.implementation(), parts);
        ObjectNode outputs = parts.putObject("outputs");
        component.outputs().forEach((name, output) -> outputs.put(name, type(output.type())));
        ObjectNode parameters = parts.putObject("parameters");
        ObjectNode artifacts = parts.putObject("artifacts");
        inputs.forEach((name, passed) -> {
            switch (passed) {
                case Passed.Value value -> parameters.set(name, kept(value.json()));
                case Passed.Artifacts list -> {
                    var all = artifacts.putArray(name);
                    list.artifacts().forEach(one -> all.add(identity(one)));
                }
            }
        });
        var environment = parts.putArray("packages");
        packages.stream().sorted().forEach(environment::add);
        if (!secrets.isEmpty()) {
            // Only then: keys from before there were secrets still hold.
            ObjectNode given = parts.putObject("secrets");
            secrets.forEach(use -> given.put(use.variable(), use.secret() + (use.file() ? " as a file" : "")));
        }
        return parts;
    }

    private static void implementation(Implementation implementation, ObjectNode parts) {
        switch (implementation) {
            case Implementation.PythonFunction python -> {
                parts.put("code", CanonicalJson.digest(python.source()));
                parts.put("function", python.function());
                parts.put("image", python.image());
                var install = parts.putArray("install");
                python.packages().forEach(install::add);
                python.pip().forEach(call -> install.add(String.join(" ", call)));
            }
            case Implementation.Container container -> {
                ObjectNode code = NODES.objectNode();
                code.putArray("command").addAll(container.command());
                code.putArray("args").addAll(container.args());
                parts.put("code", CanonicalJson.digest(code));
                parts.put("image", container.image());
            }
            case Implementation.Graph graph -> throw uncached(graph);
            case Implementation.Importer importer -> throw uncached(importer);
            case Implementation.Foreign foreign -> throw uncached(foreign);
        }
    }

    private static IllegalArgumentException uncached(Implementation implementation) {
        return new IllegalArgumentException("Only what runs as a process is cached, not " + implementation);
    }

    private static String type(Type type) {
        return switch (type) {
            case Type.Parameter parameter -> parameter.kind().name();
            case Type.Artifact artifact -> artifact.schema() + "@" + artifact.version() + (artifact.list() ? "[]" : "");
        };
    }

    /** Short values as they are, so that a difference can show them; long ones by digest. */
    private static JsonNode kept(JsonNode value) {
        String text = CanonicalJson.text(value);
        return text.length() <= KEPT
                ? Values.plain(value)
                : NODES.objectNode().put("sha256", CanonicalJson.digest(text));
    }

    /** Bytes, and what the step can read beside them. Where Slipway can't see the bytes, their address stands for them. */
    private static String identity(Passed.Artifact artifact) {
        ObjectNode metadata = NODES.objectNode();
        artifact.metadata().forEach(metadata::set);
        String digest = artifact.digest();
        String bytes = digest != null ? digest : artifact.uri().startsWith("/") ? "nothing" : artifact.uri();
        return bytes + " " + artifact.schema() + " " + CanonicalJson.digest(metadata);
    }
}
