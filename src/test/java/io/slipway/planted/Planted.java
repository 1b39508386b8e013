package io.slipway.planted;

import com.vaadin.flow.component.html.Div;
import io.fabric8.kubernetes.api.model.Pod;
import org.jgrapht.graph.DefaultEdge;
import org.mlflow.tracking.MlflowClient;
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

    Pod pod() {
        return new Pod();
    }

    MlflowClient client() {
        return new MlflowClient();
    }

    long now() {
        return System.currentTimeMillis();
    }

    static class ThingManager {}
}
