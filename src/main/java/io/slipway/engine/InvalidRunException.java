package io.slipway.engine;

import java.util.Map;

/** A run can't be started as asked. The message is for a person; {@code fields} has a sentence for each parameter that is wrong. */
public class InvalidRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Map<String, String> fields;

    public InvalidRunException(String sentence, Map<String, String> fields) {
        super(sentence);
        this.fields = Map.copyOf(fields);
    }

    public Map<String, String> fields() {
        return fields;
    }
}
