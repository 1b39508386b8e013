package io.slipway.tracking.remote;

import io.slipway.tracking.Instance;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Knows this Slipway when it is given as a server: what it took there it would send there again, without end. */
@Component
class Itself {
    static final String SENTENCE =
            "this is the address of this Slipway itself, which keeps all that is recorded anyway: set that of an MLflow server";
    private final Instance instance;
    private final Set<String> others = ConcurrentHashMap.newKeySet();

    Itself(Instance instance) {
        this.instance = instance;
    }

    /** Asks the server, until it has said once that it is another. */
    boolean is(MlflowApi api) {
        String server = api.server().key();
        try {
            if (!others.contains(server)) {
                if (api.text(Instance.PATH).equals(instance.id())) {
                    return true;
                }
                others.add(server);
            }
        } catch (ServerException no) {
            switch (no.kind()) {
                case AWAY -> throw no;
                case REFUSED -> others.add(server);
                case LOCKED, DENIED -> {
                    // Nor does it take anything else now.
                }
            }
        }
        return false;
    }
}
