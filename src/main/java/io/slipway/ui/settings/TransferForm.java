package io.slipway.ui.settings;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.slipway.artifact.Artifacts;
import io.slipway.project.InvalidInputException;
import io.slipway.project.ProjectId;
import io.slipway.tracking.remote.RemoteServer;
import io.slipway.tracking.transfer.Transfer;
import io.slipway.tracking.transfer.Transfer.Direction;
import io.slipway.tracking.transfer.Transfers;
import io.slipway.ui.parts.Notice;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Begins an import or an export, when the other side has been looked at. What is typed stays. */
final class TransferForm extends Div {
    private static final long serialVersionUID = 1L;
    private static final String SERVER = "An MLflow server";
    private static final String FILE = "Its SQLite file";
    private final transient Transfers transfers;
    private final ProjectId project;
    private final Direction direction;
    private final Runnable begun;
    private final MlflowFields server;
    private final SqliteFields file;
    private final RadioButtonGroup<String> from = new RadioButtonGroup<>("From", SERVER, FILE);
    private final ExperimentChoice experiments = new ExperimentChoice();
    private final Div problem = new Div();
    private final Button look = new Button("Look what is there", click -> look(names -> {}));
    private final Button begin;

    TransferForm(
            Transfers transfers,
            Artifacts artifacts,
            ProjectId project,
            Direction direction,
            @Nullable RemoteServer known,
            Runnable begun) {
        this.transfers = transfers;
        this.project = project;
        this.direction = direction;
        this.begun = begun;
        boolean in = direction == Direction.IN;
        server = new MlflowFields(known, !in);
        file = new SqliteFields(artifacts, project, given -> transfers.check(project, given));
        begin = new Button(in ? "Import" : "Export", click -> begin());
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        from.setValue(SERVER);
        from.setVisible(in);
        from.addValueChangeListener(change -> reveal());
        look.setVisible(in);
        Div bar = new Div(begin, look);
        bar.addClassName("sl-bar");
        add(
                new H2(in ? "Bring in" : "Take along"),
                new Paragraph(words(in, known)),
                from,
                server,
                file,
                experiments,
                problem,
                bar);
        addClassNames("sl-card", "sl-stack");
        reveal();
    }

    private static String words(boolean in, @Nullable RemoteServer known) {
        return in
                ? "From MLflow into this project: experiments, runs with whole histories, files, logged models and the registry."
                        + " Ids stay, so links and runs:/ addresses go on working. What is here already is not brought again, so it"
                        + " may be repeated for what is new."
                        + (known == null
                                ? ""
                                : " What comes from " + known.address()
                                        + ", where this project records, stays its own: what is changed of it here stays here.")
                : "From this project to an MLflow server: the same, the other way. The server gives runs and logged models ids of"
                        + " its own; ours stay with them as tags. What is there already is not sent again, and what came from"
                        + " that server belongs to the experiment that it came from, whatever the prefix.";
    }

    private void reveal() {
        boolean fromFile = FILE.equals(from.getValue());
        server.setVisible(!fromFile);
        file.setVisible(fromFile);
    }

    /** Names that can be chosen without asking the other side. */
    void offer(List<String> names) {
        experiments.offer(names);
    }

    private Transfer.Where typed() {
        return FILE.equals(from.getValue()) ? file.typed() : new Transfer.Server(server.typed());
    }

    private void look(Consumer<List<String>> then) {
        UI ui = UI.getCurrent();
        problem.removeAll();
        try {
            transfers.look(
                    project,
                    typed(),
                    names -> {
                        var _ = ui.access(() -> seen(names, then));
                    },
                    why -> {
                        var _ = ui.access(() -> not(why));
                    });
        } catch (InvalidInputException refused) {
            wrong(refused);
            return;
        }
        busy(true);
    }

    private void busy(boolean busy) {
        look.setEnabled(!busy);
        begin.setEnabled(!busy);
        look.setText(busy ? "Looking…" : "Look what is there");
    }

    private void seen(List<String> names, Consumer<List<String>> then) {
        busy(false);
        if (direction == Direction.IN) {
            experiments.offer(names);
        }
        then.accept(names);
    }

    private void not(String why) {
        busy(false);
        problem.add(Notice.problem("It can't be read: " + why));
    }

    private void wrong(InvalidInputException refused) {
        if (FILE.equals(from.getValue())) {
            file.wrong(refused.sentence());
        } else {
            server.wrong(refused);
        }
    }

    private void begin() {
        if (!experiments.complete()) {
            return;
        }
        look(names -> {
            try {
                transfers.start(project, direction, typed(), experiments.chosen());
            } catch (InvalidInputException refused) {
                wrong(refused);
                return;
            }
            begun.run();
        });
    }
}
