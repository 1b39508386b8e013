package io.slipway.tracking.remote;

import io.slipway.project.Secrets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * An MLflow server as a project reaches it.
 *
 * @param address without a trailing slash
 * @param prefix what the names of experiments begin with there
 * @param workspace empty where the server has none
 * @param user empty for a token
 * @param secret the token or password; empty where the server asks for none, and wherever it is shown
 */
public record RemoteServer(String address, String prefix, String workspace, String user, String secret) {
    static final String TRIAL = "slipway connection test";

    /** Which server it is, whoever asks: the runs of another one are others. */
    public String key() {
        return Secrets.hash(address + "\n" + workspace);
    }

    /** The same with another secret, or with none to show. */
    public RemoteServer withSecret(String other) {
        return new RemoteServer(address, prefix, workspace, user, other);
    }

    /** Whether an experiment of that name is what tests of the connection make: they delete it, but MLflow keeps it. */
    public static boolean isTrial(String experiment) {
        return experiment.endsWith(TRIAL);
    }

    /** The page of an experiment there. */
    String experimentPage(String experiment) {
        return page("experiments/" + experiment);
    }

    /** The page of a run there. */
    String page(String experiment, String run) {
        return page("experiments/" + experiment + "/runs/" + run);
    }

    /** The page of a logged model there. */
    String loggedPage(String experiment, String model) {
        return page("experiments/" + experiment + "/models/" + model);
    }

    /** The page of a registered model there. */
    String modelPage(String name) {
        return page("models/" + encoded(name));
    }

    /** The page of a version of it. */
    String versionPage(String name, String version) {
        return page("models/" + encoded(name) + "/versions/" + version);
    }

    private String page(String route) {
        return address + "/#/" + route + (workspace.isEmpty() ? "" : "?workspace=" + encoded(workspace));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Without the secret: this may end up in a log. */
    @Override
    public String toString() {
        return "MLflow server " + address;
    }
}
