package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What the API server's answers mean for who waits for a step, and whether asking again makes sense. */
final class Refusals {
    static final int NOT_FOUND = 404;
    private static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int SERVER = 500;

    private Refusals() {}

    static boolean exists(KubernetesClientException problem) {
        Status status = problem.getStatus();
        return problem.getCode() == CONFLICT && status != null && "AlreadyExists".equals(status.getReason());
    }

    /** Why it will never be; empty where it may go well later. */
    static Optional<String> definite(KubernetesClientException problem, String namespace) {
        int code = problem.getCode();
        String said = said(problem);
        if (code < 400 || code >= SERVER || code == TOO_MANY || code == CONFLICT || code == UNAUTHORIZED) {
            return Optional.empty();
        }
        if (code == FORBIDDEN && said.contains("exceeded quota")) {
            return Optional.empty();
        }
        return Optional.of(
                switch (code) {
                    case FORBIDDEN ->
                        said.contains("being terminated") || (said.contains("namespace") && said.contains("not found"))
                                ? "The namespace " + namespace
                                        + " is going away: name another in the executor's settings"
                                : "Slipway may not make Jobs in the namespace " + namespace
                                        + ": give its account the right to create jobs in batch there (" + said + ")";
                    case NOT_FOUND ->
                        "There is no namespace " + namespace
                                + " in the cluster: make it, or name another in the executor's" + " settings";
                    default -> "The cluster does not take the step's Job: " + said;
                });
    }

    /** What became of a step's Secret: as it is where it may go well later, a definite no where the right is missing. */
    static RuntimeException secret(KubernetesClientException problem, String namespace) {
        String said = said(problem);
        return problem.getCode() == FORBIDDEN && !said.contains("exceeded quota")
                ? new Asking.Refused("Slipway may not make Secrets in the namespace " + namespace
                        + ", by which steps are given the project's secrets: give its account the right to create"
                        + " secrets there (" + said + ")")
                : problem;
    }

    /** Why it is not yet. */
    static String passing(KubernetesClientException problem) {
        return switch (problem.getCode()) {
            case UNAUTHORIZED ->
                "the cluster does not accept the executor's credentials any more: an admin has to renew them";
            case FORBIDDEN ->
                said(problem).contains("exceeded quota")
                        ? "the namespace has no room for it: " + quota(said(problem))
                        : "the executor's account may not do what its step needs: an admin has to give it the right"
                                + " again (" + said(problem) + ")";
            case TOO_MANY -> "the cluster's API server has too much to do";
            default -> "the cluster's API server does not answer (" + said(problem) + ")";
        };
    }

    static String quota(String said) {
        int at = said.indexOf("exceeded quota");
        return at < 0 ? said : said.substring(at);
    }

    /** Why the API server at this address can't be asked at all, and what to do. */
    static String unreachable(KubernetesClientException problem, String address) {
        if (problem.getCode() == UNAUTHORIZED) {
            return "The cluster does not accept these credentials: they are wrong, or have expired. For a service account"
                    + " kubectl create token NAME makes a new token";
        }
        if (is(problem, UnresolvedAddressException.class)) {
            return "No host is known by the name in " + address + ": check the address";
        }
        if (is(problem, SSLException.class)) {
            return "The certificate at " + address + " is of no authority that is known here: give the cluster's own"
                    + " (certificate-authority-data of its kubeconfig, decoded)";
        }
        if (is(problem, HttpTimeoutException.class)) {
            return "Nothing comes back from " + address + ": check the address, and whether a firewall lies between it"
                    + " and this machine";
        }
        if (is(problem, ConnectException.class)) {
            return "Nobody answers at " + address + ": check address and port, and whether this machine reaches it";
        }
        return said(problem) + ". Check the address " + address
                + ", the credentials, and whether this machine reaches it";
    }

    private static boolean is(Throwable problem, Class<? extends Exception> kind) {
        return Stream.iterate(problem, Objects::nonNull, Throwable::getCause).anyMatch(kind::isInstance);
    }

    static String said(Throwable problem) {
        Status status = problem instanceof KubernetesClientException told ? told.getStatus() : null;
        if (status != null && status.getMessage() != null) {
            return status.getMessage();
        }
        @Nullable Throwable deepest = problem;
        String message = String.valueOf(problem.getMessage());
        while (deepest != null) {
            message = deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
            deepest = deepest.getCause();
        }
        return message;
    }
}
