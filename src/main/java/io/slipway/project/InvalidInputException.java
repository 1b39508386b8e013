package io.slipway.project;

/** What was typed or sent cannot be used; the sentence says what was expected, what came and what to do. */
public class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String field;

    /** @param field the field of the form that it is about */
    public InvalidInputException(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    public String field() {
        return field;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
