package io.slipway.executor;

import java.util.List;
import java.util.stream.Stream;

/** What an attempt runs. */
public sealed interface Program {
    String image();

    /**
     * A Python function in KFP's contract: {@code python -m kfp.dsl.executor_main} on a module that holds {@code source}.
     *
     * @param source the whole module as the compiled command would write it
     * @param compiled the command that KFP's SDK compiles for it, for whoever runs it in its image
     */
    record PythonFunction(String source, String function, Command compiled) implements Program {
        public PythonFunction(String source, String function) {
            this(source, function, new Command("", List.of()));
        }

        @Override
        public String image() {
            return compiled.image();
        }
    }

    /**
     * A command as it is. Placeholders are resolved already.
     *
     * @param command in place of the image's entry point; empty is the image's own
     */
    record Command(String image, List<String> command, List<String> args) implements Program {
        public Command {
            command = List.copyOf(command);
            args = List.copyOf(args);
        }

        public Command(String image, List<String> command) {
            this(image, command, List.of());
        }

        /** All words of it. */
        public List<String> words() {
            return Stream.concat(command.stream(), args.stream()).toList();
        }
    }
}
