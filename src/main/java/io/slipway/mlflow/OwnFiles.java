package io.slipway.mlflow;

import io.slipway.artifact.logged.LoggedPath;
import io.slipway.tracking.LoggedModel;
import io.slipway.tracking.LoggedModels;
import io.slipway.tracking.Tracking;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which files a step's token writes: those of the runs that it reaches, and those of models that these runs log. */
@Component
class OwnFiles {
    private final Tracking tracking;
    private final LoggedModels models;
    private final Reach reach;

    OwnFiles(Tracking tracking, LoggedModels models, Reach reach) {
        this.tracking = tracking;
        this.models = models;
        this.reach = reach;
    }

    void mayWrite(Acting acting, LoggedPath path) {
        if (acting.onlyRun() == null) {
            return;
        }
        List<String> parts = path.parts();
        boolean ofModel = parts.size() > 4 && parts.get(1).equals("models");
        if (!ofModel && parts.size() < 4) {
            throw denied();
        }
        String root = ofModel ? model(acting, parts.get(2)) : run(acting, parts.get(1));
        if (!root.equals(ArtifactProxy.SCHEME + String.join("/", parts.subList(0, ofModel ? 4 : 3)))) {
            throw denied();
        }
    }

    private String run(Acting acting, String id) {
        reach.mayWrite(acting, id);
        return tracking.get(acting.project(), id).artifactUri();
    }

    private String model(Acting acting, String id) {
        LoggedModel model = models.get(acting.project(), id);
        reach.mayWrite(acting, model.sourceRun());
        return model.artifactUri();
    }

    private static Refusal denied() {
        return Refusal.denied("This token writes only below the artifacts of its own run");
    }
}
