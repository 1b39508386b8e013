package io.slipway;

import io.slipway.engine.RunState;
import io.slipway.engine.Runs;
import io.slipway.project.Access;
import io.slipway.project.Projects;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** What the console says when the server is stopped: that it ends in order, and what becomes of running steps. */
@Component
class Farewell implements SmartLifecycle {
    private static final int MANY = 1000;
    private final Access access;
    private final Projects projects;
    private final Runs runs;
    private volatile boolean running;

    Farewell(Access access, Projects projects, Runs runs) {
        this.access = access;
        this.projects = projects;
        this.runs = runs;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        long going = access.asSystem(this::going);
        String said = going == 0
                ? "Slipway ends; nothing is running."
                : "Slipway ends; " + (going == 1 ? "one run goes" : going + " runs go")
                        + " on: steps that are running keep running and are adopted at the next start.";
        System.out.println(said);
        System.out.flush();
    }

    private long going() {
        Runs.Query query = new Runs.Query(Set.of(RunState.PENDING, RunState.RUNNING), null, null, null, "", null, MANY);
        return projects.mine().stream()
                .mapToLong(project -> runs.list(project.id(), query).size())
                .sum();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server stops taking requests. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
