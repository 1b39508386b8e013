package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address of every door, tried by everybody and by nobody. A route that nobody declared fails the test. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "slipway.admin-password=correct horse battery"})
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {
    private static final Set<String> BESIDE_APP =
            Set.of("/error", "/password/change", "/steps/word", "/steps/inputs", "/steps/outputs");

    private static final Path HOME =
            Path.of("target", "homes", UUID.randomUUID().toString()).toAbsolutePath();

    @Autowired
    ApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    List<ServletRegistrationBean<?>> servlets;

    @LocalServerPort
    int port;

    private String base = "";
    private Neighbours neighbours;

    record Route(String method, String address, Permission needs) {}

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("slipway.home", HOME::toString);
    }

    @BeforeAll
    void people() {
        base = "http://localhost:" + port;
        neighbours = new Neighbours(context, base);
    }

    @Test
    void everyRouteOfTheLivePagesSaysWhatItNeedsInTheProjectOfItsAddress() {
        List<String> undeclared = new ArrayList<>();
        mapping.getHandlerMethods()
                .forEach((info, handler) -> info.getPatternValues().stream()
                        .filter(pattern -> !declared(pattern, handler))
                        .forEach(pattern -> undeclared.add(pattern + " " + handler)));
        assertThat(undeclared).isEmpty();
        assertThat(routes()).as("what the other tests try").hasSizeGreaterThan(20);
    }

    private static boolean declared(String pattern, HandlerMethod handler) {
        return handler.hasMethodAnnotation(Needs.class)
                ? pattern.startsWith("/app/{project}/")
                : BESIDE_APP.contains(pattern) || pattern.equals("/app/**");
    }

    @Test
    void nobodyAndProgramsGetNoLivePart() {
        assertThat(routes()).allSatisfy(route -> {
            assertThat(ask(new Visitor(base), route)).isEqualTo(401);
            assertThat(ask(new Visitor(base).bearer(neighbours.ownersToken), route))
                    .isEqualTo(401);
            assertThat(ask(new Visitor(base).bearer(neighbours.runTokenOfElsewhere), route))
                    .isEqualTo(401);
        });
    }

    @Test
    void aStrangerHearsWhatIsSaidOfAProjectThatDoesNotExist() {
        assertThat(routes()).allSatisfy(route -> {
            var there = neighbours.visitor("stranger").send(route.method(), route.address(), "{}");
            String nowhere = route.address().replace("/app/" + neighbours.walled, "/app/nowhere");
            var notThere = neighbours.visitor("stranger").send(route.method(), nowhere, "{}");
            assertThat(there.statusCode()).isEqualTo(404);
            assertThat(there.body().replace(neighbours.walled.value(), "nowhere"))
                    .isEqualTo(notThere.body());
        });
    }

    @Test
    void membersMayWhatTheirRoleCarriesAndNoMore() {
        for (Role role : Role.values()) {
            Visitor visitor = neighbours.visitor(role.name().toLowerCase(Locale.ROOT));
            assertThat(routes()).allSatisfy(route -> {
                int status = ask(visitor, route);
                if (role.may(route.needs())) {
                    assertThat(status).as(role + " " + route).isNotIn(401, 403);
                } else {
                    assertThat(status).as(role + " " + route).isEqualTo(403);
                }
            });
        }
    }

    @Test
    void aPageThatSomebodyElseMadeCannotWriteInTheNameOfItsVisitor() {
        assertThat(routes())
                .filteredOn(route -> !route.method().equals("GET"))
                .allSatisfy(route -> assertThat(neighbours
                                .visitor("owner")
                                .sendWithoutCsrf(route.method(), route.address())
                                .statusCode())
                        .isEqualTo(403));
    }

    @Test
    void theMlflowDoorOpensToTokensAndKeepsTheWalls() {
        String experiments = "/mlflow/api/2.0/mlflow/experiments/";
        assertThat(new Visitor(base)
                        .send("GET", experiments + "get?experiment_id=1", null)
                        .statusCode())
                .isEqualTo(401);
        assertThat(neighbours
                        .visitor("owner")
                        .send("GET", experiments + "get?experiment_id=1", null)
                        .statusCode())
                .as("a session is no token")
                .isEqualTo(401);
        assertThat(new Visitor(base)
                        .bearer("slp_guessed")
                        .send("POST", experiments + "search", "{}")
                        .statusCode())
                .isEqualTo(401);
        var made = new Visitor(base)
                .basic(neighbours.ownersToken)
                .send("POST", experiments + "create", "{\"name\":\"e\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        String id = made.body().replaceAll("\\D", "");
        for (String token : List.of(neighbours.strangersToken, neighbours.runTokenOfElsewhere)) {
            assertThat(new Visitor(base)
                            .bearer(token)
                            .send("GET", experiments + "get?experiment_id=" + id, null)
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(new Visitor(base)
                        .bearer(neighbours.ownersToken)
                        .send("GET", experiments + "get?experiment_id=" + id, null)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBrowserAtTheMlflowDoorIsLedOnAndProgramsHearWhatTheyHeard() {
        for (String door : List.of("/mlflow", "/mlflow/")) {
            var page = new Visitor(base).browse(door);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("location.hash").doesNotContain("src=");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'sha256-");
            assertThat(new Visitor(base).send("GET", door, null).statusCode()).isEqualTo(401);
        }
        assertThat(new Visitor(base)
                        .browse("/mlflow/api/2.0/mlflow/experiments/get?experiment_id=1")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void theDoorOfStepsOpensToRunTokensAlone() {
        for (String address : List.of("/steps/word", "/steps/inputs")) {
            assertThat(new Visitor(base).send("GET", address, null).statusCode())
                    .isEqualTo(401);
            assertThat(new Visitor(base)
                            .bearer(neighbours.ownersToken)
                            .send("GET", address, null)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(neighbours.visitor("owner").send("GET", address, null).statusCode())
                    .as("a session is no token")
                    .isEqualTo(401);
        }
        assertThat(new Visitor(base)
                        .bearer(neighbours.runTokenOfElsewhere)
                        .send("GET", "/steps/word", null)
                        .body())
                .isEqualTo("wait");
        assertThat(new Visitor(base)
                        .bearer(neighbours.runTokenOfElsewhere)
                        .send("GET", "/steps/inputs", null)
                        .statusCode())
                .as("an attempt that runs nowhere")
                .isEqualTo(503);
    }

    @Test
    void healthIsOpenAndNumbersAreForAdminsAndPrograms() {
        Visitor nobody = new Visitor(base);
        for (String open : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            assertThat(nobody.send("GET", open, null).statusCode()).as(open).isEqualTo(200);
        }
        String numbers = "/actuator/prometheus";
        assertThat(nobody.send("GET", numbers, null).statusCode()).isEqualTo(401);
        assertThat(neighbours.visitor("owner").send("GET", numbers, null).statusCode())
                .isEqualTo(403);
        assertThat(new Visitor(base)
                        .bearer(neighbours.runTokenOfElsewhere)
                        .send("GET", numbers, null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Visitor(base)
                        .bearer(neighbours.ownersToken)
                        .send("GET", numbers, null)
                        .statusCode())
                .isEqualTo(200);
        Visitor admin = new Visitor(base).signIn("admin", "correct horse battery");
        assertThat(admin.send("GET", numbers, null).statusCode()).isEqualTo(200);
        for (String closed : List.of("/actuator", "/actuator/env", "/actuator/beans", "/actuator/heapdump")) {
            assertThat(admin.send("GET", closed, null).statusCode()).as(closed).isEqualTo(403);
            assertThat(nobody.send("GET", closed, null).statusCode()).as(closed).isEqualTo(401);
        }
    }

    @Test
    void whatIsNotThereYetIsClosed() {
        assertThat(new Visitor(base).send("GET", "/api/v1/x", null).statusCode())
                .isEqualTo(401);
        assertThat(new Visitor(base)
                        .bearer(neighbours.ownersToken)
                        .send("GET", "/api/v1/x", null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(neighbours.visitor("owner").send("GET", "/app/nothing", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void noServletIsMountedThatNobodyKnowsOf() {
        Set<String> mounted = new TreeSet<>();
        servlets.forEach(servlet -> mounted.addAll(servlet.getUrlMappings()));
        assertThat(mounted).isSubsetOf("/", "/mlflow/*", "/vaadinServlet/*", "/VAADIN/*", "/vaadinServlet");
    }

    @Test
    void nobodyIsLedToTheSignInFromEveryPage() {
        for (Class<?> view : Views.all()) {
            String address = "/"
                    + Views.address(view)
                            .replace(":project", neighbours.walled.value())
                            .replaceAll(":kind\\([^)]*\\)", "runs")
                            .replaceAll(":\\w+", "1");
            if (!address.equals("/login")) {
                var answer = new Visitor(base).send("GET", address, null);
                assertThat(answer.statusCode()).as(address).isEqualTo(302);
                assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login");
            }
        }
    }

    private List<Route> routes() {
        List<Route> all = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            Needs needs = handler.getMethodAnnotation(Needs.class);
            if (needs != null) {
                info.getPatternValues()
                        .forEach(pattern -> all.add(new Route(method(info), filled(pattern), needs.value())));
            }
        });
        return all;
    }

    private static String method(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .findFirst()
                .orElse("GET");
    }

    private String filled(String pattern) {
        return pattern.replace("{project}", neighbours.walled.value()).replaceAll("\\{[^}]+}", "1");
    }

    private static int ask(Visitor visitor, Route route) {
        return visitor.send(route.method(), route.address(), route.method().equals("GET") ? null : "{}")
                .statusCode();
    }
}
