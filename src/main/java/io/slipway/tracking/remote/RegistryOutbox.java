package io.slipway.tracking.remote;

import io.slipway.tracking.Registered;
import io.slipway.tracking.remote.OutboxStore.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Notes what is changed in the registry. */
@Component
class RegistryOutbox {
    /** What waits here belongs to no run. */
    static final String REGISTRY = ":registry";

    private final Outbox outbox;

    RegistryOutbox(Outbox outbox) {
        this.outbox = outbox;
    }

    @EventListener
    void on(Registered what) {
        outbox.whereWanted(what.project(), () -> note(what));
    }

    private void note(Registered what) {
        switch (what) {
            case Registered.Named named -> add(what, Kind.NAME, request(named));
            case Registered.Restored back -> add(what, Kind.NAME_BACK, request(back));
            case Registered.Renamed renamed ->
                add(what, Kind.RENAME, request(what).put("name", renamed.name()));
            case Registered.Versioned made ->
                add(what, Kind.VERSION, request(what).put("version", made.version()));
            case Registered.Deleted gone -> {
                ObjectNode request = request(what);
                Long version = gone.version();
                if (version != null) {
                    request.put("version", version);
                }
                add(what, Kind.UNREGISTER, request);
            }
            case Registered.Described described ->
                call(
                        what,
                        described.version(),
                        "PATCH",
                        "update",
                        Call.fields().put("description", described.description()));
            case Registered.Tagged tagged -> {
                String text = tagged.text();
                ObjectNode body = Call.fields().put("key", tagged.tag());
                if (text == null) {
                    call(what, tagged.version(), "DELETE", "delete-tag", body);
                } else {
                    call(what, tagged.version(), "POST", "set-tag", body.put("value", text));
                }
            }
            case Registered.Aliased aliased -> {
                ObjectNode body = about(what).put("alias", aliased.alias());
                Long version = aliased.version();
                if (version == null) {
                    add(what, Kind.CALL, new Call("DELETE", "registered-models/alias", body).text());
                } else {
                    body.set("version", version(what.model(), version));
                    add(what, Kind.CALL, new Call("POST", "registered-models/alias", body).text());
                }
            }
            case Registered.Staged staged ->
                call(
                        what,
                        staged.version(),
                        "POST",
                        "transition-stage",
                        Call.fields()
                                .put("stage", staged.stage())
                                .put("archive_existing_versions", staged.archiveOthers()));
        }
    }

    /** The same for a model and for a version of it. */
    private void call(Registered what, @Nullable Long version, String method, String verb, ObjectNode more) {
        ObjectNode body = about(what);
        body.setAll(more);
        if (version != null) {
            body.set("version", version(what.model(), version));
        }
        String path = (version == null ? "registered-models/" : "model-versions/") + verb;
        add(what, Kind.CALL, new Call(method, path, body).text());
    }

    private static ObjectNode about(Registered what) {
        ObjectNode body = Call.fields();
        body.set("name", Call.id(Call.NAME, Long.toString(what.model())));
        return body;
    }

    private static ObjectNode version(long model, long version) {
        return Call.id(Call.VERSION, model + "/" + version);
    }

    private static ObjectNode request(Registered what) {
        return Call.fields().put("model", what.model());
    }

    private void add(Registered what, Kind kind, ObjectNode request) {
        add(what, kind, request.toString());
    }

    private void add(Registered what, Kind kind, String request) {
        outbox.add(what.project(), REGISTRY, kind, request, 0);
    }
}
