package io.slipway.exec;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Nothing was run: what was asked for is not understood or no valid pipeline. The message says what to do. */
public class ExecRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ExecRefused(String sentence) {
        super(sentence);
    }

    /** The object that a program reads where nothing was run. */
    public static String json(String sentence) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("state", "FAILED");
        report.put("error", sentence);
        report.putObject("outputs");
        report.putArray("tasks");
        return report.toPrettyString();
    }
}
