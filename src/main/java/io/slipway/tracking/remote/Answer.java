package io.slipway.tracking.remote;

import io.slipway.tracking.remote.ServerException.Kind;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes out what an answer that is not 200 means: whether trying again may help, and what to tell people. */
final class Answer {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 500;

    private Answer() {}

    private static final Pattern SIGN_IN =
            Pattern.compile("log-?in|sign-?in|oauth|openid|sso|/auth", Pattern.CASE_INSENSITIVE);

    static ServerException problem(int status, String location, String text) {
        JsonNode json = json(text);
        String code = json.path("error_code").asString("");
        String message = json.path("message").asString("");
        String said = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
        return switch (status) {
            case 401 -> new ServerException(Kind.LOCKED, code, "the server does not accept the credentials (401)");
            case 403 ->
                new ServerException(
                        Kind.DENIED, code, "the server does not permit it to these credentials (403)" + colon(said));
            case 408, 425, 429 -> away(code, "server answers " + status + colon(said));
            default -> {
                if (status >= 500) {
                    yield away(code, "server answers " + status);
                }
                if (status >= 300 && status < 400) {
                    boolean signIn = SIGN_IN.matcher(location).find();
                    yield away(
                            code,
                            signIn
                                    ? "what answers wants people to sign in at " + location
                                            + ": it is no MLflow server, or one behind a sign-in that programs can't pass"
                                    : "the server leads to another address, " + location + ": give that one");
                }
                yield code.isEmpty()
                        ? away(
                                status == 404 ? "ENDPOINT_NOT_FOUND" : code,
                                "server answers " + status + ": check that the address is that of an MLflow server")
                        : new ServerException(
                                Kind.REFUSED, code, "the server refuses it (" + status + ")" + colon(said));
            }
        };
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException none) {
            return JSON.createObjectNode();
        }
    }

    private static String colon(String said) {
        return said.isEmpty() ? "" : ": " + said;
    }

    private static ServerException away(String code, String sentence) {
        return new ServerException(Kind.AWAY, code, sentence);
    }
}
