package io.slipway.format.python;

import java.util.Arrays;

/** Whether a word could be another one with a typing mistake: a letter more, less, other, or two swapped. */
final class Typos {
    private Typos() {}

    static boolean near(String word, String meant) {
        if (meant.length() < 3 || Math.abs(word.length() - meant.length()) > 1) {
            return false;
        }
        return swapped(word, meant) || distance(word, meant) <= 1;
    }

    private static boolean swapped(String word, String meant) {
        char[] left = word.toCharArray();
        char[] right = meant.toCharArray();
        int differing = Arrays.mismatch(left, right);
        if (left.length != right.length || differing < 0 || differing + 1 >= left.length) {
            return false;
        }
        char first = left[differing];
        left[differing] = left[differing + 1];
        left[differing + 1] = first;
        return Arrays.equals(left, right);
    }

    private static int distance(String word, String meant) {
        int[] previous = new int[meant.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= word.length(); i++) {
            int[] row = new int[meant.length() + 1];
            row[0] = i;
            for (int j = 1; j <= meant.length(); j++) {
                int change = previous[j - 1] + (word.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[meant.length()];
    }
}
