package io.slipway;

import io.slipway.engine.RunState;
import io.slipway.engine.Runs;
import io.slipway.project.Access;
import io.slipway.project.Projects;
import java.util.Set;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** What the console says when the server is stopped: that it ends in order, and what becomes of running steps. */
@Component
class Farewell implements SmartLifecycle {
    private static final int MANY = 1000;
    private static final String PUSHES = "com.vaadin.flow.server.communication.PushAtmosphereHandler";
    private final Access access;
    private final Projects projects;
    private final Runs runs;
    private final LoggingSystem logging;
    private volatile boolean running;

    Farewell(Access access, Projects projects, Runs runs, LoggingSystem logging) {
        this.access = access;
        this.projects = projects;
        this.runs = runs;
        this.logging = logging;
    }

    @Override
    public void start() {
        logging.setLogLevel(PUSHES, null);
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
        // Each open page is cut off now, and Vaadin would log each as an error.
        logging.setLogLevel(PUSHES, LogLevel.OFF);
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
