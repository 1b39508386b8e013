package io.slipway.format.python;

import java.util.ArrayDeque;
import java.util.Deque;

/** The levels of indentation that are open. Tabs and spaces must agree however wide a tab is. */
final class Indentation {
    /** Width with tabs of eight and with tabs of one. */
    private record Level(int wide, int narrow) {}

    private final Deque<Level> levels = new ArrayDeque<>();

    Indentation() {
        levels.push(new Level(0, 0));
    }

    /** A line begins with this white space; answers what is wrong with it, or nothing. */
    String enter(String space, Runnable indent, Runnable dedent) {
        Level level = level(space);
        Level current = levels.element();
        if (Integer.signum(level.wide - current.wide) != Integer.signum(level.narrow - current.narrow)) {
            levels.pop();
            levels.push(level);
            return "This line mixes tabs and spaces; indent all lines in the same way (four spaces a level).";
        }
        if (level.wide > current.wide) {
            levels.push(level);
            indent.run();
            return "";
        }
        while (level.wide < levels.element().wide) {
            levels.pop();
            dedent.run();
        }
        if (level.wide != levels.element().wide) {
            levels.push(level);
            indent.run();
            return "This line is indented by %d, which fits no line above it; line it up with the block that it belongs to."
                    .formatted(space.length());
        }
        return "";
    }

    /** Closes a level; whether there was one. */
    boolean close() {
        if (levels.size() > 1) {
            levels.pop();
            return true;
        }
        return false;
    }

    private static Level level(String space) {
        int wide = 0;
        int narrow = 0;
        for (int i = 0; i < space.length(); i++) {
            wide = space.charAt(i) == '\t' ? (wide / 8 + 1) * 8 : wide + 1;
            narrow++;
        }
        return new Level(wide, narrow);
    }
}
