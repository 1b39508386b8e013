package io.slipway.ui.parts;

import com.vaadin.flow.component.html.Span;

/** The one icon set: strokes on a 24 pixel square, in the colour of the text around them. */
public enum Icon {
    HOME("M3 10.5 12 3l9 7.5V20a1 1 0 0 1-1 1h-5v-6H9v6H4a1 1 0 0 1-1-1z"),
    PIPELINE("M3 3h7v6H3zM14 15h7v6h-7zM6.5 9v5a4 4 0 0 0 4 4H14"),
    RUN("M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM10 8.5v7l5.5-3.5z"),
    EXPERIMENT("M9 3h6M10 3v6L4.6 18.4A1.7 1.7 0 0 0 6 21h12a1.7 1.7 0 0 0 1.4-2.6L14 9V3M7.2 14.5h9.6"),
    MODEL("M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9"),
    SETTINGS("M4 6h9M17 6h3M4 12h2M10 12h10M4 18h8M16 18h4M15 4v4M8 10v4M14 16v4"),
    ADMIN("M12 3l8 3v6c0 4.5-3.2 7.8-8 9-4.8-1.2-8-4.5-8-9V6z"),
    FOLD("M4 4h16v16H4zM10 4v16M16.5 9.5 14 12l2.5 2.5"),
    SEARCH("M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4"),
    CHECK("M5 12.5l4.5 4.5L19 7.5"),
    CROSS("M6 6l12 12M18 6 6 18"),
    STOP("M7 7h10v10H7z"),
    COPY("M9 9h11v11H9zM5 15H4V4h11v1"),
    PLUS("M12 5v14M5 12h14"),
    UPLOAD("M12 16V4M7 9l5-5 5 5M4 20h16"),
    DOWNLOAD("M12 4v12M7 11l5 5 5-5M4 20h16"),
    DELETE("M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5"),
    EDIT("M4 20l1-4L16 5l3 3L8 19zM14 7l3 3"),
    MORE("M5 12h.01M12 12h.01M19 12h.01"),
    COMPARE("M4 4h6v16H4zM14 4h6v16h-6z"),
    RETRY("M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5"),
    WARNING("M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.1"),
    FILE("M6 3h8l5 5v13H6zM14 3v5h5"),
    COLUMNS("M4 4h16v16H4zM10 4v16M15 4v16"),
    PERSON("M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c.6-4 3.8-6 8-6s7.4 2 8 6"),
    LINK("M10 14a4 4 0 0 0 6 .4l3-3a4.2 4.2 0 0 0-6-6l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3a4.2 4.2 0 0 0 6 6l1.2-1.2"),
    KEY("M14.5 9.5a4.5 4.5 0 1 0-3.6 4.4L12.5 15.5H15V18h2.5v3H21v-3.5l-6.9-6.9a4.5 4.5 0 0 0 .4-1.1zM8.5 8.2v.1"),
    BRAND("M3 18c3 2 6 2 9 0s6-2 9 0M5 14l1.5-4H17l2 4M9 10V5h5l1.5 5");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /** A fresh element; hidden from screen readers, because a word stands beside it or on its button. */
    public Span create() {
        Span icon = new Span();
        icon.addClassName("sl-i");
        icon.getElement().setAttribute("aria-hidden", "true");
        icon.getElement().setProperty("innerHTML", svg());
        return icon;
    }

    private String svg() {
        return "<svg class=\"sl-icon\" viewBox=\"0 0 24 24\" width=\"16\" height=\"16\" fill=\"none\" stroke=\"currentColor\""
                + " stroke-width=\"1.75\" stroke-linecap=\"round\" stroke-linejoin=\"round\"><path d=\"" + path
                + "\"/></svg>";
    }
}
