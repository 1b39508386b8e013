package io.slipway.mlflow;

import io.slipway.tracking.TrackingException;

/** An answer that is an error, with MLflow's code for it and the HTTP status that its clients expect. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final String code;

    Refusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static Refusal invalid(String message) {
        return new Refusal(400, "INVALID_PARAMETER_VALUE", message);
    }

    static Refusal missingValue(String name) {
        return invalid("Missing value for required parameter '" + name
                + "'. See the API docs for more information about request parameters.");
    }

    static Refusal notFound(String message) {
        return new Refusal(404, "RESOURCE_DOES_NOT_EXIST", message);
    }

    static Refusal denied(String message) {
        return new Refusal(403, "PERMISSION_DENIED", message);
    }

    /** A client that hears this tries an older way or gives up; it does not ask again. */
    static Refusal noEndpoint(String path) {
        return new Refusal(404, "ENDPOINT_NOT_FOUND", "This server has no endpoint at " + path);
    }

    static Refusal notHere(String what) {
        return new Refusal(501, "NOT_IMPLEMENTED", what + " is not supported by this server");
    }

    static Refusal of(TrackingException thrown) {
        String message = String.valueOf(thrown.getMessage());
        return switch (thrown.reason()) {
            case INVALID, NOT_ACTIVE -> invalid(message);
            case NOT_FOUND -> notFound(message);
            case EXISTS -> new Refusal(400, "RESOURCE_ALREADY_EXISTS", message);
            case FORBIDDEN -> denied(message);
        };
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
