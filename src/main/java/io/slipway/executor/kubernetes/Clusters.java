package io.slipway.executor.kubernetes;

import io.slipway.executor.AttemptId;
import io.slipway.executor.StepExecutor;
import io.slipway.executor.StepFiles;
import io.slipway.project.Access;
import io.slipway.project.Installation;
import io.slipway.project.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes executors of clusters, and carries the files of what runs on them. */
@Component
public class Clusters implements StepFiles {
    private final Carriage carriage = new Carriage();
    private final Installation installation;
    private final Access access;
    private final Seal seal;
    private final Clock clock;

    Clusters(Installation installation, Access access, Vault vault, Clock clock) {
        this.installation = installation;
        this.access = access;
        this.seal = new Seal() {
            @Override
            public String seal(String text, String place) {
                return vault.seal(text, place);
            }

            @Override
            public String open(String sealed, String place) {
                return vault.open(sealed, place);
            }
        };
        this.clock = clock;
    }

    /** One that is ready to be put among the executors. Asks the cluster nothing yet. */
    public StepExecutor open(ClusterSettings settings) {
        String id = access.asSystem(installation::id);
        return new KubernetesExecutor(
                settings,
                id,
                () -> settings.address().isEmpty() ? installation.publicUrl() : settings.address(),
                carriage,
                seal,
                clock);
    }

    /** A door for the steps of this cluster where no server is; on the address of this machine that faces the cluster. */
    public StepEndpoint endpoint(ClusterSettings.Connection connection, Function<String, Optional<AttemptId>> tokens) {
        return new StepEndpoint(this, tokens, Connections.facing(connection));
    }

    @Override
    public Word word(AttemptId attempt, Duration patience) {
        return carriage.word(attempt, patience);
    }

    @Override
    public void inputs(AttemptId attempt, OutputStream out) throws IOException {
        carriage.inputs(attempt, out);
    }

    @Override
    public void outputs(AttemptId attempt, InputStream in) throws IOException {
        carriage.outputs(attempt, in);
    }

    @Override
    public void load(AttemptId attempt, String seen) {
        carriage.load(attempt, seen);
    }
}
