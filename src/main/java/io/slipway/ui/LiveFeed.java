package io.slipway.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;

/**
 * Tells open views that something they show has changed. What happened is only a hint: views re-read. News that come
 * within a short while are told once.
 */
@org.springframework.stereotype.Component
public class LiveFeed implements DisposableBean {
    private static final long TOGETHER_MILLIS = 80;

    private final Map<Topic, Set<Subscriber>> subscribers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-feed").factory());

    /**
     * What a view may listen to: one thing ({@code run}, {@code draft}, {@code experiment} with its id), a kind of thing
     * of a project ({@code runs}, {@code pipelines}, {@code experiments}, {@code models} with the project's id), or what a {@code person} may
     * do, by name.
     */
    public record Topic(String kind, String id) {}

    /**
     * Calls {@code changed} in the view's UI after each change of one of the topics, from attach to detach of the view.
     * Call it in the view's {@code onAttach}.
     */
    public Registration subscribe(Component view, Set<Topic> topics, Runnable changed) {
        UI ui = view.getUI().orElseThrow(() -> new IllegalStateException("subscribe from onAttach"));
        Subscriber subscriber = new Subscriber(ui, changed, new AtomicBoolean());
        topics.forEach(topic -> subscribers
                .computeIfAbsent(topic, t -> ConcurrentHashMap.newKeySet())
                .add(subscriber));
        Registration away = () -> topics.forEach(topic -> remove(topic, subscriber));
        view.addDetachListener(detach -> {
            detach.unregisterListener();
            away.remove();
        });
        return away;
    }

    /** Something of this topic has changed. */
    public void tell(Topic topic) {
        for (Subscriber subscriber : subscribers.getOrDefault(topic, Set.of())) {
            if (subscriber.due.compareAndSet(false, true)) {
                var _ = clockwork.schedule(() -> pass(subscriber), TOGETHER_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static void pass(Subscriber subscriber) {
        subscriber.due.set(false);
        try {
            var _ = subscriber.ui.access(subscriber.changed::run);
        } catch (UIDetachedException e) {
            // the window was closed meanwhile; its detach takes the subscription away
        }
    }

    private void remove(Topic topic, Subscriber subscriber) {
        subscribers.computeIfPresent(topic, (t, all) -> {
            all.remove(subscriber);
            return all.isEmpty() ? null : all;
        });
    }

    @Override
    public void destroy() {
        clockwork.shutdownNow();
    }

    private static final class Subscriber {
        private final UI ui;
        private final Runnable changed;
        private final AtomicBoolean due;

        Subscriber(UI ui, Runnable changed, AtomicBoolean due) {
            this.ui = ui;
            this.changed = changed;
            this.due = due;
        }
    }
}
