package io.slipway.ui.model;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.slipway.project.ProjectId;
import io.slipway.tracking.ModelVersion;
import io.slipway.ui.parts.Icon;

/** Lines of Python that get a version, with a button that copies them. */
final class Snippet extends Div {
    private static final long serialVersionUID = 1L;

    Snippet(ProjectId project, ModelVersion version, boolean loadable, String publicUrl) {
        String lines = lines(version, loadable, publicUrl);
        addClassName("sl-stack");
        Pre code = new Pre(lines);
        code.addClassName("md-code");
        code.getElement().setAttribute("tabindex", "0");
        code.getElement().setAttribute("role", "region");
        code.getElement().setAttribute("aria-label", "Lines that load it");
        Button copy = new Button("Copy", Icon.COPY.create());
        copy.addThemeVariants(ButtonVariant.LUMO_SMALL);
        copy.setAriaLabel("Copy the lines that load it");
        copy.addClickListener(click -> {
            copy.getElement().executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", lines);
            copy.setText("Copied");
        });
        Paragraph token = new Paragraph(
                new Span("With a token made under "),
                new Anchor("p/" + project + "/settings/tokens", "Settings, Access tokens"),
                new Span(" in the variable MLFLOW_TRACKING_TOKEN."));
        token.addClassNames("sl-muted", "sl-small");
        Div bar = new Div(copy);
        bar.addClassName("sl-bar");
        add(code, token, bar);
    }

    /** By its first alias, so that they stay right when that moves on; by its number if it has none. */
    static String lines(ModelVersion version, boolean loadable, String publicUrl) {
        String place = version.aliases().isEmpty()
                ? "/" + version.version()
                : "@" + version.aliases().getFirst();
        String address = quoted("models:/" + version.model() + place);
        String get = loadable
                ? "model = mlflow.pyfunc.load_model(" + address + ")"
                : "path = mlflow.artifacts.download_artifacts(" + address + ")";
        return "import mlflow\n\nmlflow.set_tracking_uri(" + quoted(publicUrl + "/mlflow") + ")\n" + get;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
