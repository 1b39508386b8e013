package io.slipway;

import io.slipway.artifact.logged.LoggedFile;
import io.slipway.artifact.logged.LoggedFiles;
import io.slipway.artifact.logged.LoggedPath;
import io.slipway.engine.Runs;
import io.slipway.executor.AttemptId;
import io.slipway.mlflow.Acting;
import io.slipway.mlflow.Doorway;
import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.ForbiddenException;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.project.SignedIn;
import io.slipway.tracking.Gate;
import io.slipway.tracking.remote.LoggedBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the tracking room and the mlflow door to the project room's rules. */
@Configuration
class Doors {
    private static final int MOST_FILES = 10_000;

    @Bean
    Gate gate(Access access) {
        return new Gate() {
            @Override
            public void require(ProjectId project, Permission permission) {
                access.require(project, permission);
            }

            @Override
            public String caller() {
                Caller caller = access.caller();
                // People know a step by its title, and not the run by its id.
                return caller instanceof Caller.RunToken step ? "step " + step.title() : new SignedIn(caller).getName();
            }
        };
    }

    @Bean
    LoggedBytes loggedBytes(LoggedFiles files) {
        return new LoggedBytes() {
            @Override
            public @Nullable Path file(ProjectId project, String path) {
                return files.file(project, LoggedPath.of(path));
            }

            @Override
            public List<String> below(ProjectId project, String folder) {
                try {
                    return files.tree(project, LoggedPath.of(folder), MOST_FILES).stream()
                            .map(LoggedFile::path)
                            .toList();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** MLflow's addresses name no project: the token does. */
    @Bean
    Doorway doorway(Access access, Runs runs) {
        return new Doorway() {
            @Override
            public Optional<Acting> acting() {
                return asking(access).flatMap(Doors::acting);
            }

            @Override
            public Optional<Instant> since(Caller.RunToken step) {
                return runs.runningSince(step.project(), AttemptId.of(step.attempt()));
            }
        };
    }

    private static Optional<Acting> acting(Caller caller) {
        return switch (caller) {
            case Caller.RunToken step -> Optional.of(new Acting(step.project(), step));
            case Caller.PersonalToken token -> Optional.of(new Acting(token.project(), null));
            case Caller.Person person -> Optional.empty();
            case Caller.Newcomer newcomer -> Optional.empty();
            case Caller.Engine engine -> Optional.empty();
        };
    }

    private static Optional<Caller> asking(Access access) {
        try {
            return Optional.of(access.caller());
        } catch (ForbiddenException nobody) {
            return Optional.empty();
        }
    }
}
