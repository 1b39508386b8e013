package io.slipway.ui.home;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.engine.Runs;
import io.slipway.executor.Executors;
import io.slipway.pipeline.PipelineEntry;
import io.slipway.pipeline.Pipelines;
import io.slipway.project.Access;
import io.slipway.project.Permission;
import io.slipway.project.Project;
import io.slipway.project.ProjectId;
import io.slipway.project.Projects;
import io.slipway.ui.LiveFeed;
import io.slipway.ui.LiveFeed.Topic;
import io.slipway.ui.parts.Icon;
import io.slipway.ui.parts.NameDialog;
import io.slipway.ui.parts.Notice;
import io.slipway.ui.pipelines.ImportButton;
import io.slipway.ui.pipelines.NewPipeline;
import io.slipway.ui.shell.Crumb;
import io.slipway.ui.shell.MainLayout;
import io.slipway.ui.shell.Page;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Set;

/** What runs, what failed lately, recent pipelines; in an empty project how to begin. */
@Route(value = "p/:project", layout = MainLayout.class)
@PermitAll
public final class HomeView extends Div implements BeforeEnterObserver, Page {
    private static final int FEW = 6;
    private final transient Access access;
    private final transient Projects projects;
    private final transient Pipelines pipelines;
    private final transient Runs runs;
    private final transient Sample sample;
    private final transient Executors executors;
    private final transient LiveFeed feed;
    private ProjectId project = new ProjectId("");

    HomeView(
            Access access,
            Projects projects,
            Pipelines pipelines,
            Runs runs,
            Sample sample,
            Executors executors,
            LiveFeed feed) {
        this.access = access;
        this.projects = projects;
        this.pipelines = pipelines;
        this.runs = runs;
        this.sample = sample;
        this.executors = executors;
        this.feed = feed;
        addClassName("sl-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        project = new ProjectId(event.getRouteParameters().get("project").orElse(""));
        access.require(project, Permission.VIEW);
        show();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        feed.subscribe(
                this, Set.of(new Topic("pipelines", project.value()), new Topic("runs", project.value())), this::show);
    }

    @Override
    public List<Crumb> trail() {
        return List.of(Crumb.here("Home"));
    }

    private void show() {
        Project here = projects.get(project);
        List<PipelineEntry> all = pipelines.list(project);
        removeAll();
        add(head(here, all.isEmpty()));
        if (access.may(project, Permission.RUN)) {
            executors.get(Executors.LOCAL).whyNot().ifPresent(reason -> add(Notice.problem(reason)));
        }
        if (all.isEmpty()) {
            add(begin());
            return;
        }
        Div cards = new Div(
                new RunList(
                        "Running",
                        "Nothing runs at the moment.",
                        of(RunState.PENDING, RunState.RUNNING, RunState.CANCELLING)),
                new RunList("Failed lately", "No run has failed.", of(RunState.FAILED)),
                new RecentPipelines(all.stream().limit(FEW).toList(), entry -> pipelines.draft(project, entry.id())),
                new RunList(
                        "Succeeded lately",
                        "No run has succeeded yet: open a pipeline and press Run.",
                        of(RunState.SUCCEEDED)));
        cards.addClassName("sl-home-cards");
        add(cards);
    }

    private Div head(Project here, boolean empty) {
        Span spring = new Span();
        spring.addClassName("sl-spring");
        Div head = new Div(new H1(here.name()), spring);
        head.addClassName("sl-head");
        if (!empty && access.may(project, Permission.EDIT)) {
            head.add(new Button("Add the sample", click -> addSample()), newPipeline());
        }
        return head;
    }

    private Button newPipeline() {
        Button create = new Button(
                "New pipeline",
                Icon.PLUS.create(),
                click -> new NameDialog(
                                "New pipeline",
                                "",
                                "Create",
                                name -> open(pipelines.create(project, NewPipeline.named(name))))
                        .open());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return create;
    }

    private Div begin() {
        if (!access.may(project, Permission.EDIT)) {
            return Notice.empty(
                    Icon.PIPELINE, "Nothing here yet", "What the editors of this project draw and run is shown here.");
        }
        Button take = new Button("Try the sample", click -> addSample());
        take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button empty = new Button(
                "Start with an empty canvas",
                click -> new NameDialog(
                                "New pipeline",
                                "",
                                "Create",
                                name -> open(pipelines.create(project, NewPipeline.named(name))))
                        .open());
        return Notice.empty(
                Icon.BRAND,
                "Begin with a pipeline that trains a model in seconds",
                "The sample brings its data along: it splits a table, trains a classifier, evaluates it and publishes it "
                        + "if it is good enough. Run it twice with other parameters and compare.",
                take,
                empty,
                new ImportButton(
                        project, "Import a kfp pipeline", address -> getUI().ifPresent(ui -> ui.navigate(address))));
    }

    private List<PipelineRun> of(RunState... states) {
        return runs.list(project, new Runs.Query(Set.of(states), null, null, null, "", null, FEW));
    }

    private void addSample() {
        open(sample.addTo(project));
    }

    private void open(PipelineEntry entry) {
        getUI().ifPresent(ui -> ui.navigate("p/" + project + "/pipelines/" + entry.id()));
    }
}
