package io.slipway.ui.settings;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import io.slipway.artifact.ArtifactException;
import io.slipway.artifact.Artifacts;
import io.slipway.artifact.Stored;
import io.slipway.project.InvalidInputException;
import io.slipway.project.ProjectId;
import io.slipway.tracking.transfer.Transfer;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks for MLflow's SQLite file: brought through the browser, or one that lies where the project may read. */
final class SqliteFields extends Div {
    private static final long serialVersionUID = 1L;
    private final TextField path = new TextField("SQLite file");
    private final TextField folder = new TextField("Folder of artifacts");
    private final transient Consumer<Transfer.File> check;
    private String uploaded = "";
    private String shown = "";

    /** @param check throws {@link InvalidInputException} for a file that holds nothing of MLflow's */
    SqliteFields(Artifacts artifacts, ProjectId project, Consumer<Transfer.File> check) {
        this.check = check;
        path.setPlaceholder("/data/mlflow.db");
        path.setHelperText(
                "Uploaded below, or the path of one below a data root of this machine. Stop the MLflow server"
                        + " first, or give a copy: a file that is written to is not whole");
        folder.setPlaceholder("/data/mlartifacts");
        folder.setHelperText(
                "Where that server kept artifacts (mlartifacts or mlruns), below a data root. Without it runs"
                        + " come without their files");
        path.setWidthFull();
        folder.setWidthFull();
        Upload upload = new Upload((UploadHandler) event -> take(artifacts, project, event));
        upload.setMaxFiles(1);
        upload.setI18n(words());
        upload.addFileRemovedListener(removed -> {
            // A path that was typed over it stays.
            if (path.getValue().equals(shown)) {
                path.clear();
                path.setInvalid(false);
            }
        });
        path.addValueChangeListener(change -> {
            if (change.isFromClient() && !change.getValue().isBlank()) {
                path.setInvalid(false);
                wrong(problem(typed()), false);
            }
        });
        upload.setUploadButton(new Button("Upload mlflow.db"));
        upload.setDropLabel(new Paragraph("or drop it here"));
        add(path, upload, folder);
        addClassName("sl-stack");
    }

    /** What is wrong with a file that is not taken stands at the field. */
    private static UploadI18N words() {
        return new UploadI18N()
                .setUploading(new UploadI18N.Uploading()
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable("Slipway can't be reached: try again")
                                .setUnexpectedServerError("Slipway failed at it; its log says why")
                                .setForbidden("Not taken: see above")));
    }

    private void take(Artifacts artifacts, ProjectId project, UploadEvent event) throws IOException {
        UI ui = event.getUI();
        try {
            Stored stored = artifacts.upload(project, event.getFileName(), event.getInputStream(), event.getFileSize());
            String problem = problem(new Transfer.File(stored.uri(), ""));
            if (problem != null) {
                artifacts.discard(project, stored);
                event.reject("Not an MLflow database");
                var _ = ui.access(() -> wrong(problem, true));
                return;
            }
            var _ = ui.access(() -> {
                uploaded = stored.uri();
                shown = event.getFileName();
                path.setValue(shown);
                path.setInvalid(false);
            });
        } catch (ArtifactException refused) {
            event.reject(refused.getMessage());
            var _ = ui.access(() -> wrong(String.valueOf(refused.getMessage()), true));
        }
    }

    private @Nullable String problem(Transfer.File given) {
        try {
            check.accept(given);
            return null;
        } catch (InvalidInputException refused) {
            return refused.sentence();
        }
    }

    Transfer.File typed() {
        path.setInvalid(false);
        if (path.getValue().isBlank()) {
            throw new InvalidInputException("file", "Upload the file, or give its path");
        }
        String given = path.getValue().strip();
        // Of what was brought through the browser the name is shown, not where it lies here.
        return new Transfer.File(
                given.equals(shown) ? uploaded : given, folder.getValue().strip());
    }

    void wrong(String sentence) {
        wrong(sentence, true);
    }

    private void wrong(@Nullable String sentence, boolean focused) {
        path.setInvalid(sentence != null);
        path.setErrorMessage(sentence);
        if (focused) {
            path.focus();
        }
    }
}
