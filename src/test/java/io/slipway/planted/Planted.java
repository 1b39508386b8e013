package io.slipway.planted;

import com.vaadin.flow.component.html.Div;
import org.jgrapht.graph.DefaultEdge;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks each rule of the house once, so that a rule that catches nothing is seen. */
public class Planted {
    Div page() {
        return new Div();
    }

    int rows(JdbcClient jdbc) {
        return jdbc.sql("DELETE FROM planted").update();
    }

    DefaultEdge edge() {
        return new DefaultEdge();
    }

    long now() {
        return System.currentTimeMillis();
    }

    static class ThingManager {}
}
