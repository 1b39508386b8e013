package io.slipway.engine.live;

import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.executor.AttemptId;
import io.slipway.project.ProjectId;
import io.slipway.project.ProjectSettings;
import java.util.Map;
import java.util.Optional;

/** What is on disk of runs. Everything that it throws means: it is not known whether that happened, read again. */
public interface Ledger {
    RunImage load(String run);

    /**
     * Writes all of it or nothing; answers the tokens of the attempts begun in it. {@link FencedException} if this
     * server process is not the one any more that carries the run.
     */
    Map<AttemptId, String> commit(Commit commit);

    /** A new token for an open attempt, in place of the one that it had. */
    String token(RunImage image, Node node);

    /** The newest result under this key. */
    Optional<Reusable> reusable(ProjectId project, String hash);

    /** The key that the same step of the same pipeline had last. */
    Optional<EarlierKey> earlier(RunImage image, String path);

    ProjectSettings settings(ProjectId project);
}
