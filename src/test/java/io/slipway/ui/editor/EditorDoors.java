package io.slipway.ui.editor;

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
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.ConfigurableWebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole application, asked as the editor asks it, with a pipeline of its own for each test. */
abstract class EditorDoors {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, Caller.Person> PEOPLE = new HashMap<>();
    private static ConfigurableWebApplicationContext context;
    private static MockMvc door;
    static ProjectId project;
    static Path home;
    String pipeline = "";

    /** {@code refused} is the status of what was refused quietly. */
    record Answer(
            int status,
            JsonNode body,
            String text,
            @Nullable String refused) {}

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

    static Answer send(String person, MockHttpServletRequestBuilder request) throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new SignedIn(Objects.requireNonNull(PEOPLE.get(person))));
        try {
            var answer = door.perform(request).andReturn().getResponse();
            String text = answer.getContentAsString(StandardCharsets.UTF_8);
            boolean json = String.valueOf(answer.getContentType()).startsWith("application/json");
            return new Answer(
                    answer.getStatus(), JSON.readTree(json ? text : "null"), text, answer.getHeader("X-Refused"));
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    final String address(String path) {
        return "/app/" + project + "/pipelines/" + pipeline + path;
    }

    final Answer read(String path) throws Exception {
        return send("ann", get(address(path)));
    }

    final Answer order(String person, String path, String body) throws Exception {
        return send(person, post(address(path)).contentType("application/json").content(body));
    }

    /** As a page sends it, which wants no refusal in the browser's console. */
    final Answer quietly(String person, String path, String body) throws Exception {
        return send(
                person,
                post(address(path))
                        .header("X-Refusals", "quiet")
                        .contentType("application/json")
                        .content(body));
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    static String title(String id, long base, String title) {
        return """
                {"id": "%s", "base": %d, "force": false, "edit":
                 {"is": "step-changed", "path": "train", "field": "title", "value": "%s"}}""".formatted(id, base, title);
    }
}
