package io.slipway.ui.editor;

import io.slipway.format.FromSource;
import io.slipway.format.PythonFunctions;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Output;
import io.slipway.pipeline.PipelineId;
import io.slipway.pipeline.Pipelines;
import io.slipway.project.Needs;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads Python while it is typed. */
@RestController
@RequestMapping("/app/{project}/pipelines/{pipeline}")
class FunctionDoor {
    private final Pipelines pipelines;

    FunctionDoor(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    /** Source as typed, and what stands beside it. */
    record Source(
            @Nullable String source,
            @Nullable List<String> packages,
            @Nullable String image) {}

    /** Something wrong in it. */
    record Mark(int line, int column, String text) {}

    /** {@code ParsedFunction} in {@code server.ts}; with errors there are no ports. */
    record Parsed(
            String function,
            String description,
            Map<String, Input> inputs,
            Map<String, Output> outputs,
            List<String> packages,
            String image,
            List<Mark> errors) {}

    @PostMapping("/functions")
    @Needs(Permission.VIEW)
    Parsed parse(@PathVariable ProjectId project, @PathVariable PipelineId pipeline, @RequestBody Source typed) {
        pipelines.get(project, pipeline);
        String source = typed.source() == null ? "" : typed.source();
        List<String> packages = typed.packages() == null ? List.of() : typed.packages();
        String image = typed.image() == null || typed.image().isBlank() ? PythonFunctions.DEFAULT_IMAGE : typed.image();
        return switch (PythonFunctions.component(source, packages, image)) {
            case FromSource.Made made -> parsed(made.component());
            case FromSource.Wrong wrong ->
                new Parsed(
                        "",
                        "",
                        Map.of(),
                        Map.of(),
                        List.of(),
                        "",
                        wrong.problems().stream()
                                .map(problem -> new Mark(problem.line(), problem.column(), problem.sentence()))
                                .toList());
        };
    }

    private static Parsed parsed(Component component) {
        Implementation.PythonFunction code = (Implementation.PythonFunction) component.implementation();
        return new Parsed(
                code.function(),
                component.description(),
                component.inputs(),
                component.outputs(),
                code.packages(),
                code.image(),
                List.of());
    }
}
