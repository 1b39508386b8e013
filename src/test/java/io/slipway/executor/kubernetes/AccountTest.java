package io.slipway.executor.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccountTest {
    @Test
    void theFileGrantsWhatTheConnectionTestAsksForAndNoMore() {
        List<String> granted = Arrays.stream(Account.file().split("(?m)^---$", -1))
                .map(document -> new KubernetesSerialization().<Object>unmarshal(document))
                .flatMap(one -> switch (one) {
                    case Role role -> role.getRules().stream();
                    case ClusterRole role -> role.getRules().stream();
                    default -> Stream.<PolicyRule>of();
                })
                .flatMap(AccountTest::rights)
                .toList();
        assertThat(granted)
                .containsExactlyInAnyOrderElementsOf(
                        Right.all().stream().map(Right::toString).toList());
    }

    private static Stream<String> rights(PolicyRule rule) {
        return rule.getApiGroups().stream()
                .flatMap(group -> rule.getResources().stream()
                        .flatMap(resource ->
                                rule.getVerbs().stream().map(verb -> new Right(verb, group, resource).toString())));
    }
}
