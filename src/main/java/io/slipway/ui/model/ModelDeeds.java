package io.slipway.ui.model;

import com.vaadin.flow.component.UI;
import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.ProjectId;
import io.slipway.tracking.DeletedModel;
import io.slipway.tracking.ModelVersion;
import io.slipway.tracking.ModelVersions;
import io.slipway.tracking.Registry;
import io.slipway.tracking.TrackingException;
import io.slipway.ui.parts.ModelAddress;
import io.slipway.ui.parts.NameDialog;
import io.slipway.ui.parts.Toast;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do on the page of a model; each can be taken back. */
@Component
class ModelDeeds {
    private final Access access;
    private final Registry registry;
    private final ModelVersions versions;

    ModelDeeds(Access access, Registry registry, ModelVersions versions) {
        this.access = access;
        this.registry = registry;
        this.versions = versions;
    }

    void rename(ProjectId project, String name) {
        UI ui = UI.getCurrent();
        new NameDialog("Rename " + name, name, "Rename", wanted -> {
                    registry.rename(project, name, wanted);
                    ui.navigate(ModelAddress.of(project, wanted));
                    Toast.undo("Renamed to " + wanted, () -> {
                        registry.rename(project, wanted, name);
                        ui.navigate(ModelAddress.of(project, name));
                    });
                })
                .open();
    }

    void delete(ProjectId project, String name) {
        UI ui = UI.getCurrent();
        registry.delete(project, name);
        ui.navigate("p/" + project + "/models");
        Toast.undo(gone(name), () -> {
            registry.restore(project, name);
            ui.navigate(ModelAddress.of(project, name));
        });
    }

    static String gone(String name) {
        return name + " and its versions are deleted; their files stay";
    }

    void restore(ProjectId project, DeletedModel model) {
        UI ui = UI.getCurrent();
        try {
            registry.restore(project, model);
            Toast.offer(model.name() + " is back", "Open", () -> ui.navigate(ModelAddress.of(project, model.name())));
        } catch (TrackingException taken) {
            if (taken.reason() != TrackingException.Reason.EXISTS) {
                throw taken;
            }
            Toast.problem("Another model is called " + model.name()
                    + " by now: give that one another name first, then restore this one");
        }
    }

    /** Aliases that it had may mean others by now, so that they are not set by themselves. */
    void restore(ProjectId project, String model, long version) {
        versions.restore(project, model, Long.toString(version), List.of());
        Toast.show("Version " + version + " is back, without the aliases that it had");
    }

    /** {@code changed} draws the page anew at once, without waiting for news. */
    VersionPanel.Deeds of(ProjectId project, ModelVersion version, Runnable changed) {
        String model = version.model();
        String number = Long.toString(version.version());
        AliasEditor.Deeds aliases = new AliasEditor.Deeds() {
            @Override
            public void point(String alias) {
                Long before = registry.get(project, model).aliases().get(alias);
                registry.setAlias(project, model, alias, number);
                tell(project, model, alias, before, number);
            }

            @Override
            public void takeAway(String alias) {
                registry.deleteAlias(project, model, alias);
                Toast.undo(
                        "The alias " + alias + " is taken away",
                        () -> registry.setAlias(project, model, alias, number));
            }
        };
        return new VersionPanel.Deeds(
                access.may(project, Permission.RUN),
                access.may(project, Permission.EDIT),
                aliases,
                text -> versions.describe(project, model, number, text),
                () -> {
                    List<String> lost = versions.delete(project, model, number);
                    Toast.undo(
                            "Version " + number + " is deleted; its files stay",
                            () -> versions.restore(project, model, number, lost));
                    changed.run();
                });
    }

    private void tell(ProjectId project, String model, String alias, @Nullable Long before, String now) {
        if (before == null) {
            Toast.undo(
                    "The alias " + alias + " points at version " + now,
                    () -> registry.deleteAlias(project, model, alias));
        } else if (before != Long.parseLong(now)) {
            Toast.undo(
                    "The alias " + alias + " has moved from version " + before + " to " + now,
                    () -> registry.setAlias(project, model, alias, before.toString()));
        }
    }
}
