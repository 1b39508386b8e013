package io.slipway.mlflow;

import io.slipway.project.ProjectId;
import java.util.List;

/** One request of a client: for whom, with what fields, from which client, and the parts that its route's address leaves open. */
record Call(Acting acting, Body body, String client, List<String> parts) {
    ProjectId project() {
        return acting.project();
    }

    /** What answers a route. */
    @FunctionalInterface
    interface Handler {
        Object answer(Call call);
    }

    /** Java clients before 3 fail on a second page of a history. */
    boolean cannotPageHistory() {
        return client.matches("mlflow-java-client/[012]\\..*");
    }

    /** A step's token manages no experiments. */
    void notBound() {
        if (acting.onlyRun() != null) {
            throw Refusal.denied("This token belongs to one step's run and can write only to that run and runs nested"
                    + " in it; use a personal access token for anything else");
        }
    }
}
