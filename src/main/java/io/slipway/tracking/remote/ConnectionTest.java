package io.slipway.tracking.remote;

import io.slipway.tracking.remote.Check.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.mlflow.api.proto.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tries what forwarding needs of a server, up to a run that is made and deleted again. What comes first decides whether what follows can be tried. */
final class ConnectionTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final MlflowApi api;
    private final Itself itself;
    private final Consumer<Check> told;

    ConnectionTest(MlflowApi api, Itself itself, Consumer<Check> told) {
        this.api = api;
        this.itself = itself;
        this.told = told;
    }

    void run() {
        if (answers() && workspace() && reads()) {
            records();
        }
    }

    private boolean answers() {
        try {
            String version = api.text("/version").strip();
            if (!version.matches("\\d+\\.\\d+.{0,40}")) {
                return bad(
                        "Server",
                        "What answers at " + api.server().address()
                                + " says no MLflow version: check that the address is that of an MLflow server");
            }
            if (itself.is(api)) {
                return bad("Server", capital(Itself.SENTENCE));
            }
            boolean plain = api.server().address().matches("http://(?!localhost\\b|127\\.|\\[::1]).*")
                    && !api.server().secret().isEmpty();
            say(
                    "Server",
                    plain ? Result.DOUBTFUL : Result.GOOD,
                    "MLflow " + version + " at " + api.server().address()
                            + (plain
                                    ? ". The credentials go there unencrypted: use https:// if the server has it"
                                    : ""));
            return true;
        } catch (ServerException no) {
            return bad("Server", no, toCheck(no.kind()));
        }
    }

    private static String toCheck(ServerException.Kind kind) {
        return switch (kind) {
            case AWAY -> "Check the address, and whether this machine reaches it";
            case LOCKED, DENIED -> "Check the token, or user and password";
            case REFUSED -> "Check the address and the workspace";
        };
    }

    private boolean workspace() {
        String wanted = api.server().workspace();
        boolean has = workspaces();
        if (!wanted.isEmpty() && !has) {
            return bad("Workspace", "This server has no workspaces: leave the field empty");
        }
        if (wanted.isEmpty() && has) {
            say("Workspace", Result.DOUBTFUL, "This server has workspaces; without one its default is used");
        }
        return true;
    }

    // Servers before 3.10 do not know the question.
    private boolean workspaces() {
        try {
            JsonNode info = JSON.readTree(api.text("/api/3.0/mlflow/server-info"));
            return info.path("workspaces_enabled").asBoolean(false);
        } catch (ServerException | JacksonException unknown) {
            return false;
        }
    }

    private boolean reads() {
        try {
            api.post(
                    "experiments/search",
                    Service.SearchExperiments.newBuilder().setMaxResults(1).build(),
                    Service.SearchExperiments.Response.newBuilder());
            say("Reading", Result.GOOD, "Experiments can be listed");
            return true;
        } catch (ServerException no) {
            return bad("Reading", no, "Check the token, or user and password, and what they may read");
        }
    }

    private void records() {
        String name = api.server().prefix() + RemoteServer.TRIAL;
        try {
            String experiment = trial(name);
            Service.RunInfo run = api.post(
                            "runs/create",
                            Service.CreateRun.newBuilder()
                                    .setExperimentId(experiment)
                                    .setRunName(RemoteServer.TRIAL)
                                    .build(),
                            Service.CreateRun.Response.newBuilder())
                    .getRun()
                    .getInfo();
            api.post(
                    "runs/log-batch",
                    Service.LogBatch.newBuilder()
                            .setRunId(run.getRunId())
                            .addTags(Messages.tag("slipway", "test"))
                            .build(),
                    Service.LogBatch.Response.newBuilder());
            say("Recording", Result.GOOD, "An experiment and a run were made and written to; both are deleted again");
            files(run);
            api.post(
                    "runs/update",
                    Service.UpdateRun.newBuilder()
                            .setRunId(run.getRunId())
                            .setStatus(Service.RunStatus.FINISHED)
                            .build(),
                    Service.UpdateRun.Response.newBuilder());
            api.post(
                    "runs/delete",
                    Service.DeleteRun.newBuilder().setRunId(run.getRunId()).build(),
                    Service.DeleteRun.Response.newBuilder());
            api.post(
                    "experiments/delete",
                    Service.DeleteExperiment.newBuilder()
                            .setExperimentId(experiment)
                            .build(),
                    Service.DeleteExperiment.Response.newBuilder());
        } catch (ServerException no) {
            bad("Recording", no, "These credentials need to make and delete experiments named " + name);
        }
    }

    /** The one of an earlier test, if there was one: deleted experiments keep their names. */
    private String trial(String name) {
        Optional<Service.Experiment> before = RemoteExperiments.named(api, name);
        if (before.isPresent()) {
            String id = before.get().getExperimentId();
            if (before.get().getLifecycleStage().equals("deleted")) {
                api.post(
                        "experiments/restore",
                        Service.RestoreExperiment.newBuilder()
                                .setExperimentId(id)
                                .build(),
                        Service.RestoreExperiment.Response.newBuilder());
            }
            return id;
        }
        return api.post(
                        "experiments/create",
                        Service.CreateExperiment.newBuilder().setName(name).build(),
                        Service.CreateExperiment.Response.newBuilder())
                .getExperimentId();
    }

    private void files(Service.RunInfo run) {
        try {
            Path file = Files.createTempFile("slipway", ".txt");
            try {
                api.put(RemoteFiles.place(run.getArtifactUri(), "test.txt"), file);
                api.delete(RemoteFiles.place(run.getArtifactUri(), "test.txt"));
                say("Files", Result.GOOD, "The server takes files");
            } finally {
                Files.delete(file);
            }
        } catch (ServerException no) {
            say("Files", Result.DOUBTFUL, sentence(no));
        } catch (IOException e) {
            say("Files", Result.DOUBTFUL, "Not tried: Slipway could not write a file of its own");
        }
    }

    private boolean bad(String what, ServerException no, String todo) {
        return bad(what, sentence(no) + ". " + todo);
    }

    private boolean bad(String what, String says) {
        say(what, Result.BAD, says);
        return false;
    }

    private static String sentence(ServerException no) {
        return capital(no.sentence());
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private void say(String what, Result result, String says) {
        told.accept(new Check(what, result, says));
    }
}
