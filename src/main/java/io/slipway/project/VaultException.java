package io.slipway.project;

/** The key is missing, wrong or open to others. The message says which and what to do. */
public class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VaultException(String message) {
        super(message);
    }
}
