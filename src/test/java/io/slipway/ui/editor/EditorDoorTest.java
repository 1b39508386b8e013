package io.slipway.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.slipway.Application;
import io.slipway.pipeline.Examples;
import io.slipway.pipeline.Pipelines;
import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.Members;
import io.slipway.project.ProjectId;
import io.slipway.project.Projects;
import io.slipway.project.Role;
import io.slipway.project.SignedIn;
import io.slipway.project.people.People;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.ConfigurableWebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the editor asks of the server, on the whole application; who may is tried for all doors elsewhere. */
class EditorDoorTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, Caller.Person> PEOPLE = new HashMap<>();
    private static ConfigurableWebApplicationContext context;
    private static MockMvc door;
    private static ProjectId project;
    private static Path home;
    private String pipeline = "";

    record Answer(int status, JsonNode body, String text) {}

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        home = folder.toRealPath().resolve("home");
        context = (ConfigurableWebApplicationContext) new SpringApplicationBuilder(Application.class)
                .run(
                        "--slipway.home=" + home,
                        "--slipway.admin-password=correct horse battery",
                        "--server.port=0",
                        "--vaadin.productionMode=true");
        door = MockMvcBuilders.webAppContextSetup(context).build();
        project = access().asSystem(() -> {
            var ann = bean(People.class).create("ann", true).account();
            var bob = bean(People.class).create("bob", false).account();
            PEOPLE.put("ann", new Caller.Person(ann.id(), "ann", false));
            PEOPLE.put("bob", new Caller.Person(bob.id(), "bob", false));
            ProjectId made = bean(Projects.class).create("Doors", ann.id()).id();
            bean(Members.class).add(made, "bob", Role.EDITOR);
            return made;
        });
    }

    @BeforeEach
    void aPipeline() {
        pipeline = access().asSystem(() ->
                bean(Pipelines.class).create(project, Examples.training()).id().value());
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

    private static Answer send(String person, MockHttpServletRequestBuilder request) throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new SignedIn(Objects.requireNonNull(PEOPLE.get(person))));
        try {
            var answer = door.perform(request).andReturn().getResponse();
            String text = answer.getContentAsString(StandardCharsets.UTF_8);
            boolean json = String.valueOf(answer.getContentType()).startsWith("application/json");
            return new Answer(answer.getStatus(), JSON.readTree(json ? text : "null"), text);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private String address(String path) {
        return "/app/" + project + "/pipelines/" + pipeline + path;
    }

    private Answer read(String path) throws Exception {
        return send("ann", get(address(path)));
    }

    private Answer order(String person, String path, String body) throws Exception {
        return send(person, post(address(path)).contentType("application/json").content(body));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String title(String id, long base, String title) {
        return """
                {"id": "%s", "base": %d, "force": false, "edit":
                 {"is": "step-changed", "path": "train", "field": "title", "value": "%s"}}""".formatted(id, base, title);
    }

    @Test
    void theDraftSaysWhatIsDrawnAndWhatMayBeDone() throws Exception {
        JsonNode draft = read("").body();
        assertThat(draft.path("pipeline").path("name").asString()).startsWith("training");
        assertThat(draft.path("version").asLong()).isEqualTo(1);
        assertThat(draft.path("canEdit").asBoolean()).isTrue();
        assertThat(draft.path("canRun").asBoolean()).isTrue();
        assertThat(draft.path("problems").path(0).path("severity").asString()).isEqualTo("warning");
        assertThat(draft.path("notices").isArray()).isTrue();
        assertThat(draft.path("person").asString()).isEqualTo("ann");
    }

    @Test
    void anEditIsMadeOnceHoweverOftenItIsSent() throws Exception {
        String order = title(id(), 1, "Learn");
        assertThat(order("ann", "/edits", order).body().path("version").asLong())
                .isEqualTo(2);
        Answer again = order("ann", "/edits", order);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("version").asLong()).isEqualTo(2);
        assertThat(again.body().path("undo").asString()).isEqualTo("renaming train");
        JsonNode back = order("ann", "/undo", "{\"id\": \"" + id() + "\"}").body();
        assertThat(back.path("redo").asString()).isEqualTo("renaming train");
        assertThat(back.at("/pipeline/root/implementation/steps/train/title").asString())
                .isEmpty();
        JsonNode forth = order("ann", "/redo", "{\"id\": \"" + id() + "\"}").body();
        assertThat(forth.at("/pipeline/root/implementation/steps/train/title").asString())
                .isEqualTo("Learn");
    }

    @Test
    void theSecondOfTwoPeopleOnOneFieldSeesBothValues() throws Exception {
        assertThat(order("ann", "/edits", title(id(), 1, "Learn")).status()).isEqualTo(200);
        Answer clash = order("bob", "/edits", title(id(), 1, "Fit"));
        assertThat(clash.status()).isEqualTo(409);
        JsonNode conflict = clash.body().path("conflicts").path(0);
        assertThat(conflict.path("by").asString()).isEqualTo("ann");
        assertThat(conflict.path("theirs").asString()).isEqualTo("Learn");
        assertThat(conflict.path("mine").asString()).isEqualTo("Fit");
    }

    @Test
    void whatCannotBeDoneIsRefusedInASentence() throws Exception {
        String cut = "{\"id\": \"" + id() + "\", \"base\": 1, \"edit\": null, \"force\": false}";
        assertThat(order("ann", "/edits", cut).status()).isEqualTo(422);
        Answer gone = order("ann", "/edits", title(id(), 1, "x").replace("\"train\"", "\"nobody\""));
        assertThat(gone.status()).isEqualTo(422);
        assertThat(gone.body().path("error").asString()).contains("no step nobody any more");
        for (String broken : List.of("{", "[]", title(id(), 1, "x").replace("step-changed", "exploded"))) {
            Answer refused = order("ann", "/edits", broken);
            assertThat(refused.status()).as(broken).isIn(400, 422);
            assertThat(refused.body().path("error").asString()).as(broken).isNotBlank();
        }
        assertThat(order("ann", "/undo", "{}").status()).isEqualTo(422);
    }

    @Test
    void aVersionIsSavedLookedAtAndRestored() throws Exception {
        JsonNode saved = order("ann", "/versions", "{\"message\": \"first\"}").body();
        assertThat(saved.path("number").asInt()).isEqualTo(1);
        order("ann", "/edits", title(id(), 1, "Learn"));
        JsonNode list = read("/versions").body();
        assertThat(list).singleElement().satisfies(line -> {
            assertThat(line.path("message").asString()).isEqualTo("first");
            assertThat(line.path("by").asString()).isEqualTo("ann");
            assertThat(line.path("hash").asString()).hasSize(64);
        });
        JsonNode whole = read("/versions/1").body();
        assertThat(whole.at("/pipeline/root/implementation/steps/train/title").asString())
                .isEmpty();
        JsonNode draft = order("ann", "/versions/1/restore", "{}").body();
        assertThat(draft.at("/pipeline/root/implementation/steps/train/title").asString())
                .isEmpty();
        assertThat(draft.path("saved").path("changed").asBoolean()).isFalse();
        assertThat(read("/versions/7").status()).isEqualTo(404);
    }

    @Test
    void aFunctionIsReadWhileItIsTyped() throws Exception {
        JsonNode ports = order("ann", "/functions", JSON.writeValueAsString(Map.of("source", """
                        def score(model: Input[Model], limit: float = 0.5) -> float:
                            return limit
                        """)))
                .body();
        assertThat(ports.path("function").asString()).isEqualTo("score");
        assertThat(ports.path("inputs").propertyNames()).containsExactly("model", "limit");
        assertThat(ports.path("outputs").propertyNames()).containsExactly("Output");
        assertThat(ports.path("errors")).isEmpty();
        JsonNode wrong = order("ann", "/functions", "{\"source\": \"def score(x: float\\n\"}")
                .body();
        assertThat(wrong.path("errors").path(0).path("line").asInt()).isPositive();
        assertThat(wrong.path("errors").path(0).path("text").asString()).isNotBlank();
        assertThat(read("/palette").body().propertyNames()).contains("comp-train");
    }

    @Test
    void aFileComesInAndGoesOutAgainAndWhatDoesNotRunIsNamedAtItsSteps() throws Exception {
        String exported = read("/export").text();
        assertThat(exported).contains("pipelineInfo");
        Answer in = imported(exported);
        assertThat(in.body().path("address").asString()).startsWith("p/" + project + "/pipelines/");
        assertThat(in.body().path("notes")).isEmpty();
        Answer container = imported(CONTAINER);
        pipeline = container.body().path("address").asString().replaceFirst(".*/", "");
        JsonNode draft = read("").body();
        assertThat(draft.path("notices")).singleElement().satisfies(notice -> {
            assertThat(notice.path("text").asString()).contains("runs a container (“say”)", "kept as it is");
            assertThat(notice.path("steps").path(0).asString()).isEqualTo("say");
        });
        Answer wrong = imported("a: b");
        assertThat(wrong.status()).as("a browser's console tells of refusals").isEqualTo(200);
        assertThat(wrong.body().path("error").asString()).isNotBlank();
    }

    private static final String CONTAINER = """
            pipelineInfo: {name: p}
            schemaVersion: 2.1.0
            deploymentSpec:
              executors:
                exec-say: {container: {image: alpine, command: [echo]}}
            components:
              comp-say: {executorLabel: exec-say}
            root:
              dag:
                tasks:
                  say: {componentRef: {name: comp-say}, taskInfo: {name: say}}
            """;

    private static Answer imported(String text) throws Exception {
        return send(
                "ann",
                post("/app/" + project + "/pipelines/import")
                        .param("name", "pipeline.yaml")
                        .content(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theRunFormShowsTheParametersAndADraftWithErrorsIsNotStarted() throws Exception {
        JsonNode form = read("/runs/form").body();
        assertThat(form.path("inputs").propertyNames()).containsExactly("threshold", "epochs");
        assertThat(form.path("experiments").path(0).asString()).startsWith("training");
        order("ann", "/edits", """
                {"id": "%s", "base": 1, "force": false, "edit":
                 {"is": "argument-set", "path": "deploy", "input": "model", "argument": null}}""".formatted(id()));
        Answer refused = order("ann", "/runs", "{\"arguments\": {}, \"experiment\": \"\", \"cache\": true}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("error").asString()).contains("can't run yet", "deploy: model needs a Model");
        assertThat(read("/versions").body()).as("it left no version").isEmpty();
    }

    private Answer upload(String id, String name) throws Exception {
        return send(
                "ann",
                post(address("/files"))
                        .param("name", name)
                        .param("id", id)
                        .content("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFileBecomesAStep() throws Exception {
        JsonNode added = upload(id(), "My table.csv").body();
        assertThat(added.path("step").asString()).isEqualTo("my-table");
        JsonNode importer = added.at("/draft/pipeline/components/comp-my-table/implementation");
        assertThat(importer.path("metadata").path("preview").asString()).isEqualTo("a,b\n1,2");
        assertThat(Path.of(importer.path("uri").path("value").asString())).exists();
    }

    @Test
    void aFileWhoseStepIsRefusedOrThereAlreadyDoesNotStayBehind() throws Exception {
        String id = id();
        assertThat(upload(id, "kept.csv").status()).isEqualTo(200);
        assertThat(upload(id, "repeated.csv").status()).isEqualTo(200);
        assertThat(upload("bad", "refused.csv").status()).isEqualTo(422);
        try (Stream<Path> files = Files.walk(home.resolve("uploads"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .contains("kept.csv")
                    .doesNotContain("repeated.csv", "refused.csv");
        }
    }
}
