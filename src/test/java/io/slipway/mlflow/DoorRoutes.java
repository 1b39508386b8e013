package io.slipway.mlflow;

import io.slipway.project.Permission;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Every address of the door with what it needs, for tests that try them all. */
public final class DoorRoutes {
    private DoorRoutes() {}

    public record Declared(String method, String address, Permission needs) {}

    public static List<Declared> of(ApplicationContext context) {
        List<Declared> all = new ArrayList<>();
        context.getBean(Routes.class)
                .all()
                .forEach(route -> all.add(new Declared(
                        route.method(),
                        "/mlflow/api/2.0/mlflow/" + route.path().replaceAll("\\{\\w+}", "1"),
                        route.needs())));
        ArtifactProxy.NEEDS.forEach((method, needs) ->
                all.add(new Declared(method, "/mlflow/api/2.0/mlflow-artifacts/artifacts/1/r/artifacts/x", needs)));
        all.add(new Declared("GET", "/mlflow/get-artifact?run_id=1&path=x", Permission.VIEW));
        all.add(new Declared("GET", "/mlflow/model-versions/get-artifact?name=m&version=1&path=x", Permission.VIEW));
        all.add(new Declared(
                "GET",
                "/mlflow/ajax-api/2.0/mlflow/logged-models/1/artifacts/files?artifact_file_path=x",
                Permission.VIEW));
        all.add(new Declared("POST", "/mlflow/ajax-api/2.0/mlflow/upload-artifact?run_uuid=1&path=x", Permission.RUN));
        all.add(new Declared("GET", "/mlflow/api/3.0/mlflow/server-info", Permission.VIEW));
        all.add(new Declared("POST", "/mlflow/api/3.0/mlflow/traces", Permission.VIEW));
        all.add(new Declared("POST", "/mlflow/v1/traces", Permission.VIEW));
        return all;
    }
}
