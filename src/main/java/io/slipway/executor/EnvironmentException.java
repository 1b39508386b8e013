package io.slipway.executor;

/** An environment can't be made. The message names the requirement and says what to do. */
public class EnvironmentException extends RuntimeException {
    public EnvironmentException(String message) {
        super(message);
    }
}
