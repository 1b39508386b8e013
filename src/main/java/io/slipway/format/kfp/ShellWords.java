package io.slipway.format.kfp;

import java.util.ArrayList;
import java.util.List;

/** The words of one command in a shell script, quotes taken off. */
final class ShellWords {
    private final String text;
    private int at;

    private ShellWords(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** From this place to the end of the command: {@code &&}, {@code ;}, {@code |} or the end of the line. */
    static List<String> of(String text, int from) {
        return new ShellWords(text, from).words();
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        while (true) {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
                at++;
            }
            if (at >= text.length() || "&;|\n)".indexOf(text.charAt(at)) >= 0) {
                return words;
            }
            words.add(word());
        }
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && " \t&;|\n)".indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at++);
            if (c == '\'' || c == '"') {
                quoted(c, word);
            } else if (c == '\\' && at < text.length()) {
                word.append(text.charAt(at++));
            } else {
                word.append(c);
            }
        }
        return word.toString();
    }

    private void quoted(char quote, StringBuilder word) {
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            boolean escape = quote == '"' && c == '\\' && at < text.length() && "\"\\$`".indexOf(text.charAt(at)) >= 0;
            word.append(escape ? text.charAt(at++) : c);
        }
        at++;
    }
}
