package io.slipway.walk;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a table of 1,000 runs and a comparison of two take to open, in a real browser; started by src/test/bench/experiment_pages.sh. */
class ExperimentPagesBench {
    private static final int ROUNDS = 9;
    private static final String ROWS = "vaadin-grid-cell-content a.sl-strong";

    @Test
    void measure(@TempDir Path home) throws Exception {
        try (Chromium chromium = new Chromium();
                RunningServer server = RunningServer.asUsersStartIt(home.resolve("home"));
                Person ann = new Person(chromium.browser, server).signIn("admin", RunningServer.ADMIN_PASSWORD)) {
            Notebook notebook = Notebook.of(ann, server, "my-project");
            Matcher seeded = Pattern.compile("\"experiment\": \"(\\d+)\", \"runs\": \\[\"(\\w+)\", \"(\\w+)\"")
                    .matcher(seed(home, server, notebook));
            if (!seeded.find()) {
                throw new IllegalStateException("nothing was seeded");
            }
            String table = "/p/my-project/experiments/" + seeded.group(1);
            String compare = "/p/my-project/compare?runs=" + seeded.group(2) + "," + seeded.group(3);
            say("table of 1,000 runs, by its address to rows in sight", loads(ann, table, ROWS));
            say("the same, by a click in the list of experiments", clicks(ann, seeded.group(1)));
            say("table and curves of ten runs", loads(ann, table + "?charts=1", "slipway-curves canvas"));
            say("compare 2 runs, by its address to the table in sight", loads(ann, compare, ".cp-table tbody td"));
            say("compare 2 runs, to the curves", loads(ann, compare, "slipway-compare canvas"));
            say("compare 2 runs, by the button over the table", compares(ann, table, seeded.group(2), seeded.group(3)));
        }
    }

    private static String seed(Path home, RunningServer server, Notebook notebook) throws Exception {
        Path answer = home.resolve("seed.json");
        ProcessBuilder seed = new ProcessBuilder(
                        "python3", "src/test/bench/seed_experiment.py", server.url("/mlflow"), "1000")
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile());
        seed.environment().put("MLFLOW_TRACKING_TOKEN", notebook.token);
        if (!seed.start().waitFor(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException("seeding takes too long");
        }
        return java.nio.file.Files.readString(answer);
    }

    private static List<Long> loads(Person person, String address, String sight) {
        List<Long> taken = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            person.page.navigate("about:blank");
            long begun = System.nanoTime();
            person.open(address).page.locator(sight).first().waitFor();
            taken.add(System.nanoTime() - begun);
        }
        return taken.subList(1, taken.size());
    }

    private static List<Long> clicks(Person person, String experiment) {
        List<Long> taken = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            Page page = person.open("/p/my-project/experiments").page;
            page.locator("a.sl-strong[href$='experiments/" + experiment + "']").waitFor();
            long begun = System.nanoTime();
            page.locator("a.sl-strong[href$='experiments/" + experiment + "']").click();
            page.locator(".ex-runs " + ROWS).first().waitFor();
            taken.add(System.nanoTime() - begun);
        }
        return taken.subList(1, taken.size());
    }

    private static List<Long> compares(Person person, String table, String one, String other) {
        List<Long> taken = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            Page page = person.open(table + "?run=" + one + "&run=" + other).page;
            page.getByText("2 selected").waitFor();
            long begun = System.nanoTime();
            page.locator("vaadin-button")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Compare"))
                    .click();
            page.locator(".cp-table tbody td").first().waitFor();
            taken.add(System.nanoTime() - begun);
        }
        return taken.subList(1, taken.size());
    }

    @SuppressWarnings("SystemOut")
    private static void say(String what, List<Long> nanos) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        System.out.printf(
                "%s: median %d ms, worst %d ms%n",
                what, sorted.get(sorted.size() / 2) / 1_000_000, sorted.getLast() / 1_000_000);
    }
}
