package io.slipway.executor;

import io.slipway.project.ProjectId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The executors of this installation by name. They may be added, replaced and removed while steps run. */
@Component
public class Executors implements DisposableBean {
    /** This machine. */
    public static final String LOCAL = "local";

    private static final int PATIENCE_SECONDS = 2;
    private static final String SLOW =
            "It has not answered within " + PATIENCE_SECONDS + " seconds: it may be away. Open this again to ask anew";
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
            missing.put(name, missing(name, before.executor().root()));
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
                // One that was never here in this life is not this machine, which is never missing.
                ? missing.computeIfAbsent(name, absent -> missing(absent, Optional.of(StepExecutor.ELSEWHERE)))
                : place.executor();
        return new Noted(executor, open, name);
    }

    private StepExecutor missing(String name, Optional<String> root) {
        StepExecutor stand = new MissingExecutor(name, root);
        stand.listen(open.listener(name));
        return stand;
    }

    /** What is or was known of the pod of an attempt, whose folder this is; empty where it had none. */
    public Optional<PodReport> pod(String name, AttemptId id, Path folder) {
        return get(name).pod(id).or(() -> KeptPods.read(folder));
    }

    /** What the time of an attempt went to, as far as its executor tells. */
    public List<TimePart> parts(String name, AttemptId id, Path folder) {
        if (name.equals(LOCAL)) {
            return List.of();
        }
        List<TimePart> live = get(name).parts(id);
        return live.isEmpty() ? KeptPods.readParts(folder) : live;
    }

    /** Names that people of this project may choose from, this machine first where it is among them. */
    public List<Choice> choices(ProjectId project) {
        Map<String, CompletableFuture<Optional<String>>> answers = new TreeMap<>();
        places.forEach((name, place) -> {
            if (place.mayUse().test(project)) {
                answers.put(name, asked(place.executor()));
            }
        });
        return answers.entrySet().stream()
                .map(entry -> new Choice(entry.getKey(), entry.getValue().join()))
                .sorted((one, other) ->
                        Boolean.compare(other.name().equals(LOCAL), one.name().equals(LOCAL)))
                .toList();
    }

    // All at once: whoever opens a sheet does not wait for a cluster that is away.
    private static CompletableFuture<Optional<String>> asked(StepExecutor executor) {
        return CompletableFuture.supplyAsync(
                        executor::whyNot, task -> Thread.ofVirtual().start(task))
                .completeOnTimeout(Optional.of(SLOW), PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Where the next run of this project goes if nobody says: where the last one went if it can, or else the first place where it can. */
    public String next(ProjectId project, String last) {
        List<String> open = choices(project).stream()
                .filter(choice -> choice.whyNot().isEmpty())
                .map(Choice::name)
                .toList();
        return open.isEmpty() || open.contains(last) ? last : open.getFirst();
    }

    /** Why a run of this project can't be started there, in a sentence that says what to do; empty where it can. */
    public Optional<String> whyNot(ProjectId project, String name) {
        Place place = places.get(name);
        if (place == null) {
            return new MissingExecutor(name, Optional.empty()).whyNot();
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
