package io.slipway.tracking.transfer;

/** What is carried, in this order: each needs only what comes before. The numbers are stored. */
public enum Kind {
    EXPERIMENT(0, "Experiment"),
    RUN(1, "Run"),
    MODEL(2, "Logged model"),
    /** What a run says of other runs and of models. */
    LINK(3, "Links of run"),
    REGISTERED(4, "Model"),
    /** What was deleted is deleted at last, because nothing can be added to it then. */
    DELETED(5, "Deletion of");

    private final int number;
    private final String word;

    Kind(int number, String word) {
        this.number = number;
        this.word = word;
    }

    static Kind of(int number) {
        for (Kind kind : values()) {
            if (kind.number == number) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind " + number);
    }

    int number() {
        return number;
    }

    String word() {
        return word;
    }
}
