package io.slipway.tracking.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemoteServerTest {
    @Test
    void linksOpenTheWorkspaceOrMlflowShowsItsListOfWorkspaces() {
        RemoteServer server = new RemoteServer("https://there", "", "vision", "", "");
        assertThat(server.page("3", "12ff")).isEqualTo("https://there/#/experiments/3/runs/12ff?workspace=vision");
        assertThat(server.modelPage("big iris")).isEqualTo("https://there/#/models/big%20iris?workspace=vision");
    }

    @Test
    void linksOfAServerWithoutWorkspacesNameNone() {
        RemoteServer server = new RemoteServer("https://there", "", "", "", "");
        assertThat(server.page("3", "12ff")).isEqualTo("https://there/#/experiments/3/runs/12ff");
    }
}
