package io.slipway;

import java.io.IOException;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** One process with everything in it. Rooms may have classes of the same name, so beans go by their full names. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Application {
    /** The first argument may name a command; without one this is the server. */
    public static void main(String[] args) throws IOException {
        String command = args.length == 0 ? "" : args[0];
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        switch (command) {
            case "exec" -> System.exit(Exec.run(rest));
            case "reset-password" -> System.exit(ResetPassword.run(rest));
            case "rehearse" -> System.exit(Rehearsal.run());
            default -> server().run(args);
        }
    }

    /** The whole application, before it is started. */
    static SpringApplication server() {
        SpringApplication server = new SpringApplication(Application.class);
        server.addListeners(new OpenHome());
        return server;
    }
}
