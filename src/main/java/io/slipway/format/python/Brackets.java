package io.slipway.format.python;

/** Which bracket closes which, and what to say about characters that Python does not know. */
final class Brackets {
    private Brackets() {}

    static String closing(String open) {
        return switch (open) {
            case "(" -> ")";
            case "[" -> "]";
            default -> "}";
        };
    }

    static String opening(String close) {
        return switch (close) {
            case ")" -> "(";
            case "]" -> "[";
            default -> "{";
        };
    }

    static String stray(int point) {
        String shown = Character.toString(point);
        return switch (point) {
            case '“', '”', '„', '«', '»' -> "%s is a typographic quote; Python needs \" here.".formatted(shown);
            case '‘', '’', '‚' -> "%s is a typographic quote; Python needs ' here.".formatted(shown);
            case '–', '—', '−' -> "%s is a dash; Python needs - here.".formatted(shown);
            case 0xa0, 0x2007, 0x202f, 0x3000 -> "A no-break space stands here; replace it by an ordinary one.";
            case '!' -> "“!” alone means nothing in Python; write “not”, or “!=” to compare.";
            case '?', '$', '`' -> "“%s” means nothing in Python; remove it.".formatted(shown);
            default ->
                "The character %s means nothing in Python here; remove it."
                        .formatted(Character.isISOControl(point) ? "U+%04X".formatted(point) : "“" + shown + "”");
        };
    }
}
