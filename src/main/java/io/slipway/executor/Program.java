package io.slipway.executor;

import java.util.List;

/** What an attempt runs. */
public sealed interface Program {

    /**
     * A Python function in KFP's contract: {@code python -m kfp.dsl.executor_main} on a module that holds {@code source}.
     *
     * @param source the whole module as the compiled command would write it
     */
    record PythonFunction(String source, String function) implements Program {}

    /** A command as it is. Placeholders are resolved already. */
    record Command(String image, List<String> command) implements Program {
        public Command {
            command = List.copyOf(command);
        }
    }
}
