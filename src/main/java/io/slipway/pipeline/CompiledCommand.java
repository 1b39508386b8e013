package io.slipway.pipeline;

import java.util.List;

/** Knows the command that KFP's SDK compiles for a Python function, word by word. */
public interface CompiledCommand {
    Words of(Implementation.PythonFunction function);

    /** As a container takes them; {@code {{$}}} stands in them for the executor input. */
    record Words(List<String> command, List<String> args) {
        public Words {
            command = List.copyOf(command);
            args = List.copyOf(args);
        }
    }
}
