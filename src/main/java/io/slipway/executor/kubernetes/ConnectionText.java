package io.slipway.executor.kubernetes;

import io.slipway.executor.kubernetes.ClusterSettings.Connection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a cluster is reached, as text to be sealed. */
final class ConnectionText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ConnectionText() {}

    static String write(Connection connection) {
        ObjectNode text = JSON.createObjectNode();
        switch (connection) {
            case Connection.InCluster in -> text.put("is", "in-cluster");
            case Connection.Kubeconfig file ->
                text.put("is", "kubeconfig").put("content", file.content()).put("context", file.context());
            case Connection.Token token ->
                text.put("is", "token")
                        .put("server", token.server())
                        .put("token", token.token())
                        .put("certificate", token.certificate());
        }
        return text.toString();
    }

    static Connection read(String text) {
        JsonNode json = JSON.readTree(text);
        String is = json.path("is").asString();
        return switch (is) {
            case "in-cluster" -> new Connection.InCluster();
            case "kubeconfig" ->
                new Connection.Kubeconfig(
                        json.path("content").asString(), json.path("context").asString());
            case "token" ->
                new Connection.Token(
                        json.path("server").asString(),
                        json.path("token").asString(),
                        json.path("certificate").asString());
            default -> throw new IllegalStateException("no connection is called " + is);
        };
    }
}
