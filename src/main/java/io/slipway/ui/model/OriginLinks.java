package io.slipway.ui.model;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.slipway.ui.model.Origin.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws where a model comes from: links where there is a page, words otherwise, a dash for nothing. */
final class OriginLinks {
    private OriginLinks() {}

    static Component link(@Nullable Place place) {
        if (place == null) {
            Span nothing = new Span("–");
            nothing.addClassName("sl-muted");
            return nothing;
        }
        if (place.address().isEmpty()) {
            return new Span(place.words());
        }
        return new Anchor(place.address(), place.words());
    }

    static Component links(List<Place> places) {
        if (places.isEmpty()) {
            return link(null);
        }
        Span all = new Span();
        for (int i = 0; i < places.size(); i++) {
            if (i > 0) {
                all.add(new Span(", "));
            }
            all.add(link(places.get(i)));
        }
        return all;
    }
}
