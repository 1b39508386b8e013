package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import org.jspecify.annotations.Nullable;

/** What a pod may do, by the executor's setting. */
record Security(ClusterSettings settings) {

    @Nullable
    PodSecurityContext pod() {
        return switch (settings.security()) {
            case RESTRICTED ->
                new PodSecurityContextBuilder()
                        .withRunAsNonRoot(true)
                        .withRunAsUser(settings.user())
                        .withRunAsGroup(settings.user())
                        .withNewSeccompProfile()
                        .withType("RuntimeDefault")
                        .endSeccompProfile()
                        .build();
            case BASELINE ->
                new PodSecurityContextBuilder()
                        .withNewSeccompProfile()
                        .withType("RuntimeDefault")
                        .endSeccompProfile()
                        .build();
            case NAMESPACE -> null;
        };
    }

    @Nullable
    SecurityContext step() {
        return switch (settings.security()) {
            case RESTRICTED -> restricted();
            case BASELINE -> null;
            case NAMESPACE -> null;
        };
    }

    /** The helper reads what the step wrote, whoever the step ran as. */
    @Nullable
    SecurityContext courier() {
        return switch (settings.security()) {
            case RESTRICTED -> restricted();
            case BASELINE -> new SecurityContextBuilder().withRunAsUser(0L).build();
            case NAMESPACE -> null;
        };
    }

    private static SecurityContext restricted() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .addToDrop("ALL")
                .endCapabilities()
                .build();
    }
}
