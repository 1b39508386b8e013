package io.slipway.ui.editor;

import io.slipway.artifact.ArtifactException;
import io.slipway.engine.InvalidRunException;
import io.slipway.format.InvalidPipelineFile;
import io.slipway.pipeline.Conflict;
import io.slipway.pipeline.EditConflictException;
import io.slipway.pipeline.InvalidEditException;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What goes wrong with pipelines and their runs, in the words of {@code Refusal} in {@code server.ts}. */
@RestControllerAdvice(basePackages = "io.slipway.ui")
@Order(Ordered.HIGHEST_PRECEDENCE)
class EditorErrors {

    /** The answer. */
    record Refused(String error, List<Conflict> conflicts, Map<String, String> fields) {
        static Refused with(RuntimeException e) {
            return new Refused(String.valueOf(e.getMessage()), List.of(), Map.of());
        }
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    Refused conflict(EditConflictException e) {
        return new Refused(String.valueOf(e.getMessage()), e.conflicts(), Map.of());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    Refused invalid(InvalidEditException e) {
        return Refused.with(e);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    Refused noPipeline(InvalidPipelineFile e) {
        return Refused.with(e);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    Refused noFile(ArtifactException e) {
        return Refused.with(e);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    Refused noRun(InvalidRunException e) {
        return new Refused(String.valueOf(e.getMessage()), List.of(), e.fields());
    }
}
