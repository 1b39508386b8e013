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
        if (others.contains(server)) {
            return false;
        }
        try {
            if (api.text(Instance.PATH).equals(instance.id())) {
                return true;
            }
            others.add(server);
        } catch (ServerException no) {
            // One that is away or locked takes nothing else now: it is asked again.
            if (no.is("ENDPOINT_NOT_FOUND") || no.kind() == ServerException.Kind.REFUSED) {
                others.add(server);
            }
        }
        return false;
    }
}
