package io.slipway.format.python;

import java.util.Map;

public record PythonSource(String source) {
    public static PythonSource of(String source) {
        return new PythonSource(source);
    }

    public static String compiled(String source) {
        return source;
    }

    public <T> Map<String, T> ordered(Map<String, T> ports) {
        return ports;
    }

    public String help() {
        return "";
    }
}
