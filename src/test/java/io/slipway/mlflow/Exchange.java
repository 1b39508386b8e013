package io.slipway.mlflow;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a client said to a real server, and what it heard. A recording cuts off what is long. */
record Exchange(String method, String url, String body, String type, String client, int status, String answer) {
    private static final Pattern PROBE = Pattern.compile("(GET|POST|PUT|PATCH|DELETE) (\\S+) ?(.*)");
    private static final Pattern HEARD = Pattern.compile("\\s+-> (\\d+) (\\S+)(?:; charset=\\S+)? ?(.*)");

    static List<Exchange> python(Path file) throws IOException {
        List<Exchange> said = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode one = Body.MAPPER.readTree(line);
            said.add(new Exchange(
                    one.path("method").asString(),
                    one.path("url").asString(),
                    one.path("req").asString(""),
                    one.at("/req_headers/Content-Type").asString(""),
                    one.at("/req_headers/User-Agent").asString("python"),
                    one.path("status").asInt(),
                    one.path("resp").asString("")));
        }
        return said;
    }

    static List<Exchange> java(Path file) throws IOException {
        List<Exchange> said = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode one = Body.MAPPER.readTree(line);
            String query = one.path("query").asString("");
            said.add(new Exchange(
                    one.path("method").asString(),
                    one.path("path").asString().replaceFirst("^.*?/mlflow/api/", "/api/")
                            + (query.isEmpty() ? "" : "?" + query),
                    one.path("request").asString(""),
                    one.at("/headers/content-type").asString(""),
                    one.at("/headers/user-agent").asString(),
                    one.path("status").asInt(),
                    one.path("response").asString("")));
        }
        return said;
    }

    static List<Exchange> probes(Path file) throws IOException {
        List<Exchange> said = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i + 1 < lines.size(); i++) {
            Matcher probe = PROBE.matcher(lines.get(i));
            Matcher heard = HEARD.matcher(lines.get(i + 1));
            if (probe.matches() && heard.matches()) {
                said.add(probe(probe, Integer.parseInt(heard.group(1)), heard.group(3)));
            }
        }
        return said;
    }

    private static Exchange probe(Matcher probe, int status, String heard) {
        String path = probe.group(2);
        boolean own = path.startsWith("/api/") || path.equals("/health") || path.equals("/version");
        String url = own ? path : "/api/2.0/mlflow" + path;
        boolean query = probe.group(1).equals("GET")
                && !probe.group(3).isEmpty()
                && !probe.group(3).startsWith("\"");
        String body = probe.group(3);
        String type = heard.contains("Content-Type must be") ? "text/plain" : "application/json";
        if (body.startsWith("\"b'")) {
            body = body.substring(3, body.length() - 2);
        } else if (body.startsWith("\"")) {
            body = Body.MAPPER.readTree(body).asString();
        }
        return new Exchange(
                probe.group(1), query ? url + "?" + query(body) : url, query ? "" : body, type, "probe", status, heard);
    }

    private static String query(String fields) {
        return Body.MAPPER.readTree(fields).properties().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().asString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Whether the recording cut off what was sent, so that it cannot be sent again. */
    boolean cutOff() {
        if (body.endsWith("...")) {
            return true;
        }
        return body.startsWith("{") && json(body).isMissingNode();
    }

    /** A cut value goes on for as long as anybody likes, if that was fine. */
    Exchange completed() {
        return status == 200 && client.equals("probe") && cutOff()
                ? new Exchange(method, url, body + "\"}", type, client, status, answer)
                : this;
    }

    String code() {
        Matcher code = Pattern.compile("\"error_code\": \"(\\w+)\"").matcher(answer);
        return code.find() ? code.group(1) : "";
    }

    static JsonNode json(String text) {
        try {
            return Body.MAPPER.readTree(text);
        } catch (JacksonException noJson) {
            return Body.MAPPER.missingNode();
        }
    }
}
