package io.slipway;

/** {@code reset-password NAME}. */
final class ResetPassword {
    private ResetPassword() {}

    static int run(String[] args) {
        return 2;
    }
}
