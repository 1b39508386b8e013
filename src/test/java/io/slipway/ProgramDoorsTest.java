package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The doors that programs come through: MLflow's clients, helpers beside steps, whoever watches the server. */
class ProgramDoorsTest extends OpenDoors {
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
}
