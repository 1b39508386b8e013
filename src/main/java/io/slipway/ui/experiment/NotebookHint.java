package io.slipway.ui.experiment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.slipway.project.ProjectId;

/** How to record runs from a notebook: three lines, and where the token comes from. */
final class NotebookHint {
    private NotebookHint() {}

    static Component of(ProjectId project, String publicUrl, String experiment) {
        Pre lines = new Pre("import os, mlflow; os.environ[\"MLFLOW_TRACKING_TOKEN\"] = \"...\"\n"
                + "mlflow.set_tracking_uri(\"" + publicUrl + "/mlflow\")\n"
                + "mlflow.set_experiment(\"" + experiment.replace("\\", "\\\\").replace("\"", "\\\"")
                + "\"); mlflow.log_metric(\"accuracy\", 0.9)");
        lines.getElement().setAttribute("tabindex", "0");
        lines.getElement().setAttribute("aria-label", "Lines for a notebook");
        Paragraph where = new Paragraph(
                new Span("From a notebook, with a token made under "),
                new Anchor("p/" + project + "/settings/tokens", "Settings, Access tokens"),
                new Span(":"));
        Div hint = new Div(where, lines);
        hint.addClassName("ex-hint");
        return hint;
    }
}
