package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.Databases;
import io.slipway.pipeline.PipelineVersion;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.IntNode;

class EngineOnPostgresIT {
    @TempDir
    Path home;

    @Test
    void aChainRunsAndIsTakenFromTheCacheTheNextTime() {
        try (House house = new House(home, House.python(), "spring.datasource.url=" + Databases.postgresUrl())) {
            PipelineVersion version = house.saved(House.chain("chain", 3));
            PipelineRun first = house.awaitEnd(house.start(version, Map.of()));
            assertThat(first.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(house.details(first, "s2").outputs())
                    .isEqualTo(Map.of("Output", new Passed.Value(new IntNode(3))));
            PipelineRun second = house.awaitEnd(house.start(version, Map.of()));
            assertThat(house.step(second, "s2").state()).isEqualTo(new StepState.Cached(first.id()));
        }
    }
}
