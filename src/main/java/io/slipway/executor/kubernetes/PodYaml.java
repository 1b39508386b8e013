package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.executor.SecretMask;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** A pod as people may read it: without what the cluster notes for itself, tokens and passwords hidden. */
final class PodYaml {
    private static final String HIDDEN = "***";
    private static final DumpSettings AS_KUBECTL_WRITES = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setSplitLines(false)
            .build();
    private static final Pattern TELLING =
            Pattern.compile("TOKEN|SECRET|PASSW|CREDENTIAL|PRIVATE|(^|_)KEY$|API_?KEY", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHO_IN_ADDRESS = Pattern.compile("(\\b[a-z][a-z0-9+.-]*://)[^/\\s@]+@");

    private PodYaml() {}

    static String of(Pod pod, SecretMask mask) {
        Pod shown = Serialization.clone(pod);
        shown.getMetadata().setManagedFields(List.of());
        Stream.of(shown.getSpec().getContainers(), shown.getSpec().getInitContainers())
                .flatMap(List::stream)
                .map(Container::getEnv)
                .flatMap(List::stream)
                .filter(PodYaml::tells)
                .forEach(one -> one.setValue(HIDDEN));
        Object tree = Serialization.unmarshal(Serialization.asJson(shown), Object.class);
        return text(new Dump(AS_KUBECTL_WRITES).dumpToString(tree), mask);
    }

    // What is taken from a Secret is named there, and has no value here.
    private static boolean tells(EnvVar one) {
        return one.getValue() != null
                && TELLING.matcher(one.getName()).find()
                && !one.getValue().startsWith("/");
    }

    static String text(String said, SecretMask mask) {
        return WHO_IN_ADDRESS.matcher(mask.pass(said)).replaceAll("$1" + HIDDEN + "@");
    }
}
