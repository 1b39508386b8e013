package io.slipway;

import io.slipway.format.KfpFile;
import io.slipway.pipeline.CompiledCommand;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The clock, and the transactions that end on disk. */
@Configuration(proxyBeanMethods = false)
class Wiring {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    CompiledCommand compiledCommand() {
        return KfpFile::command;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource source) {
        return new DurableTransactionManager(source);
    }
}
