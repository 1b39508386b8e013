package io.slipway.ui.run;

import io.slipway.engine.Runs;
import io.slipway.executor.AttemptLogs;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log of an attempt (see {@link Runs#log}) by windows of lines, so that its length does not matter to the browser. */
@RestController
@RequestMapping("/app/{project}/runs/{run}/steps/{step}/attempts/{attempt}/log")
class LogDoor {
    private static final int LONGEST_WINDOW = 1000;
    private static final int MOST_HITS = 10_000;
    private final Runs runs;
    private final AttemptLogs logs;

    LogDoor(Runs runs, AttemptLogs logs) {
        this.runs = runs;
        this.logs = logs;
    }

    /** Lines from {@code from}; {@code live} says whether more may come. */
    record Window(long from, long total, List<String> lines, boolean live) {}

    /** Numbers of the lines that hold what was searched for; {@code more} where there are further ones. */
    record Hits(List<Long> lines, boolean more, long total) {}

    /** The first line that tells of an error, if any. */
    record FirstError(@Nullable Long line) {}

    @GetMapping
    @Needs(Permission.VIEW)
    Window window(
            @PathVariable ProjectId project,
            @PathVariable String run,
            @PathVariable String step,
            @PathVariable int attempt,
            @RequestParam(defaultValue = "0") long from,
            @RequestParam(defaultValue = "250") int count) {
        Runs.Log log = runs.log(project, run, step, attempt);
        AttemptLogs.Window window = logs.window(log.file(), from, Math.clamp(count, 0, LONGEST_WINDOW));
        return new Window(window.from(), window.total(), window.lines(), log.live());
    }

    @GetMapping("/search")
    @Needs(Permission.VIEW)
    Hits search(
            @PathVariable ProjectId project,
            @PathVariable String run,
            @PathVariable String step,
            @PathVariable int attempt,
            @RequestParam String text,
            @RequestParam(defaultValue = "0") long from) {
        Path log = runs.log(project, run, step, attempt).file();
        long total = logs.lines(log);
        if (text.isEmpty()) {
            return new Hits(List.of(), false, total);
        }
        long[] hits = logs.find(log, LogText.containing(text), from, MOST_HITS + 1);
        List<Long> shown = Arrays.stream(hits).limit(MOST_HITS).boxed().toList();
        return new Hits(shown, hits.length > MOST_HITS, total);
    }

    @GetMapping("/error")
    @Needs(Permission.VIEW)
    FirstError error(
            @PathVariable ProjectId project,
            @PathVariable String run,
            @PathVariable String step,
            @PathVariable int attempt) {
        Path log = runs.log(project, run, step, attempt).file();
        long[] hits = logs.find(log, LogText::tellsOfAnError, 0, 1);
        return new FirstError(hits.length == 0 ? null : hits[0]);
    }

    /** The whole file as it is on disk; of a growing one what is there by now. */
    @GetMapping("/raw")
    @Needs(Permission.VIEW)
    ResponseEntity<Resource> raw(
            @PathVariable ProjectId project,
            @PathVariable String run,
            @PathVariable String step,
            @PathVariable int attempt)
            throws IOException {
        Path log = runs.log(project, run, step, attempt).file();
        String path = runs.details(project, run, step).step().path();
        String name = path.replace('/', '.') + (attempt == 0 ? "-environment" : "-attempt-" + attempt) + ".log";
        InputStream bytes = Files.exists(log) ? Files.newInputStream(log) : new ByteArrayInputStream(new byte[0]);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(new InputStreamResource(bytes));
    }
}
