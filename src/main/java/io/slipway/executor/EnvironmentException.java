package io.slipway.executor;

import java.util.List;

/** An environment can't be made. The message names the requirement and says what to do. */
public class EnvironmentException extends RuntimeException {
    private final transient List<String> said;

    public EnvironmentException(String message) {
        this(message, List.of());
    }

    /** {@code said} is what the programs printed that were to make it. */
    public EnvironmentException(String message, List<String> said) {
        super(message);
        this.said = List.copyOf(said);
    }

    public List<String> said() {
        return said;
    }
}
