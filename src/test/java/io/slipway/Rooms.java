package io.slipway;

import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.Members;
import io.slipway.project.ProjectId;
import io.slipway.project.ProjectSettings;
import io.slipway.project.Projects;
import io.slipway.project.Role;
import io.slipway.project.people.People;
import io.slipway.tracking.Gate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * All rooms below the doors, in this process, on a home that may be that of an earlier one; with one project, whose
 * steps run in the Python of SLIPWAY_PYTHON as it is. Closing it is an orderly end of the server.
 */
public final class Rooms implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Access access;
    private final ProjectId project;

    private Rooms(ConfigurableApplicationContext context, Path python) {
        this.context = context;
        access = context.getBean(Access.class);
        project = as(() -> firstProject(python));
    }

    /** Without the doors; not annotated as a configuration, so that no other test takes it for one. */
    @EnableAutoConfiguration(
            excludeName = {
                "com.vaadin.flow.spring.SpringBootAutoConfiguration",
                "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
                "com.vaadin.flow.spring.VaadinScopesConfig"
            })
    @ComponentScan(
            basePackages = {
                "io.slipway.project",
                "io.slipway.pipeline",
                "io.slipway.executor",
                "io.slipway.tracking",
                "io.slipway.artifact",
                "io.slipway.engine"
            },
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
    @Import({Wiring.class, TransferFiles.class})
    static final class Below {
        @Bean
        static Gate gate(Access access) {
            return access::require;
        }
    }

    public static Rooms on(Path home, Path python, String... properties) {
        SpringApplication rooms = new SpringApplication(Below.class);
        rooms.setWebApplicationType(WebApplicationType.NONE);
        rooms.addListeners(new OpenHome());
        List<String> arguments = new ArrayList<>(List.of("slipway.home=" + home, "slipway.local-execution=on"));
        arguments.addAll(List.of(properties));
        return new Rooms(
                rooms.run(arguments.stream().map(argument -> "--" + argument).toArray(String[]::new)), python);
    }

    private ProjectId firstProject(Path python) {
        Projects projects = get(Projects.class);
        if (!projects.all().isEmpty()) {
            return projects.all().getFirst().id();
        }
        ProjectId made = projects.create(
                        "House", get(People.class).create("ann", true).account().id())
                .id();
        projects.change(made, new ProjectSettings(true, python.toString()));
        return made;
    }

    public ProjectId project() {
        return project;
    }

    public <T> T get(Class<T> bean) {
        return context.getBean(bean);
    }

    /** Does something as Slipway itself. */
    public <T> T as(Supplier<T> work) {
        return access.asSystem(work::get);
    }

    /** From now on this thread is somebody new: a stranger to the project without a role. */
    public void signIn(String name, @Nullable Role role) {
        var account = as(() -> get(People.class).create(name, false).account());
        if (role != null) {
            as(() -> get(Members.class).add(project, name, role));
        }
        Caller caller = new Caller.Person(account.id(), name, false);
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(caller, "", "ROLE_USER"));
    }

    /** From now on this thread is nobody. */
    public static void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Override
    public void close() {
        context.close();
    }
}
