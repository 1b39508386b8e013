package io.slipway.mlflow;

import io.slipway.project.Permission;
import io.slipway.tracking.Gate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The registry's routes, each with what its caller must be allowed: asked before anything else is looked at. */
@Component
class RegistryRoutes {
    private final Map<String, Call.Handler> handlers = new LinkedHashMap<>();
    private final Map<String, Permission> needs = new LinkedHashMap<>();
    private final Gate access;

    RegistryRoutes(RegisteredModelRoutes models, ModelVersionRoutes versions, Gate access) {
        this.access = access;
        route("POST registered-models/create", Permission.RUN, models::create);
        route("GET registered-models/get", Permission.VIEW, models::get);
        route("GET registered-models/search", Permission.VIEW, models::search);
        route("POST registered-models/rename", Permission.EDIT, models::rename);
        route("PATCH registered-models/update", Permission.RUN, models::update);
        route("DELETE registered-models/delete", Permission.EDIT, models::delete);
        route("POST registered-models/get-latest-versions", Permission.VIEW, models::latestVersions);
        route("GET registered-models/get-latest-versions", Permission.VIEW, models::latestVersions);
        route("POST registered-models/set-tag", Permission.RUN, models::setTag);
        route("DELETE registered-models/delete-tag", Permission.RUN, models::deleteTag);
        route("POST registered-models/alias", Permission.RUN, models::setAlias);
        route("GET registered-models/alias", Permission.VIEW, models::ofAlias);
        route("DELETE registered-models/alias", Permission.RUN, models::deleteAlias);
        route("POST model-versions/create", Permission.RUN, versions::create);
        route("GET model-versions/get", Permission.VIEW, versions::get);
        route("GET model-versions/search", Permission.VIEW, versions::search);
        route("PATCH model-versions/update", Permission.RUN, versions::update);
        route("DELETE model-versions/delete", Permission.EDIT, versions::delete);
        route("POST model-versions/transition-stage", Permission.EDIT, versions::transition);
        route("GET model-versions/get-download-uri", Permission.VIEW, versions::downloadUri);
        route("POST model-versions/set-tag", Permission.RUN, versions::setTag);
        route("DELETE model-versions/delete-tag", Permission.RUN, versions::deleteTag);
    }

    private void route(String route, Permission permission, Call.Handler handler) {
        needs.put(route, permission);
        handlers.put(route, call -> {
            access.require(call.project(), permission);
            return handler.answer(call);
        });
    }

    Map<String, Call.Handler> handlers() {
        return Map.copyOf(handlers);
    }

    Map<String, Permission> needs() {
        return Map.copyOf(needs);
    }
}
