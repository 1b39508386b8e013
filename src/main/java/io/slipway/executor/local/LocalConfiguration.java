package io.slipway.executor.local;

import io.slipway.executor.StepExecutor;
import io.slipway.project.Installation;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LocalSettings.class)
class LocalConfiguration {
    @Bean
    StepExecutor localExecutor(LocalSettings settings, Installation installation, Clock clock) {
        return new LocalExecutor(settings, installation::home, installation::whyNotLocal, clock);
    }
}
