package io.slipway.project;

/** A person with an account. */
public record UserId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
