package io.slipway.ui.run;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.slipway.Application;
import io.slipway.artifact.Artifacts;
import io.slipway.artifact.Stored;
import io.slipway.engine.Attempt;
import io.slipway.engine.Engine;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunRequest;
import io.slipway.engine.Runs;
import io.slipway.engine.StepState;
import io.slipway.engine.store.AttemptStore;
import io.slipway.executor.Executors;
import io.slipway.pipeline.Argument;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Dialect;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.PipelineVersion;
import io.slipway.pipeline.Pipelines;
import io.slipway.pipeline.Step;
import io.slipway.pipeline.Type;
import io.slipway.pipeline.Versions;
import io.slipway.project.Access;
import io.slipway.project.ProjectId;
import io.slipway.project.Projects;
import io.slipway.project.people.People;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.ConfigurableWebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.IntNode;

/** A server with one run that has ended, and the doors of its page without a browser. */
abstract class OpenRun {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static ConfigurableWebApplicationContext context;
    private static MockMvc door;
    static ProjectId project;
    private static PipelineVersion version;
    static PipelineRun run;
    static Path log;

    record Answer(int status, JsonNode body, MockHttpServletResponse raw) {}

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        context = (ConfigurableWebApplicationContext) new SpringApplicationBuilder(Application.class)
                .run(
                        "--slipway.home=" + folder.toRealPath().resolve("home"),
                        "--slipway.admin-password=correct horse battery",
                        "--server.port=0",
                        "--vaadin.productionMode=true");
        door = MockMvcBuilders.webAppContextSetup(context).build();
        log = Files.createFile(folder.resolve("log.txt"));
        project = access().asSystem(OpenRun::madeProject);
        version = access().asSystem(OpenRun::savedVersion);
        run = ended(access().asSystem(() -> start(3)));
        AttemptStore.Row attempt = access().asSystem(OpenRun::attempt);
        new TransactionTemplate(bean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> bean(AttemptStore.class).insert(run.id(), List.of(attempt)));
    }

    private static ProjectId madeProject() {
        var owner = bean(People.class).create("ann", true).account();
        return bean(Projects.class).create("Doors", owner.id()).id();
    }

    private static PipelineVersion savedVersion() {
        byte[] bytes = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
        Stored table =
                bean(Artifacts.class).upload(project, "table.csv", new ByteArrayInputStream(bytes), bytes.length);
        var entry = bean(Pipelines.class).create(project, pipeline(table));
        return bean(Versions.class).save(project, entry.id(), "first");
    }

    /** An importer prints nothing: this one is written down as if the step had been a process. */
    private static AttemptStore.Row attempt() {
        String step = bean(Runs.class).steps(project, run.id()).getFirst().id();
        return new AttemptStore.Row(
                step,
                new Attempt(
                        9,
                        new StepState.Running(),
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        null,
                        null,
                        log,
                        List.of("python==3.11"),
                        "",
                        ""));
    }

    @AfterAll
    static void close() {
        context.close();
    }

    static Access access() {
        return bean(Access.class);
    }

    static <T> T bean(Class<T> kind) {
        return context.getBean(kind);
    }

    private static Pipeline pipeline(Stored table) {
        Component importer = new Component(
                "",
                Map.of(),
                Map.of("artifact", new Output(new Type.Artifact("system.Dataset", "0.0.1", false), "", Map.of())),
                new Implementation.Importer(
                        new Argument.Literal(JSON.valueToTree(table.uri())), Map.of(), false, Map.of()),
                Map.of());
        Step step = Step.of("comp-table", "The table", Map.of());
        Input rows = new Input(new Type.Parameter(Type.Kind.INTEGER), new IntNode(5), true, "", Map.of());
        Component root = new Component(
                "",
                Map.of("rows", rows),
                Map.of(),
                new Implementation.Graph(Map.of("table", step), Map.of()),
                Map.of());
        return new Pipeline("Doors", "", Dialect.SLIPWAY, Map.of("comp-table", importer), root, Map.of());
    }

    static PipelineRun start(int rows) {
        return bean(Engine.class)
                .start(
                        project,
                        new RunRequest(
                                version.pipeline(),
                                version.number(),
                                Map.of("rows", new IntNode(rows)),
                                "",
                                false,
                                false,
                                null,
                                Executors.LOCAL));
    }

    static PipelineRun ended(PipelineRun begun) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> access().asSystem(() ->
                        bean(Runs.class).get(project, begun.id()).state().ended()));
        return access().asSystem(() -> bean(Runs.class).get(project, begun.id()));
    }

    static Answer send(MockHttpServletRequestBuilder request) throws Exception {
        return access().asSystem(() -> {
            MockHttpServletResponse answer = door.perform(request).andReturn().getResponse();
            String type = String.valueOf(answer.getContentType());
            String text = answer.getContentAsString(StandardCharsets.UTF_8);
            return new Answer(
                    answer.getStatus(), JSON.readTree(type.startsWith("application/json") ? text : "null"), answer);
        });
    }

    static Answer read(String path) throws Exception {
        return send(get("/app/" + project + "/runs/" + path));
    }

    static Answer order(String path, String body) throws Exception {
        return send(post("/app/" + project + "/runs/" + path)
                .contentType("application/json")
                .content(body));
    }
}
