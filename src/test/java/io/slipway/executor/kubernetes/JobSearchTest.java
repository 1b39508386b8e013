package io.slipway.executor.kubernetes;

import static io.slipway.executor.kubernetes.SaidByCluster.list;
import static io.slipway.executor.kubernetes.SaidByCluster.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.slipway.executor.AttemptId;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.Program;
import io.slipway.executor.SomeSpec;
import io.slipway.executor.kubernetes.JobSearch.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Only a definite answer counts; everything else is asked again, and said meanwhile. */
class JobSearchTest {
    private static final AttemptSpec SPEC = SomeSpec.of(
            new AttemptId("run", "step", 1), new Program.Command("busybox", List.of("true")), Path.of("nowhere"));
    private static final String NAME = Names.job(SPEC.id());
    private static final String LIST = "GET /apis/batch/v1/namespaces/ns/jobs?";
    private static final String ONE = "GET /apis/batch/v1/namespaces/ns/jobs/" + NAME;
    private static final String NONE = list("JobList", "");
    private static final String OURS = job(SPEC.id().toString());

    private final SaidByCluster api = new SaidByCluster();
    private final Cluster cluster = api.cluster();
    private final List<String> told = new ArrayList<>();
    private final JobSearch search = new JobSearch(cluster, new Asking(() -> false, told::add, "ns"), "ns", SPEC);

    @AfterEach
    void close() {
        cluster.close();
        api.close();
    }

    private static String job(String of) {
        return "{\"apiVersion\":\"batch/v1\",\"kind\":\"Job\",\"metadata\":{\"name\":\"%s\",\"namespace\":\"ns\",\"uid\":\"u\",\"annotations\":{\"slipway.io/of\":\"%s\"}}}"
                .formatted(NAME, of);
    }

    @Test
    void aJobIsGoneWhenAWholeListHasItNotAndItsNameIsNotFound() {
        api.says(LIST, 200, NONE);
        assertThat(search.find()).contains(new Finding.None());
        assertThat(api.asked()).containsExactly(ONE, LIST);
        assertThat(told).isEmpty();
    }

    @Test
    void aJobThatIsFoundByItsNameIsThere() {
        api.says(ONE, 200, OURS);
        assertThat(search.find()).contains(new Finding.There("u"));
        assertThat(api.asked()).containsExactly(ONE);
    }

    @Test
    void aNotFoundOfSomebodyInBetweenIsNoAnswer() {
        api.says(ONE, 404, "<html>default backend</html>").says(ONE, 200, OURS);
        api.says(LIST, 404, "<html>default backend</html>");
        assertThat(search.find()).contains(new Finding.There("u"));
        assertThat(told).hasSize(1);
    }

    @Test
    void halfAListAndAServerInTroubleAreNoAnswersEither() {
        api.says(LIST, 200, list("JobList", "there is more"))
                .says(LIST, 500, status(500, "etcd is away"))
                .says(LIST, 429, status(429, "later"))
                .says(LIST, 200, NONE);
        assertThat(search.find()).contains(new Finding.None());
        assertThat(told.get(0)).contains("half a list");
        assertThat(told.get(1)).contains("etcd is away");
        assertThat(told.get(2)).contains("too much to do");
    }

    @Test
    void aListAndANameThatContradictOneAnotherAreAskedAgain() {
        api.says(LIST, 200, list("JobList", "", OURS));
        api.says(ONE, 404, status(404, "not found")).says(ONE, 200, OURS);
        assertThat(search.find()).contains(new Finding.There("u"));
        assertThat(told).hasSize(1);
    }

    @Test
    void whoMayNotLookAnyMoreSaysWhichRightIsMissingAndLooksAgainWhenItIsBack() {
        api.says(ONE, 403, status(403, "User u cannot get resource jobs")).says(ONE, 200, OURS);
        assertThat(search.find()).contains(new Finding.There("u"));
        assertThat(told).hasSize(1);
        assertThat(told.getFirst()).contains("an admin has to give it the right", "cannot get resource jobs");
    }

    @Test
    void aJobOfTheSameNameThatIsNotOursIsNotIt() {
        api.says(ONE, 200, job("somebody/else/1"));
        assertThat(search.find()).contains(new Finding.None());
    }

    @Test
    void noPodsAreThereOnlyWhereAWholeListIsEmpty() {
        String pods = "GET /api/v1/namespaces/ns/pods?";
        api.says(pods, 200, list("PodList", "there is more"))
                .says(pods, 200, list("PodList", "", "{\"metadata\":{\"name\":\"p\"}}"));
        assertThat(search.pods().orElseThrow()).hasSize(1);
        assertThat(told).hasSize(1);
    }

    @Test
    void nodesThatMayNotBeListedAreNotTakenForNone() {
        String nodes = "GET /api/v1/nodes?";
        api.says(nodes, 403, status(403, "no"))
                .says(nodes, 200, list("NodeList", "more"))
                .says(nodes, 200, list("NodeList", ""));
        assertThat(cluster.nodes()).isEmpty();
        assertThat(cluster.nodes()).isEmpty();
        assertThat(cluster.nodes()).contains(List.of());
    }

    @Test
    void aJobThatIsNeverTakenIsRefusedInASentence() {
        api.says("POST /apis/batch/v1/namespaces/ns/jobs?", 403, status(403, "User u cannot create resource jobs"));
        var job = new JobBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace("ns")
                .endMetadata()
                .build();
        assertThatThrownBy(() -> search.make(job))
                .isInstanceOf(Asking.Refused.class)
                .hasMessageContaining("right to create jobs");
    }
}
