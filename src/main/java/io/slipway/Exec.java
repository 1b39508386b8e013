package io.slipway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slipway.exec.ExecOptions;
import io.slipway.exec.ExecRefused;
import io.slipway.exec.ForegroundRun;
import io.slipway.exec.OnCluster;
import io.slipway.format.Imported;
import io.slipway.format.InvalidPipelineFile;
import io.slipway.format.KfpFile;
import io.slipway.project.Access;
import io.slipway.tracking.Gate;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.util.FileSystemUtils;

/** {@code exec FILE}: the same rooms without web and pages. Not annotated as a configuration, so that the server does not take it for one. */
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ConfigurationPropertiesAutoConfiguration.class,
    AopAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
@ComponentScan(
        basePackages = {
            "io.slipway.project",
            "io.slipway.pipeline",
            "io.slipway.executor",
            "io.slipway.tracking",
            "io.slipway.artifact",
            "io.slipway.engine",
            "io.slipway.exec"
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Import(Wiring.class)
final class Exec {
    private static final int REFUSED = 2;

    private Exec() {}

    @Bean
    static Gate gate(Access access) {
        return access::require;
    }

    /** Nobody asks a terminal for its numbers, but the engine counts all the same. */
    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    /** From the command line: what libraries print must not get between the lines of the report. */
    static int run(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        return run(args, out, System.err);
    }

    static int run(String[] args, PrintStream out, PrintStream progress) {
        if (args.length == 0
                || Arrays.asList(args).contains("--help")
                || Arrays.asList(args).contains("-h")) {
            out.print(ExecOptions.HELP);
            return args.length == 0 ? REFUSED : 0;
        }
        try {
            ExecOptions options = ExecOptions.of(args);
            return carry(read(options.file()), options, out, progress);
        } catch (ExecRefused | InvalidPipelineFile refused) {
            progress.println("slipway: " + refused.getMessage());
            if (Arrays.asList(args).contains("--json")) {
                out.println(ExecRefused.json(String.valueOf(refused.getMessage())));
            }
            return REFUSED;
        } catch (StartRefused told) {
            return REFUSED; // StartFailures has said why
        } catch (IOException e) {
            progress.println("slipway: " + e.getMessage());
            return 1;
        }
    }

    private static Imported read(Path file) {
        try {
            return KfpFile.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ExecRefused("The file " + file + " can't be read: name the file of a compiled pipeline");
        }
    }

    private static int carry(Imported imported, ExecOptions options, PrintStream out, PrintStream progress)
            throws IOException {
        Path kept = options.home();
        Path home = kept == null
                ? Files.createTempDirectory("slipway-exec-")
                : kept.toAbsolutePath().normalize();
        var interruption = new Interruption();
        try (ConfigurableApplicationContext context = application().run(settings(home))) {
            interruption.guard();
            context.getBean(OnCluster.class).ready(options);
            return context.getBean(ForegroundRun.class).carry(imported, options, interruption, out, progress);
        } finally {
            if (kept == null) {
                FileSystemUtils.deleteRecursively(home);
            }
            interruption.over();
        }
    }

    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(Exec.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        application.setRegisterShutdownHook(false);
        application.addListeners(new OpenHome());
        return application;
    }

    // As arguments, because these win over application.yaml.
    private static String[] settings(Path home) {
        return new String[] {
            "--slipway.home=" + home,
            "--slipway.local-execution=on",
            "--slipway.data-roots=${SLIPWAY_DATA_ROOTS:" + Path.of("").toAbsolutePath() + "}",
            "--slipway.public-url=none",
            "--logging.level.io.slipway=warn",
            "--logging.level.org.flywaydb=error",
            "--logging.level.io.fabric8=off"
        };
    }
}
