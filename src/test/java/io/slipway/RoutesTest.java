package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.mlflow.DoorRoutes;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address of the live pages, tried by everybody and by nobody. A route that nobody declared fails the test. */
class RoutesTest extends OpenDoors {
    private static final Set<String> BESIDE_APP =
            Set.of("/error", "/password/change", "/steps/word", "/steps/inputs", "/steps/outputs", "/steps/load");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    List<ServletRegistrationBean<?>> servlets;

    record Route(String method, String address, Permission needs) {}

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
                    assertThat(status).as(role + " " + route).isNotIn(401, 403).isLessThan(500);
                } else {
                    assertThat(status).as(role + " " + route).isEqualTo(403);
                }
            });
        }
    }

    @Test
    void nobodyGetsThroughTheMlflowDoorWithoutAToken() {
        assertThat(DoorRoutes.of(context)).hasSizeGreaterThan(60).allSatisfy(route -> {
            assertThat(knock(new Visitor(base), route)).isEqualTo(401);
            assertThat(knock(neighbours.visitor("owner"), route)).isEqualTo(401);
        });
    }

    @Test
    void aPersonalTokenOpensTheMlflowDoorAsFarAsItsPersonsRole() {
        for (Role role : Role.values()) {
            Visitor program =
                    new Visitor(base).bearer(neighbours.token(role.name().toLowerCase(Locale.ROOT)));
            assertThat(DoorRoutes.of(context)).allSatisfy(route -> {
                if (role.may(route.needs())) {
                    assertThat(knock(program, route))
                            .as(role + " " + route)
                            .isNotIn(401, 403)
                            .isLessThan(500);
                } else {
                    assertThat(knock(program, route)).as(role + " " + route).isEqualTo(403);
                }
            });
        }
    }

    @Test
    void aStepsTokenEditsNothing() {
        Visitor step = new Visitor(base).bearer(neighbours.runTokenOfElsewhere);
        assertThat(DoorRoutes.of(context))
                .filteredOn(route -> route.needs() == Permission.EDIT)
                .hasSizeGreaterThan(5)
                .allSatisfy(route -> assertThat(knock(step, route)).isEqualTo(403));
    }

    private static int knock(Visitor visitor, DoorRoutes.Declared route) {
        return visitor.send(route.method(), route.address(), route.method().equals("GET") ? null : "{}")
                .statusCode();
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
