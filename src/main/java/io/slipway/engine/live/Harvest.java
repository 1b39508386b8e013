package io.slipway.engine.live;

import io.slipway.engine.Passed;
import io.slipway.tracking.Metric;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was found after an attempt ended; {@code logged} is what it recorded by MLflow's client. */
public sealed interface Harvest {
    List<Metric> logged();

    record Given(Map<String, Passed> outputs, List<Metric> logged) implements Harvest {
        public Given {
            outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
            logged = List.copyOf(logged);
        }
    }

    /** It failed, for this reason. */
    record Wrong(String reason, List<Metric> logged) implements Harvest {
        public Wrong {
            logged = List.copyOf(logged);
        }
    }
}
