package io.slipway.ui.admin;

import io.slipway.project.Access;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** How the parts of the server are, and what it is made of. For admins. */
@Component
class Condition {
    private static final Map<String, String> NAMES =
            Map.of("db", "Database", "diskSpace", "Disk", "engine", "Engine", "readinessState", "Ready for requests");
    // These only repeat that there is an answer.
    private static final Set<String> UNTOLD = Set.of("ping", "livenessState", "ssl");
    private final Access access;
    private final HealthEndpoint health;
    private final Environment environment;

    Condition(Access access, HealthEndpoint health, Environment environment) {
        this.access = access;
        this.health = health;
        this.environment = environment;
    }

    /** One part and why it is as it is. */
    record Part(String name, boolean up, String reason) {}

    List<Part> parts() {
        var _ = access.requireAdmin();
        Map<String, HealthDescriptor> known =
                health.health() instanceof CompositeHealthDescriptor all ? all.getComponents() : null;
        return known == null
                ? List.of()
                : known.entrySet().stream()
                        .filter(one -> !UNTOLD.contains(one.getKey()))
                        .map(one -> part(one.getKey(), one.getValue()))
                        .toList();
    }

    private static Part part(String id, HealthDescriptor descriptor) {
        String name = NAMES.getOrDefault(id, id);
        if (id.equals("diskSpace")
                && descriptor instanceof IndicatedHealthDescriptor disk
                && disk.getDetails() != null
                && disk.getDetails().get("free") instanceof Long free
                && disk.getDetails().get("threshold") instanceof Long needed) {
            String reason = "%,d MB free for the home, %,d MB needed".formatted(free >> 20, needed >> 20);
            return new Part(name, Status.UP.equals(descriptor.getStatus()), reason);
        }
        String reason = descriptor instanceof IndicatedHealthDescriptor one && one.getDetails() != null
                ? one.getDetails().entrySet().stream()
                        .map(detail -> detail.getKey() + " " + detail.getValue())
                        .collect(Collectors.joining(", "))
                : "";
        return new Part(name, Status.UP.equals(descriptor.getStatus()), reason);
    }

    Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        String own = Condition.class.getPackage().getImplementationVersion();
        versions.put("Slipway", own == null ? "built from source" : own);
        versions.put("Java", Runtime.version() + " (" + System.getProperty("java.vm.vendor") + ")");
        versions.put("Spring Boot", SpringBootVersion.getVersion());
        versions.put(
                "Database", environment.getProperty("spring.datasource.url", "").replaceAll("[;?].*", ""));
        return versions;
    }
}
