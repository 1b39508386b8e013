package io.slipway.ui.run;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

/** What the run page reads and orders, on a real engine and store; who may is tried for all doors elsewhere. */
class RunDoorTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static ConfigurableWebApplicationContext context;
    private static MockMvc door;
    private static ProjectId project;
    private static PipelineVersion version;
    private static PipelineRun run;
    private static Path log;

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
        project = access().asSystem(RunDoorTest::madeProject);
        version = access().asSystem(RunDoorTest::savedVersion);
        run = ended(access().asSystem(() -> start(3)));
        AttemptStore.Row attempt = access().asSystem(RunDoorTest::attempt);
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
                        ""));
    }

    @AfterAll
    static void close() {
        context.close();
    }

    private static Access access() {
        return bean(Access.class);
    }

    private static <T> T bean(Class<T> kind) {
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
        Step step = new Step(
                "comp-table",
                "The table",
                Map.of(),
                Set.of(),
                null,
                Step.StartWhen.ALL_SUCCEEDED,
                null,
                true,
                Step.Resources.NONE,
                null,
                "",
                Map.of());
        Input rows = new Input(new Type.Parameter(Type.Kind.INTEGER), new IntNode(5), true, "", Map.of());
        Component root = new Component(
                "",
                Map.of("rows", rows),
                Map.of(),
                new Implementation.Graph(Map.of("table", step), Map.of()),
                Map.of());
        return new Pipeline("Doors", "", Dialect.SLIPWAY, Map.of("comp-table", importer), root, Map.of());
    }

    private static PipelineRun start(int rows) {
        return bean(Engine.class)
                .start(
                        project,
                        new RunRequest(
                                version.pipeline(),
                                version.number(),
                                Map.of("rows", new IntNode(rows)),
                                "",
                                false,
                                null));
    }

    private static PipelineRun ended(PipelineRun begun) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> access().asSystem(() ->
                        bean(Runs.class).get(project, begun.id()).state().ended()));
        return access().asSystem(() -> bean(Runs.class).get(project, begun.id()));
    }

    private static Answer send(MockHttpServletRequestBuilder request) throws Exception {
        return access().asSystem(() -> {
            MockHttpServletResponse answer = door.perform(request).andReturn().getResponse();
            String type = String.valueOf(answer.getContentType());
            String text = answer.getContentAsString(StandardCharsets.UTF_8);
            return new Answer(
                    answer.getStatus(), JSON.readTree(type.startsWith("application/json") ? text : "null"), answer);
        });
    }

    private static Answer read(String path) throws Exception {
        return send(get("/app/" + project + "/runs/" + path));
    }

    private static Answer order(String path, String body) throws Exception {
        return send(post("/app/" + project + "/runs/" + path)
                .contentType("application/json")
                .content(body));
    }

    private static String logPath() throws Exception {
        String step = read(run.id() + "/steps")
                .body()
                .path("steps")
                .path(0)
                .path("id")
                .asString();
        return run.id() + "/steps/" + step + "/attempts/9/log";
    }

    @Test
    void thePictureHoldsRunStepsAndGraph() throws Exception {
        JsonNode picture = read(run.id()).body();
        assertThat(picture.path("run").path("state").asString()).isEqualTo("succeeded");
        assertThat(picture.path("run").path("arguments").path("rows").asInt()).isEqualTo(3);
        assertThat(picture.path("steps").path(0).path("path").asString()).isEqualTo("table");
        assertThat(picture.path("steps").path(0).path("state").asString()).isEqualTo("succeeded");
        assertThat(picture.path("pipeline").path("components").has("comp-table"))
                .isTrue();
        assertThat(picture.path("experimentName").asString()).isEqualTo("Doors");
        assertThat(Instant.parse(picture.path("now").asString())).isAfter(run.created());
        assertThat(picture.path("canRun").asBoolean()).isTrue();
    }

    @Test
    void whatChangesIsReadWithoutTheGraph() throws Exception {
        JsonNode live = read(run.id() + "/steps").body();
        assertThat(live.propertyNames()).containsExactlyInAnyOrder("run", "steps", "now");
    }

    @Test
    void aStepTellsWhatCameOut() throws Exception {
        String step = read(run.id() + "/steps")
                .body()
                .path("steps")
                .path(0)
                .path("id")
                .asString();
        JsonNode details = read(run.id() + "/steps/" + step).body();
        JsonNode artifact =
                details.path("outputs").path("artifact").path("artifacts").path(0);
        assertThat(artifact.path("schema").asString()).isEqualTo("system.Dataset");
        assertThat(artifact.path("size").asInt()).isEqualTo(8);
        assertThat(artifact.path("digest").asString()).startsWith("sha256:");
        assertThat(details.path("attempts").toString()).contains("python==3.11");
        assertThat(read(run.id() + "/steps/" + step + "/metrics").body()).isEmpty();
        assertThat(read(run.id() + "/timeline").body().path(step).findValuesAsString("number"))
                .contains("9");
    }

    @Test
    void aLogIsReadByWindowsSearchedAndSaved() throws Exception {
        String lines = IntStream.range(0, 3000)
                .mapToObj(i -> i == 2500 ? "\u001b[31mValueError\u001b[0m: wrong" : "line " + i)
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(log, lines);
        JsonNode window = read(logPath() + "?from=2998&count=250").body();
        assertThat(window.path("total").asInt()).isEqualTo(3000);
        assertThat(window.path("lines")).hasSize(2);
        assertThat(window.path("lines").path(0).asString()).isEqualTo("line 2998");
        assertThat(window.path("live").asBoolean()).isTrue();
        assertThat(read(logPath() + "?from=0&count=9999").body().path("lines")).hasSize(1000);
        JsonNode hits = send(get("/app/" + project + "/runs/" + logPath() + "/search")
                        .param("text", "LINE 299"))
                .body();
        assertThat(hits.path("lines")).hasSize(11);
        assertThat(hits.path("lines").path(0).asInt()).isEqualTo(299);
        assertThat(hits.path("more").asBoolean()).isFalse();
        assertThat(read(logPath() + "/error").body().path("line").asInt()).isEqualTo(2500);
        MockHttpServletResponse raw = read(logPath() + "/raw").raw();
        assertThat(raw.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(lines);
        assertThat(raw.getHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("table-attempt-9.log");
    }

    @Test
    void whatIsNotThereIsSaidAsSuch() throws Exception {
        assertThat(read("none").status()).isEqualTo(404);
        assertThat(read(run.id() + "/steps/none").status()).isEqualTo(404);
        assertThat(read(logPath().replace("/9/", "/7/")).status()).isEqualTo(404);
        assertThat(read("none").body().path("error").asString()).contains("no run");
    }

    @Test
    void aRunIsRepeatedWithOtherParameters() throws Exception {
        assertThat(read(run.id() + "/form").body().path("last").path("rows").asInt())
                .isEqualTo(3);
        Answer answer = order(run.id() + "/rerun", "{\"arguments\":{\"rows\":7},\"experiment\":\"\",\"cache\":true}");
        String id = answer.body().path("run").asString();
        assertThat(answer.body().path("address").asString()).isEqualTo("p/" + project + "/runs/" + id);
        PipelineRun again = ended(access().asSystem(() -> bean(Runs.class).get(project, id)));
        assertThat(again.rerunOf()).isEqualTo(run.id());
        assertThat(again.arguments()).containsEntry("rows", new IntNode(7));
        assertThat(read(id).body().path("previous").asString()).isNotEmpty();
    }

    @Test
    void whereItCanRunIsOfferedAndNowhereElse() throws Exception {
        JsonNode form = read(run.id() + "/form").body();
        assertThat(form.path("executor").asString()).isEqualTo("local");
        assertThat(form.path("executors").path(0).path("name").asString()).isEqualTo("local");
        assertThat(form.path("executors").path(0).path("whyNot").isNull()).isTrue();
        Answer answer = order(run.id() + "/rerun", "{\"cache\":true,\"executor\":\"nowhere\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("error").asString()).contains("nowhere");
    }

    @Test
    void aWrongParameterIsNamed() throws Exception {
        Answer answer = order(run.id() + "/rerun", "{\"arguments\":{\"rows\":\"many\"},\"cache\":true}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("fields").has("rows")).isTrue();
    }

    @Test
    void aRunIsRenamedDeletedAndBroughtBack() throws Exception {
        PipelineRun other = ended(access().asSystem(() -> start(1)));
        assertThat(order(other.id() + "/rename", "{\"title\":\"  better  \"}").status())
                .isEqualTo(200);
        assertThat(read(other.id()).body().path("run").path("title").asString()).isEqualTo("better");
        assertThat(order(other.id() + "/rename", "{\"title\":\" \"}").status()).isEqualTo(422);
        order(other.id() + "/delete", "{}");
        assertThat(listed()).doesNotContain(other.id());
        order(other.id() + "/restore", "{}");
        assertThat(listed()).contains(other.id());
    }

    @Test
    void whatSucceededCanNotBeRetriedAndStoppingItChangesNothing() throws Exception {
        assertThat(order(run.id() + "/retry", "{}").status()).isEqualTo(422);
        assertThat(order(run.id() + "/stop", "{}").status()).isEqualTo(200);
        assertThat(ended(run).state()).isEqualTo(run.state());
    }

    private static List<String> listed() {
        return access().asSystem(() -> bean(Runs.class).list(project, Runs.Query.latest(50)).stream()
                .map(PipelineRun::id)
                .toList());
    }
}
