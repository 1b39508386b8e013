package io.slipway.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.project.ProjectId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"iris", "iris 2 é", "50% off; ~A1 \\ $1", "a+b?c#d&e"})
    void aNameComesBackFromItsAddress(String name) {
        String address = ModelAddress.of(new ProjectId("p1"), name);
        assertThat(address).startsWith("p/p1/models/").doesNotContain(" ", "%25", ";", "%3B", "%5C");
        String part = address.substring("p/p1/models/".length());
        assertThat(ModelAddress.name(URLDecoder.decode(part, StandardCharsets.UTF_8)))
                .isEqualTo(name);
        assertThat(ModelAddress.name(part)).isEqualTo(name);
    }
}
