package io.slipway.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.slipway.ui.parts.Icon;
import java.util.List;

/** The places of a project, each an icon and a word; folds to the icons. */
final class Rail extends Nav {
    /** One of its links; {@code section} is the part of the address that marks it as the current one. */
    record Place(Icon icon, String word, String address, String section) {}

    private final UnorderedList places = new UnorderedList();

    Rail(Component projects, Runnable fold) {
        addClassName("sl-rail");
        getElement().setAttribute("aria-label", "Main");
        Anchor brand = link(Icon.BRAND, "Slipway", "");
        brand.addClassName("sl-brand");
        places.addClassName("sl-nav");
        Span spring = new Span();
        spring.addClassName("sl-spring");
        NativeButton folding = new NativeButton();
        folding.addClassName("sl-fold");
        folding.add(Icon.FOLD.create(), word("Fold"));
        folding.getElement().setAttribute("title", "Fold or unfold the rail");
        folding.addClickListener(click -> fold.run());
        add(brand, projects, places, spring, folding);
    }

    void show(List<Place> shown, String address) {
        places.removeAll();
        for (Place place : shown) {
            Anchor link = link(place.icon(), place.word(), place.address());
            link.getElement().setAttribute("title", place.word());
            if (isCurrent(place, address)) {
                link.getElement().setAttribute("aria-current", "page");
            }
            places.add(new ListItem(link));
        }
    }

    private static boolean isCurrent(Place place, String address) {
        return address.equals(place.address())
                || address.equals(place.section())
                || address.startsWith(place.section() + "/");
    }

    private static Anchor link(Icon icon, String word, String address) {
        Anchor link = new Anchor(address.isEmpty() ? "." : address);
        link.add(icon.create(), word(word));
        return link;
    }

    private static Span word(String text) {
        Span word = new Span(text);
        word.addClassName("sl-word");
        return word;
    }
}
