package io.slipway.exec;

import io.slipway.executor.AttemptId;
import io.slipway.executor.Executors;
import io.slipway.executor.kubernetes.ClusterSettings;
import io.slipway.executor.kubernetes.ClusterSettings.Connection;
import io.slipway.executor.kubernetes.Clusters;
import io.slipway.executor.kubernetes.StepEndpoint;
import io.slipway.project.Caller;
import io.slipway.project.RunTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The cluster that a terminal's steps run on, and the door through which they fetch and bring their files. */
@Component
public class OnCluster implements DisposableBean {
    static final String NAME = "cluster";
    private final Clusters clusters;
    private final Executors executors;
    private final RunTokens tokens;
    private final Environment environment;
    private @Nullable StepEndpoint door;

    OnCluster(Clusters clusters, Executors executors, RunTokens tokens, Environment environment) {
        this.clusters = clusters;
        this.executors = executors;
        this.tokens = tokens;
        this.environment = environment;
    }

    /** Makes it ready if one is asked for; {@link ExecRefused} where it can't be. */
    public void ready(ExecOptions options) {
        if (options.kubeconfig() == null) {
            return;
        }
        Connection connection = new Connection.Kubeconfig(text(options.kubeconfig()), "");
        try {
            door = clusters.endpoint(connection, this::attempt);
        } catch (UncheckedIOException away) {
            throw new ExecRefused(String.valueOf(away.getMessage()));
        }
        String address = environment.getProperty("SLIPWAY_EXEC_ADDRESS", door.address());
        executors.put(
                NAME, clusters.open(ClusterSettings.of(connection, options.namespace(), address)), project -> true);
    }

    private Optional<AttemptId> attempt(String token) {
        return tokens.find(token)
                .filter(Caller.RunToken.class::isInstance)
                .map(caller -> AttemptId.of(((Caller.RunToken) caller).attempt()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ExecRefused("The kubeconfig " + file + " can't be read: " + e.getMessage());
        }
    }

    @Override
    public void destroy() {
        if (door != null) {
            door.close();
        }
    }
}
