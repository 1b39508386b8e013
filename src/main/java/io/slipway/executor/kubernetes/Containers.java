package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.slipway.executor.AttemptSpec;
import io.slipway.executor.AttemptSpec.Returns;
import io.slipway.executor.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The containers of one attempt's pod: the step's own, as it is, and the helpers beside it. */
record Containers(ClusterSettings settings, String server, AttemptSpec spec) {
    static final String MAIN = "main";
    static final String FETCHER = "fetch";
    static final String COURIER = "courier";
    static final String SAMPLER = "sampler";

    /** The variable of helpers that says where this server is. */
    static final String SERVER = "SLIPWAY_URL";

    static final String SCRATCH = "scratch";
    static final String SECRETS = "secrets";
    static final String SHARED_MEMORY = "shared-memory";
    static final String OUTPUTS = Jobs.ROOT + "/outputs";
    static final String MESSAGE = OUTPUTS + "/output_metadata.json";
    private static final String GPU = "nvidia.com/gpu";

    Security security() {
        return new Security(settings);
    }

    private Authorities authorities() {
        return new Authorities(settings.caCertificates());
    }

    Container main() {
        Program.Command command = switch (spec.program()) {
            case Program.PythonFunction function -> function.compiled();
            case Program.Command plain -> plain;
        };
        boolean message = spec.returns() == Returns.VALUES;
        return new ContainerBuilder()
                .withName(MAIN)
                .withImage(command.image())
                .withCommand(
                        command.command().stream().map(Containers::literally).toList())
                .withArgs(command.args().stream().map(Containers::literally).toList())
                .withEnv(variables())
                .withResources(resources())
                .withTerminationMessagePath(message ? MESSAGE : null)
                .withSecurityContext(security().step())
                .withVolumeMounts(mounts())
                .addAllToVolumeMounts(authorities().mounts())
                .build();
    }

    /** Kubernetes takes {@code $(NAME)} for a variable and {@code $$} for a dollar; here all of it is the user's. */
    private static String literally(String text) {
        return text.replace("$", "$$");
    }

    private List<EnvVar> variables() {
        Map<String, String> all = new TreeMap<>();
        all.put("HOME", Jobs.ROOT + "/home");
        all.put("PYTHONUNBUFFERED", "1");
        all.putAll(authorities().variables());
        all.putAll(settings.variables());
        all.putAll(spec.variables());
        spec.secrets().forEach(secret -> all.remove(secret.variable()));
        return Stream.concat(
                        all.entrySet().stream().map(one -> variable(one.getKey(), literally(one.getValue()))),
                        spec.secrets().stream().map(this::variable))
                .toList();
    }

    /** Its value never stands in the Job. */
    private EnvVar variable(AttemptSpec.Secret secret) {
        if (secret.file()) {
            return variable(secret.variable(), StepSecret.FOLDER + "/" + secret.name());
        }
        return new EnvVarBuilder()
                .withName(secret.variable())
                .withNewValueFrom()
                .withNewSecretKeyRef(secret.name(), Names.job(spec.id()), false)
                .endValueFrom()
                .build();
    }

    private static EnvVar variable(String name, String value) {
        return new EnvVar(name, value, null);
    }

    private ResourceRequirements resources() {
        AttemptSpec.Resources asked = spec.resources();
        Map<String, Quantity> limits = quantities(asked.limits());
        if (asked.gpus() > 0) {
            String type = asked.gpuType().contains("/") ? asked.gpuType() : GPU;
            limits.put(type, new Quantity(Integer.toString(asked.gpus())));
        }
        return new ResourceRequirementsBuilder()
                .withRequests(quantities(asked.requests()))
                .withLimits(limits)
                .build();
    }

    private static Map<String, Quantity> quantities(Map<String, String> typed) {
        Map<String, Quantity> quantities = new LinkedHashMap<>();
        typed.forEach((name, amount) -> quantities.put(name, new Quantity(amount)));
        return quantities;
    }

    // Each mount is work for the kubelet: only those that the step can need.
    private List<VolumeMount> mounts() {
        List<VolumeMount> mounts =
                new ArrayList<>(List.of(scratch("home", Jobs.ROOT + "/home"), scratch("tmp", "/tmp")));
        if (spec.returns() != Returns.NOTHING || spec.program() instanceof Program.PythonFunction) {
            mounts.add(scratch("outputs", OUTPUTS));
        }
        if (spec.returns() == Returns.FILES && spec.program() instanceof Program.Command) {
            // The SDK makes these folders itself; a plain command finds them there.
            mounts.add(scratch("outputs/parameters", OUTPUTS + "/parameters"));
            mounts.add(scratch("outputs/artifacts", OUTPUTS + "/artifacts"));
        }
        if (!spec.inputs().isEmpty()) {
            mounts.add(scratch("inputs", Jobs.ROOT + "/inputs"));
        }
        if (spec.secrets().stream().anyMatch(AttemptSpec.Secret::file)) {
            mounts.add(new VolumeMountBuilder()
                    .withName(SECRETS)
                    .withMountPath(StepSecret.FOLDER)
                    .withReadOnly(true)
                    .build());
        }
        if (spec.resources().gpus() > 0) {
            mounts.add(new VolumeMountBuilder()
                    .withName(SHARED_MEMORY)
                    .withMountPath("/dev/shm")
                    .build());
        }
        return mounts;
    }

    private static VolumeMount scratch(String inside, String at) {
        return new VolumeMountBuilder()
                .withName(SCRATCH)
                .withSubPath(inside)
                .withMountPath(at)
                .build();
    }

    Container fetcher() {
        return helper(FETCHER, Courier.FETCH, scratch("inputs", Jobs.ROOT + "/inputs"));
    }

    Container courier() {
        String script = spec.sampling() == null ? Courier.SEND : Courier.SAMPLE_AND_SEND;
        return helper(COURIER, script, scratch("outputs", OUTPUTS));
    }

    /** Tells what the step takes, where no other helper stays beside it. */
    Container sampler() {
        return helper(SAMPLER, Sampler.ALONE, null);
    }

    private List<EnvVar> interval() {
        Duration every = spec.sampling();
        return every == null
                ? List.of()
                : List.of(variable("SLIPWAY_INTERVAL", Long.toString(Math.max(1, every.toSeconds()))));
    }

    private Container helper(String name, String script, @Nullable VolumeMount files) {
        return new ContainerBuilder()
                .withName(name)
                .withImage(settings.courierImage())
                .withImagePullPolicy("IfNotPresent")
                .withCommand("sh", "-c", literally(script))
                .withEnv(
                        variable(SERVER, server + "/steps"),
                        variable("SLIPWAY_TOKEN", spec.token()),
                        variable(
                                "SLIPWAY_PATIENCE",
                                Long.toString(settings.patience().toSeconds())))
                .addAllToEnv(interval())
                .withNewResources()
                .addToRequests("cpu", new Quantity("10m"))
                .addToRequests("memory", new Quantity("16Mi"))
                .addToLimits("memory", new Quantity("128Mi"))
                .endResources()
                .withSecurityContext(security().courier())
                .withVolumeMounts(Stream.of(files, scratch("helper-" + name, "/tmp"))
                        .filter(Objects::nonNull)
                        .toList())
                .addAllToEnv(authorities().environment())
                .addAllToVolumeMounts(authorities().mounts())
                .build();
    }
}
