package io.slipway.project.people;

import io.slipway.project.InvalidInputException;
import java.util.regex.Pattern;

/** What a person may be called. Names stand in lists, logs and addresses, so they are short and plain. */
final class AccountName {
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@+-]{0,63}");

    private AccountName() {}

    static String of(String typed) {
        String name = typed.strip();
        if (!ALLOWED.matcher(name).matches()) {
            throw new InvalidInputException(
                    "name",
                    "A name has 1 to 64 letters, digits, spaces or . _ @ + - and begins with a letter or digit; \""
                            + name + "\" does not");
        }
        return name;
    }
}
