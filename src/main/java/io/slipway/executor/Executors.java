package io.slipway.executor;

import io.slipway.project.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The executors of this installation by name. They may be added, replaced and removed while steps run. */
@Component
public class Executors implements DisposableBean {
    /** This machine. */
    public static final String LOCAL = "local";

    private final Map<String, Place> places = new ConcurrentSkipListMap<>();
    private final Map<String, StepExecutor> missing = new ConcurrentHashMap<>();
    private final OpenAttempts open = new OpenAttempts();

    private record Place(StepExecutor executor, Predicate<ProjectId> mayUse) {}

    /**
     * What a person chooses from.
     *
     * @param whyNot why nothing can be started there at present; empty where it can
     */
    public record Choice(String name, Optional<String> whyNot) {}

    Executors(StepExecutor local) {
        put(LOCAL, local, project -> true);
    }

    /** Adds one, or puts it in the place of another, whose steps it takes over. */
    public void put(String name, StepExecutor executor, Predicate<ProjectId> mayUse) {
        executor.listen(open.listener(name));
        Place before = places.put(name, new Place(executor, mayUse));
        missing.remove(name);
        if (before != null) {
            before.executor().close();
        }
        open.of(name).forEach(executor::adopt);
    }

    /** Its steps go on where they are; what becomes of them is not known until one of that name is there again. */
    public void remove(String name) {
        Place before = places.remove(name);
        if (before != null) {
            before.executor().close();
            open.of(name).forEach(get(name)::adopt);
        }
    }

    /** Who hears of attempts from now on; one, asked for before anything is started. */
    public void listen(AttemptListener listener) {
        open.tell(listener);
    }

    /** The executor of that name; where there is none, one that says so. */
    public StepExecutor get(String name) {
        Place place = places.get(name);
        StepExecutor executor = place == null
                ? missing.computeIfAbsent(name, absent -> {
                    StepExecutor stand = new MissingExecutor(absent);
                    stand.listen(open.listener(absent));
                    return stand;
                })
                : place.executor();
        return new Noted(executor, open, name);
    }

    /** Names that people of this project may choose from, this machine first where it is among them. */
    public List<Choice> choices(ProjectId project) {
        return places.entrySet().stream()
                .filter(entry -> entry.getValue().mayUse().test(project))
                .map(entry ->
                        new Choice(entry.getKey(), entry.getValue().executor().whyNot()))
                .sorted((one, other) ->
                        Boolean.compare(other.name().equals(LOCAL), one.name().equals(LOCAL)))
                .toList();
    }

    /** Why a run of this project can't be started there, in a sentence that says what to do; empty where it can. */
    public Optional<String> whyNot(ProjectId project, String name) {
        Place place = places.get(name);
        if (place == null) {
            return new MissingExecutor(name).whyNot();
        }
        return place.mayUse().test(project)
                ? place.executor().whyNot()
                : Optional.of("This project may not use the executor " + name + ": choose another, or ask an admin");
    }

    /** All there are, in alphabetical order. */
    public List<String> names() {
        return List.copyOf(places.keySet());
    }

    @Override
    public void destroy() {
        places.values().forEach(place -> place.executor().close());
    }
}
