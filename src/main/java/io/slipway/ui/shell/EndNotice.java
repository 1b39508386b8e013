package io.slipway.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Span;
import io.slipway.engine.PipelineRun;
import io.slipway.engine.RunState;
import io.slipway.ui.LiveFeed;
import io.slipway.ui.LiveFeed.Topic;
import io.slipway.ui.parts.RunWords;
import io.slipway.ui.parts.Toast;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** Says on whatever page one is that a run has ended that one started; marks the browser's tab until it is looked at. */
@JsModule("./shell/ended.ts")
final class EndNotice extends Span {
    private final transient EndedRuns ended;
    private final transient LiveFeed feed;
    private final String person;
    private Instant told = Instant.MAX;

    EndNotice(String person, EndedRuns ended, LiveFeed feed) {
        this.person = person;
        this.ended = ended;
        this.feed = feed;
        getElement().setAttribute("hidden", true);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        told = ended.now();
        feed.subscribe(this, Set.of(new Topic("ended", person)), this::tell);
    }

    private void tell() {
        getUI().ifPresent(ui -> {
            for (PipelineRun run : ended.since(person, told)) {
                told = Objects.requireNonNull(run.ended());
                tell(ui, run);
            }
        });
    }

    private static void tell(UI ui, PipelineRun run) {
        String address = "p/" + run.project() + "/runs/" + run.id();
        ui.getPage().executeJs("window.slipwayEnded($0)", run.state() == RunState.SUCCEEDED ? "✓" : "✗");
        // Who looks at the run sees it end.
        if (!ui.getActiveViewLocation().getPath().equals(address)) {
            String text = run.title() + " " + RunWords.of(run.state())
                    + (run.reason().isEmpty() ? "" : ": " + shortened(run.reason()));
            Toast.offer(text, "Open", () -> ui.navigate(address));
        }
    }

    private static String shortened(String reason) {
        return reason.length() <= 160 ? reason : reason.substring(0, 160) + "…";
    }
}
