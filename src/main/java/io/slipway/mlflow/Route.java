package io.slipway.mlflow;

import io.slipway.project.Permission;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One address of the door below its API, what its caller must be allowed in the project, and what answers it. */
record Route(String method, String path, Permission needs, Call.Handler handler) {
    /** The values of the parts in braces if the address is this one; null if it is another. */
    @Nullable
    List<String> match(String asked) {
        String[] parts = path.split("/", -1);
        String[] given = asked.split("/", -1);
        if (parts.length != given.length) {
            return null;
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].startsWith("{")) {
                values.add(given[i]);
            } else if (!parts[i].equals(given[i])) {
                return null;
            }
        }
        return values;
    }

    boolean hasParts() {
        return path.contains("{");
    }
}
