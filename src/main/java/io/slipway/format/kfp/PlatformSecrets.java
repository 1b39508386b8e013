package io.slipway.format.kfp;

import io.slipway.pipeline.SecretUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code kfp-kubernetes} says of secrets of the cluster. Key {@code password} of the secret {@code db} is the
 * project's secret {@code db.password} here. A secret as a volume names no keys, so that it can't be told which files it
 * has: it is kept, and a person chooses.
 */
final class PlatformSecrets {
    private static final String AS_VARIABLES = "secretAsEnv";
    private static final String AS_FOLDER = "secretAsVolume";

    private PlatformSecrets() {}

    /** Of one executor's configuration. */
    static List<SecretUse> read(ObjectNode executor) {
        List<SecretUse> uses = new ArrayList<>();
        for (JsonNode given : Trees.items(executor, AS_VARIABLES)) {
            name(given)
                    .ifPresent(secret -> Trees.items(given, "keyToEnv")
                            .forEach(key -> uses.add(new SecretUse(
                                    secret + "." + Trees.text(key, "secretKey"), Trees.text(key, "envVar"), false))));
        }
        return uses;
    }

    // Its name may be known at the run only, and an optional one may be missing there.
    private static Optional<String> name(JsonNode given) {
        String said = Trees.text(given, "secretName");
        ObjectNode value = Trees.at(Trees.at(given, "secretNameParameter"), "runtimeValue");
        String name = said.isEmpty() ? Trees.text(value, "constant") : said;
        return name.isEmpty() || Trees.flag(given, "optional") ? Optional.empty() : Optional.of(name);
    }

    /** Whether steps are given all that an executor's configuration says under this word. */
    static boolean covers(String word, ObjectNode executor) {
        if (!word.equals(AS_VARIABLES)) {
            return false;
        }
        for (JsonNode given : Trees.items(executor, AS_VARIABLES)) {
            if (name(given).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** What an executor's configuration says under this word of secrets that steps are not given, for people. */
    static List<String> left(String word, ObjectNode executor) {
        List<String> left = new ArrayList<>();
        if (isSecret(word)) {
            for (JsonNode given : Trees.items(executor, word)) {
                String folder = Trees.text(given, "mountPath");
                String secret = name(given).orElse("one whose name is open");
                left.add(folder.isEmpty() ? secret : secret + " in " + folder);
            }
        }
        return left;
    }

    static boolean isSecret(String word) {
        return word.equals(AS_VARIABLES) || word.equals(AS_FOLDER);
    }
}
