package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.executor.Executors;
import io.slipway.executor.kubernetes.ClusterSettings.Connection;
import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.ForbiddenException;
import io.slipway.project.InvalidInputException;
import io.slipway.project.ProjectId;
import io.slipway.project.SignedIn;
import io.slipway.project.UserId;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "slipway.admin-password=correct horse battery"})
class KnownClustersTest {
    private static final ClusterSettings BY_TOKEN =
            ClusterSettings.of(new Connection.Token("https://127.0.0.1:9", "very-secret", ""), "work", "");

    @TempDir
    static Path home;

    @Autowired
    KnownClusters clusters;

    @Autowired
    Executors executors;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Access access;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("slipway.home", () -> home.toString());
    }

    @BeforeEach
    void admin() {
        String id = jdbc.sql("SELECT id FROM person WHERE name = 'admin'")
                .query(String.class)
                .single();
        SecurityContextHolder.getContext()
                .setAuthentication(new SignedIn(new Caller.Person(new UserId(id), "admin", true)));
    }

    @AfterEach
    void nobody() {
        clusters.all().forEach(one -> clusters.remove(one.name()));
        SecurityContextHolder.clearContext();
    }

    @Test
    void oneThatIsAddedCanBeChosenAndItsTokenIsNeitherShownNorReadableInTheDatabase() {
        clusters.save("gpu", BY_TOKEN, Set.of());
        assertThat(executors.choices(new ProjectId("any")))
                .extracting(Executors.Choice::name)
                .containsExactly("local", "gpu");
        KnownCluster shown = clusters.all().getFirst();
        assertThat(shown.settings()).isEqualTo(BY_TOKEN.with(new Connection.Token("https://127.0.0.1:9", "", "")));
        assertThat(jdbc.sql("SELECT sealed_connection FROM cluster")
                        .query(String.class)
                        .single())
                .doesNotContain("secret");
    }

    @Test
    void aTokenLeftEmptyStaysAsItWas() {
        clusters.save("gpu", BY_TOKEN, Set.of());
        clusters.save(
                "gpu", ClusterSettings.of(new Connection.Token("https://127.0.0.1:9", "", ""), "other", ""), Set.of());
        assertThat(jdbc.sql("SELECT sealed_connection FROM cluster")
                        .query(String.class)
                        .list())
                .hasSize(1);
        assertThat(clusters.all().getFirst().settings().namespace()).isEqualTo("other");
        refused("gpu", new Connection.Token("https://127.0.0.1:8", "", ""), "token", "type the token again");
        refused("other", new Connection.Token("https://127.0.0.1:8", "", ""), "token", "service account");
    }

    @Test
    void onlyTheProjectsThatAreNamedMayUseIt() {
        clusters.save("gpu", BY_TOKEN, Set.of(new ProjectId("mine")));
        assertThat(executors.choices(new ProjectId("mine"))).hasSize(2);
        assertThat(executors.choices(new ProjectId("other"))).hasSize(1);
        assertThat(executors.whyNot(new ProjectId("other"), "gpu").orElseThrow())
                .contains("may not use");
    }

    @Test
    void oneThatIsRemovedIsGoneUntilItIsBroughtBack() {
        clusters.save("gpu", BY_TOKEN, Set.of());
        clusters.remove("gpu");
        assertThat(clusters.all()).isEmpty();
        assertThat(executors.names()).containsExactly("local");
        clusters.restore("gpu");
        assertThat(executors.names()).contains("gpu");
        assertThat(clusters.all()).hasSize(1);
    }

    @Test
    void whatCanNotBeUsedIsRefusedWithTheFieldAndWhatToDo() {
        refused("local", BY_TOKEN.connection(), "name", "other than local");
        refused("GPU cluster", BY_TOKEN.connection(), "name", "small letters");
        refused("gpu", new Connection.Kubeconfig("", ""), "kubeconfig", "Paste");
        refused("gpu", new Connection.Kubeconfig("nonsense: [", ""), "kubeconfig", "contexts");
        refused("gpu", new Connection.Token("", "x", ""), "server", "https://");
    }

    @Test
    void nobodyButAnAdminSeesOrChangesThem() {
        SecurityContextHolder.clearContext();
        assertThatThrownBy(() -> clusters.all()).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> clusters.save("gpu", BY_TOKEN, Set.of())).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> clusters.remove("gpu")).isInstanceOf(ForbiddenException.class);
        admin();
    }

    private void refused(String name, Connection connection, String field, String words) {
        assertThatThrownBy(() -> clusters.save(name, ClusterSettings.of(connection, "", ""), Set.of()))
                .isInstanceOfSatisfying(InvalidInputException.class, wrong -> {
                    assertThat(wrong.field()).isEqualTo(field);
                    assertThat(wrong.sentence()).contains(words);
                });
    }
}
