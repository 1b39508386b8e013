package io.slipway.pipeline.journal;

/** What stands at a place of a pipeline's JSON, and so whether two people may change different parts of it. */
enum Place {
    PIPELINE,
    COMPONENTS,
    COMPONENT,
    PORTS,
    PORT,
    IMPLEMENTATION,
    STEPS,
    STEP,
    /** Names with values that are changed each as a whole. */
    MAP,
    /** Changed as a whole. */
    VALUE;

    Place child(String name) {
        return switch (this) {
            case PIPELINE ->
                switch (name) {
                    case "components" -> COMPONENTS;
                    case "root" -> COMPONENT;
                    case "foreign" -> MAP;
                    default -> VALUE;
                };
            case COMPONENTS -> COMPONENT;
            case COMPONENT ->
                switch (name) {
                    case "inputs", "outputs" -> PORTS;
                    case "implementation" -> IMPLEMENTATION;
                    case "foreign" -> MAP;
                    default -> VALUE;
                };
            case PORTS -> PORT;
            case PORT -> name.equals("foreign") ? MAP : VALUE;
            case IMPLEMENTATION ->
                switch (name) {
                    case "steps" -> STEPS;
                    case "outputs", "metadata", "env", "foreign" -> MAP;
                    default -> VALUE;
                };
            case STEPS -> STEP;
            case STEP ->
                switch (name) {
                    case "arguments", "resources", "foreign" -> MAP;
                    default -> VALUE;
                };
            case MAP, VALUE -> VALUE;
        };
    }
}
