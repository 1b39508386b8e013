package io.slipway.engine.shell;

import io.slipway.engine.PipelineRun;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineId;
import io.slipway.pipeline.Versions;
import io.slipway.project.Access;
import io.slipway.project.ProjectId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What runs pin. Versions never change, so those read last are kept; callers have checked who asks. */
@Component
public class Contents {
    private static final int KEPT = 64;
    private final Versions versions;
    private final Access access;
    private final Map<Pinned, Pipeline> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

    Contents(Versions versions, Access access) {
        this.versions = versions;
        this.access = access;
    }

    private record Pinned(ProjectId project, PipelineId pipeline, int version) {}

    public Pipeline of(PipelineRun run) {
        Pinned pinned = new Pinned(run.project(), run.pipeline(), run.version());
        synchronized (kept) {
            Pipeline known = kept.get(pinned);
            if (known != null) {
                return known;
            }
        }
        Pipeline read = access.asSystem(() -> versions.get(run.project(), run.pipeline(), run.version()))
                .content();
        synchronized (kept) {
            kept.put(pinned, read);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return read;
    }
}
