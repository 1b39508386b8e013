package io.slipway.ui.settings;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import io.slipway.artifact.ArtifactException;
import io.slipway.artifact.Artifacts;
import io.slipway.artifact.Stored;
import io.slipway.project.InvalidInputException;
import io.slipway.project.ProjectId;
import io.slipway.tracking.transfer.Transfer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Asks for MLflow's SQLite file: brought through the browser, or one that lies where the project may read. */
final class SqliteFields extends Div {
    private static final long serialVersionUID = 1L;
    private final TextField path = new TextField("SQLite file");
    private final TextField folder = new TextField("Folder of artifacts");
    private String uploaded = "";

    SqliteFields(Artifacts artifacts, ProjectId project) {
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
        upload.addFileRemovedListener(removed -> {
            // A path that was typed over it stays.
            if (path.getValue().equals(uploaded)) {
                path.clear();
                path.setInvalid(false);
            }
        });
        upload.setUploadButton(new Button("Upload mlflow.db"));
        upload.setDropLabel(new Paragraph("or drop it here"));
        add(path, upload, folder);
        addClassName("sl-stack");
    }

    private void take(Artifacts artifacts, ProjectId project, UploadEvent event) throws IOException {
        UI ui = event.getUI();
        try {
            Stored stored = artifacts.upload(project, event.getFileName(), event.getInputStream(), event.getFileSize());
            var _ = ui.access(() -> {
                uploaded = stored.uri();
                path.setValue(uploaded);
                path.setInvalid(false);
            });
        } catch (ArtifactException refused) {
            event.reject(refused.getMessage());
            var _ = ui.access(() -> wrong(String.valueOf(refused.getMessage())));
        }
    }

    Transfer.File typed() {
        path.setInvalid(false);
        if (path.getValue().isBlank()) {
            throw new InvalidInputException("file", "Upload the file, or give its path");
        }
        return new Transfer.File(path.getValue().strip(), folder.getValue().strip());
    }

    void wrong(@Nullable String sentence) {
        path.setInvalid(true);
        path.setErrorMessage(sentence);
        path.focus();
    }
}
