package io.slipway.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.PipelineRun;
import io.slipway.engine.Runs;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Pipeline;
import io.slipway.pipeline.Type;
import io.slipway.pipeline.Versions;
import io.slipway.project.ProjectSettings;
import io.slipway.project.Projects;
import io.slipway.ui.RunForm;
import io.slipway.ui.RunForms;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

/** What is ordered on the page of a run, on a real engine and store. */
class RunOrdersTest extends OpenRun {
    @Test
    void aRunIsRepeatedWithOtherParameters() throws Exception {
        assertThat(read(run.id() + "/form").body().path("last").path("rows").asInt())
                .isEqualTo(3);
        Answer answer = order(run.id() + "/rerun", "{\"arguments\":{\"rows\":7},\"experiment\":\"\",\"cache\":true}");
        String id = answer.body().path("run").asString();
        assertThat(answer.body().path("address").asString()).isEqualTo("p/" + project + "/runs/" + id);
        PipelineRun again = ended(access().asSystem(() -> bean(Runs.class).get(project, id)));
        assertThat(again.rerunOf()).isEqualTo(run.id());
        assertThat(again.arguments()).containsEntry("rows", new IntNode(7));
        assertThat(read(id).body().path("previous").asString()).isNotEmpty();
        JsonNode rerun = read(id).body().path("rerun");
        assertThat(rerun.path("id").asString()).isEqualTo(run.id());
        assertThat(rerun.path("number").asInt()).isEqualTo(run.number());
        assertThat(rerun.path("changed").toString()).isEqualTo("[{\"name\":\"rows\",\"before\":3,\"now\":7}]");
    }

    @Test
    void aRunWhoseModelIsDeletedNamesNone() throws Exception {
        PipelineRun earlier = ended(access().asSystem(() -> start(2)));
        String id = order(earlier.id() + "/rerun", "{\"arguments\":{\"rows\":2},\"cache\":true}")
                .body()
                .path("run")
                .asString();
        ended(access().asSystem(() -> bean(Runs.class).get(project, id)));
        assertThat(read(id).body().path("rerun").path("changed")).isEmpty();
        order(earlier.id() + "/delete", "{}");
        assertThat(read(id).body().path("rerun").isNull()).isTrue();
    }

    @Test
    void whereItCanRunIsOfferedAndNowhereElse() throws Exception {
        JsonNode form = read(run.id() + "/form").body();
        assertThat(form.path("executor").asString()).isEqualTo("local");
        assertThat(form.path("executors").path(0).path("name").asString()).isEqualTo("local");
        assertThat(form.path("executors").path(0).path("whyNot").isNull()).isTrue();
        Answer answer = order(run.id() + "/rerun", "{\"cache\":true,\"executor\":\"nowhere\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("error").asString()).contains("nowhere");
    }

    @Test
    void aDefaultThatWasChangedSinceIsMoreThanWhatTheRunWasGiven() throws Exception {
        JsonNode same = read(run.id() + "/form").body();
        assertThat(same.path("last").path("rows").asInt()).isEqualTo(3);
        assertThat(same.path("lastNumber").asInt()).isEqualTo(run.number());
        RunForm changed = access().asSystem(() -> bean(RunForms.class).of(project, withRows(100), Optional.of(run)));
        assertThat(changed.last()).isEmpty();
        RunForm unchanged = access().asSystem(() -> bean(RunForms.class).of(project, withRows(5), Optional.of(run)));
        assertThat(unchanged.last()).containsEntry("rows", new IntNode(3));
    }

    private static Pipeline withRows(int otherwise) {
        Pipeline saved =
                bean(Versions.class).get(project, run.pipeline(), run.version()).content();
        Component root = saved.root();
        Input rows = new Input(new Type.Parameter(Type.Kind.INTEGER), new IntNode(otherwise), true, "", Map.of());
        return new Pipeline(
                saved.name(),
                saved.description(),
                saved.dialect(),
                saved.components(),
                new Component(
                        root.description(),
                        Map.of("rows", rows),
                        root.outputs(),
                        root.implementation(),
                        root.foreign()),
                saved.foreign());
    }

    @Test
    void formAndPageSayWhetherTheProjectReusesResults() throws Exception {
        assertThat(read(run.id() + "/form").body().path("reuse").asBoolean()).isTrue();
        access().asSystem(() -> {
            bean(Projects.class).change(project, new ProjectSettings(false, null));
            return null;
        });
        try {
            assertThat(read(run.id() + "/form").body().path("reuse").asBoolean())
                    .isFalse();
            assertThat(read(run.id()).body().path("reuse").asBoolean()).isFalse();
        } finally {
            access().asSystem(() -> {
                bean(Projects.class).change(project, new ProjectSettings(true, null));
                return null;
            });
        }
    }

    @Test
    void aWrongParameterIsNamed() throws Exception {
        Answer answer = order(run.id() + "/rerun", "{\"arguments\":{\"rows\":\"many\"},\"cache\":true}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("fields").has("rows")).isTrue();
    }

    @Test
    void aRunIsRenamedDeletedAndBroughtBack() throws Exception {
        PipelineRun other = ended(access().asSystem(() -> start(1)));
        assertThat(order(other.id() + "/rename", "{\"title\":\"  better  \"}").status())
                .isEqualTo(200);
        assertThat(read(other.id()).body().path("run").path("title").asString()).isEqualTo("better");
        assertThat(order(other.id() + "/rename", "{\"title\":\" \"}").status()).isEqualTo(422);
        order(other.id() + "/delete", "{}");
        assertThat(listed()).doesNotContain(other.id());
        order(other.id() + "/restore", "{}");
        assertThat(listed()).contains(other.id());
    }

    @Test
    void whatSucceededCanNotBeRetriedAndStoppingItChangesNothing() throws Exception {
        assertThat(order(run.id() + "/retry", "{}").status()).isEqualTo(422);
        assertThat(order(run.id() + "/stop", "{}").status()).isEqualTo(200);
        assertThat(ended(run).state()).isEqualTo(run.state());
    }

    private static List<String> listed() {
        return access().asSystem(() -> bean(Runs.class).list(project, Runs.Query.latest(50)).stream()
                .map(PipelineRun::id)
                .toList());
    }
}
