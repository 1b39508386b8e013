package io.slipway.api;

import io.slipway.executor.AttemptId;
import io.slipway.executor.StepFiles;
import io.slipway.executor.TransferException;
import io.slipway.project.Access;
import io.slipway.project.Caller;
import io.slipway.project.NotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the helper beside a step that runs elsewhere fetches and brings files. Its token says of which attempt. */
@RestController
@RequestMapping("/steps")
class StepDoor {
    private static final int LONGEST = 25;
    private static final int LARGEST = 1000;
    private final StepFiles files;
    private final Access access;

    StepDoor(StepFiles files, Access access) {
        this.files = files;
        this.access = access;
    }

    @GetMapping(path = "/word", produces = MediaType.TEXT_PLAIN_VALUE)
    String word(@RequestParam(name = "wait", defaultValue = "0") int seconds) {
        Duration patience = Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST));
        return files.word(attempt(), patience).name().toLowerCase(Locale.ROOT);
    }

    @GetMapping("/inputs")
    void inputs(HttpServletResponse response) throws IOException {
        AttemptId attempt = attempt();
        response.setContentType("application/x-tar");
        files.inputs(attempt, response.getOutputStream());
    }

    @PutMapping("/outputs")
    void outputs(HttpServletRequest request, HttpServletResponse response) throws IOException {
        files.outputs(attempt(), request.getInputStream());
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @PostMapping("/load")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void load(HttpServletRequest request) throws IOException {
        files.load(attempt(), new String(request.getInputStream().readNBytes(LARGEST), StandardCharsets.UTF_8));
    }

    private AttemptId attempt() {
        return switch (access.caller()) {
            case Caller.RunToken step -> AttemptId.of(step.attempt());
            case Caller.Person person -> throw nobody();
            case Caller.Newcomer newcomer -> throw nobody();
            case Caller.PersonalToken token -> throw nobody();
            case Caller.Engine engine -> throw nobody();
        };
    }

    private static NotFoundException nobody() {
        return new NotFoundException("Only steps come here");
    }

    @ExceptionHandler
    ResponseEntity<String> refuse(TransferException refused) {
        return ResponseEntity.status(
                        refused.again() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.UNPROCESSABLE_CONTENT)
                .contentType(MediaType.TEXT_PLAIN)
                .body(refused.getMessage());
    }
}
