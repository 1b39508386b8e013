package io.slipway.ui;

import io.slipway.artifact.ArtifactException;
import io.slipway.engine.InvalidRunException;
import io.slipway.project.ForbiddenException;
import io.slipway.project.InvalidInputException;
import io.slipway.project.NotFoundException;
import io.slipway.tracking.TrackingException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns what goes wrong below {@code /app} into JSON with one sentence: {@code {"error": ..., "fields"?: {...}}}. */
@RestControllerAdvice(basePackages = "io.slipway.ui")
class AppErrors {
    private static final Logger LOG = LoggerFactory.getLogger(AppErrors.class);

    /** The answer; {@code fields} has a sentence for each field of a form that is wrong. */
    record Problem(String error, Map<String, String> fields) {
        Problem(String error) {
            this(error, Map.of());
        }
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.NOT_FOUND)
    Problem missing(NotFoundException e) {
        return new Problem(String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.FORBIDDEN)
    Problem forbidden(ForbiddenException e) {
        return new Problem(String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    Problem invalid(InvalidInputException e) {
        return new Problem(e.sentence(), Map.of(e.field(), e.sentence()));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    Problem invalid(InvalidRunException e) {
        return new Problem(String.valueOf(e.getMessage()), e.fields());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    Problem bytes(ArtifactException e) {
        return new Problem(String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> tracking(TrackingException e) {
        HttpStatus status = switch (e.reason()) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case EXISTS, NOT_ACTIVE -> HttpStatus.CONFLICT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
        };
        return ResponseEntity.status(status).body(new Problem(String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    Problem unreadable(HttpMessageNotReadableException e) {
        return new Problem("The request's JSON does not have the expected shape: "
                + String.valueOf(e.getMostSpecificCause().getMessage())
                        .lines()
                        .findFirst()
                        .orElse(""));
    }

    /** What Spring itself refuses: a missing parameter, a wrong method, a type that does not convert. */
    @ExceptionHandler
    ResponseEntity<Problem> refused(Exception e) {
        if (e instanceof ErrorResponse known) {
            String detail = known.getBody().getDetail();
            return ResponseEntity.status(known.getStatusCode())
                    .body(new Problem(detail == null ? "The request cannot be understood" : detail));
        }
        LOG.error("A request failed", e);
        return ResponseEntity.internalServerError()
                .body(new Problem("Slipway failed at this; its log says why. Try again, or tell an admin"));
    }
}
