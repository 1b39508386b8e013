package io.slipway.tracking;

import java.util.concurrent.ThreadLocalRandom;

/** Names for runs that were given none: easier to say and to recognise than an id. */
final class RunNames {
    private static final String[] ADJECTIVES = {
        "able", "bold", "brave", "bright", "calm", "clever", "eager", "fair", "gentle", "grand", "happy", "keen",
        "kind", "lively", "merry", "nimble", "proud", "quick", "quiet", "sharp", "smooth", "steady", "swift", "wise"
    };
    private static final String[] NOUNS = {
        "auk", "bass", "crane", "crow", "deer", "dove", "eel", "elk", "finch", "fox", "gull", "hare", "hawk", "heron",
        "ibis", "jay", "lark", "lynx", "mole", "newt", "otter", "owl", "perch", "seal", "shrew", "swan", "tern", "wren"
    };

    private RunNames() {}

    static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return ADJECTIVES[random.nextInt(ADJECTIVES.length)] + "-" + NOUNS[random.nextInt(NOUNS.length)] + "-"
                + random.nextInt(100, 1000);
    }
}
