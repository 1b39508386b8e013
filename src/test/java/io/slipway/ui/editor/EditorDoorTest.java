package io.slipway.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the editor asks of the server; who may is tried for all doors elsewhere. */
class EditorDoorTest extends EditorDoors {
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
    void aPageIsRefusedQuietlyWithTheSameWords() throws Exception {
        String broken = "{\"id\": \"" + id() + "\", \"base\": 1, \"edit\": null, \"force\": false}";
        Answer quiet = quietly("ann", "/edits", broken);
        assertThat(quiet.status()).isEqualTo(200);
        assertThat(quiet.refused()).isEqualTo("422");
        assertThat(quiet.body()).isEqualTo(order("ann", "/edits", broken).body());
        assertThat(quietly("ann", "/edits", title(id(), 1, "Learn")).refused()).isNull();
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
}
