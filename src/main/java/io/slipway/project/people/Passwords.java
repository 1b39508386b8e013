package io.slipway.project.people;

import io.slipway.project.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Makes, checks and compares passwords. */
@Component
class Passwords {
    private static final int STRENGTH = 11;
    // Of a password that was thrown away.
    private static final String OF_NOBODY = "$2a$11$LqFJUGfW/dNawc50H4s4IO0/a9/Z19hnJUs42vTS7lkyK0o2WrnpS";
    private static final int SHORTEST = 10;
    // What bcrypt looks at; anything longer would be cut silently.
    private static final int LONGEST_BYTES = 72;
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private final SecureRandom random = new SecureRandom();
    private final BCryptPasswordEncoder bcrypt;

    @Autowired
    Passwords() {
        this(STRENGTH);
    }

    /** Weaker than the server's, for tests that have no time. */
    Passwords(int strength) {
        bcrypt = new BCryptPasswordEncoder(strength);
    }

    /** A new one, easy to read aloud and to type: four groups of five. */
    String made() {
        return random.ints(20, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining())
                .replaceAll("(.{5})(?=.)", "$1-");
    }

    String hash(String password) {
        if (password.length() < SHORTEST) {
            throw new InvalidInputException(
                    "password",
                    "A password needs " + SHORTEST + " characters or more; this one has " + password.length()
                            + ". A few words in a row are easy to remember");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw new InvalidInputException(
                    "password", "A password may have " + LONGEST_BYTES + " bytes at most: choose a shorter one");
        }
        return hashed(password);
    }

    boolean matches(String password, String hash) {
        return password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES && bcrypt.matches(password, hash);
    }

    /** Takes as long as a comparison does, so that the time of an answer does not tell who has an account. */
    void pretend(String password) {
        var _ = matches(password, OF_NOBODY);
    }

    private String hashed(String password) {
        String hash = bcrypt.encode(password);
        if (hash == null) {
            throw new IllegalStateException("no hash");
        }
        return hash;
    }
}
