package io.slipway.project;

/** Whether steps may run on the server's own machine, and who decided that. */
public enum LocalExecution {
    ON_BY_CONFIGURATION,
    OFF_BY_CONFIGURATION,
    /** The server listens on loopback only. */
    ON_BY_ADDRESS,
    /** The server is reachable from other machines, and nobody has turned local execution on. */
    OFF_BY_ADDRESS,
    ON_BY_ADMIN;

    public boolean isOn() {
        return switch (this) {
            case ON_BY_CONFIGURATION, ON_BY_ADDRESS, ON_BY_ADMIN -> true;
            case OFF_BY_CONFIGURATION, OFF_BY_ADDRESS -> false;
        };
    }
}
