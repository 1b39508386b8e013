package io.slipway.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.executor.kubernetes.ClusterSettings;
import io.slipway.executor.kubernetes.ClusterSettings.Connection;
import io.slipway.executor.kubernetes.ClusterSettings.Security;
import io.slipway.executor.kubernetes.KnownCluster;
import io.slipway.project.InvalidInputException;
import io.slipway.project.Project;
import io.slipway.project.ProjectId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is asked of a cluster: how it is reached first, what steps get there folded below. */
final class ClusterFields extends Div {
    private static final long serialVersionUID = 1L;

    private enum Way {
        KUBECONFIG("A kubeconfig"),
        TOKEN("Address and token"),
        IN_CLUSTER("The cluster that this server runs in");
        private final String word;

        Way(String word) {
            this.word = word;
        }
    }

    private final transient ClusterSettings before;
    private final TextField name = text("Name", "gpu-cluster");
    private final Select<Way> way = new Select<>();
    private final TextArea kubeconfig = new TextArea("Kubeconfig");
    private final TextField context = text("Context", "the current one");
    private final TextField server = text("Address of the API server", "https://10.0.0.1:6443");
    private final PasswordField token = new PasswordField("Token");
    private final TextArea certificate = new TextArea("Certificate of its authority (PEM)");
    private final TextField namespace = text("Namespace", "the connection's own");
    private final ProjectNamespaces namespaces;
    private final TextField address = text("Address of this server, as pods reach it", "the public address");
    private final MultiSelectComboBox<Project> projects = new MultiSelectComboBox<>("Projects that may use it");
    private final Select<Security> security = new Select<>();
    private final TextField user = text("User id that steps run as", "1000");
    private final TextField image = text("Image that carries files", ClusterSettings.COURIER_IMAGE);
    private final TextField account = text("Service account of steps", "the namespace's default, without its token");
    private final TextArea selector = lines("Node selector", "disk=ssd");
    private final TextArea tolerations = lines("Tolerations", "gpu=true:NoSchedule");
    private final TextArea pullSecrets = lines("Image pull secrets", "registry-login");
    private final TextArea variables =
            lines("Environment of each step", "PIP_INDEX_URL=https://pypi.example.com/simple");
    private final TextArea caCertificates = new TextArea("CA certificates that steps trust (PEM)");
    private final Map<String, Component> byField = new LinkedHashMap<>();

    ClusterFields(List<Project> all, @Nullable KnownCluster known) {
        before = known == null ? ClusterDialog.usual() : known.settings();
        namespaces = new ProjectNamespaces(all, before.namespaces());
        addClassName("sl-stack");
        choices(all);
        show(before);
        if (known != null) {
            name.setValue(known.name());
            name.setReadOnly(true);
            kubeconfig.setPlaceholder("kept as it is");
            token.setPlaceholder("kept as it is");
            projects.setValue(all.stream()
                    .filter(one -> known.projects().contains(one.id()))
                    .collect(Collectors.toSet()));
        }
        Div more =
                new Div(security, user, image, account, selector, tolerations, pullSecrets, variables, caCertificates);
        more.addClassName("sl-stack");
        add(
                name,
                way,
                kubeconfig,
                context,
                server,
                token,
                certificate,
                namespace,
                namespaces,
                address,
                projects,
                new Details("What steps get", more));
        byField.putAll(Map.of(
                "caCertificates",
                caCertificates,
                "certificate",
                certificate,
                "name",
                name,
                "kubeconfig",
                kubeconfig,
                "server",
                server,
                "token",
                token,
                "user",
                user,
                "selector",
                selector,
                "variables",
                variables));
        reveal();
    }

    private void choices(List<Project> all) {
        way.setLabel("Reached by");
        way.setItems(Way.values());
        way.setItemLabelGenerator(one -> one.word);
        way.addValueChangeListener(change -> reveal());
        kubeconfig.setPlaceholder("Paste its text");
        kubeconfig.setMinRows(4);
        kubeconfig.setMaxRows(8);
        certificate.setMaxRows(4);
        certificate.setPlaceholder("one that this machine trusts");
        caCertificates.setMaxRows(4);
        caCertificates.setPlaceholder("what the image trusts");
        caCertificates.setHelperText("In the place of what the image trusts, for pip, Python and OpenSSL");
        namespace.setHelperText("Jobs of steps are made there");
        projects.setItems(all);
        projects.setItemLabelGenerator(Project::name);
        projects.setPlaceholder("all");
        security.setLabel("Pod Security");
        security.setItems(Security.values());
        security.setItemLabelGenerator(one -> switch (one) {
            case RESTRICTED -> "restricted";
            case BASELINE -> "baseline";
            case NAMESPACE -> "as the namespace says";
        });
        for (Component field : List.of(
                name,
                way,
                kubeconfig,
                context,
                server,
                token,
                certificate,
                namespace,
                address,
                projects,
                security,
                user,
                image,
                account,
                caCertificates)) {
            field.getElement().getStyle().set("width", "100%");
        }
    }

    private void show(ClusterSettings settings) {
        way.setValue(
                switch (settings.connection()) {
                    case Connection.InCluster in -> Way.IN_CLUSTER;
                    case Connection.Kubeconfig file -> {
                        context.setValue(file.context());
                        yield Way.KUBECONFIG;
                    }
                    case Connection.Token given -> {
                        server.setValue(given.server());
                        certificate.setValue(given.certificate());
                        yield Way.TOKEN;
                    }
                });
        namespace.setValue(settings.namespace());
        address.setValue(settings.address());
        security.setValue(settings.security());
        user.setValue(Long.toString(settings.user()));
        image.setValue(settings.courierImage());
        account.setValue(settings.serviceAccount());
        selector.setValue(written(settings.nodeSelector()));
        tolerations.setValue(String.join("\n", settings.tolerations()));
        pullSecrets.setValue(String.join("\n", settings.imagePullSecrets()));
        variables.setValue(written(settings.variables()));
        caCertificates.setValue(settings.caCertificates());
    }

    private void reveal() {
        kubeconfig.setVisible(way.getValue() == Way.KUBECONFIG);
        context.setVisible(way.getValue() == Way.KUBECONFIG);
        server.setVisible(way.getValue() == Way.TOKEN);
        token.setVisible(way.getValue() == Way.TOKEN);
        certificate.setVisible(way.getValue() == Way.TOKEN);
    }

    String name() {
        return name.getValue().strip();
    }

    Set<ProjectId> projects() {
        return projects.getValue().stream().map(Project::id).collect(Collectors.toSet());
    }

    /** What is typed; throws {@link InvalidInputException} naming the field that can't be read. */
    ClusterSettings settings() {
        return new ClusterSettings(
                switch (way.getValue()) {
                    case KUBECONFIG ->
                        new Connection.Kubeconfig(
                                kubeconfig.getValue(), context.getValue().strip());
                    case TOKEN ->
                        new Connection.Token(
                                server.getValue().strip(),
                                token.getValue().strip(),
                                certificate.getValue().strip());
                    case IN_CLUSTER -> new Connection.InCluster();
                },
                namespace.getValue().strip(),
                namespaces.namespaces(),
                address.getValue().strip().replaceAll("/+$", ""),
                image.getValue().isBlank()
                        ? ClusterSettings.COURIER_IMAGE
                        : image.getValue().strip(),
                security.getValue(),
                number(user.getValue().strip()),
                pairs("selector", selector.getValue()),
                list(tolerations.getValue()),
                list(pullSecrets.getValue()),
                account.getValue().strip(),
                pairs("variables", variables.getValue()),
                caCertificates.getValue().strip(),
                before.retention(),
                before.grace(),
                before.patience());
    }

    private static long number(String typed) {
        if (!typed.matches("\\d{1,9}")) {
            throw new InvalidInputException(
                    "user", "The number of a user is expected, such as 1000, but got “" + typed + "”");
        }
        return Long.parseLong(typed);
    }

    private static List<String> list(String typed) {
        return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static Map<String, String> pairs(String field, String typed) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : list(typed)) {
            int at = line.indexOf('=');
            if (at < 1) {
                throw new InvalidInputException(field, "Lines such as NAME=value are expected, but got “" + line + "”");
            }
            pairs.put(line.substring(0, at).strip(), line.substring(at + 1).strip());
        }
        return pairs;
    }

    private static String written(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("\n"));
    }

    void fine() {
        byField.values().forEach(field -> ((HasValidation) field).setInvalid(false));
    }

    /** Marks the field; one that is not shown is told at the name, and namespaces mark their own. */
    void wrong(String field, String sentence) {
        if (field.equals("namespaces")) {
            return;
        }
        Component at = byField.getOrDefault(field, name);
        ((HasValidation) at).setErrorMessage(sentence);
        ((HasValidation) at).setInvalid(true);
        ((Focusable<?>) at).focus();
    }

    private static TextField text(String label, String placeholder) {
        TextField field = new TextField(label);
        field.setPlaceholder(placeholder);
        return field;
    }

    private static TextArea lines(String label, String example) {
        TextArea area = new TextArea(label);
        area.setPlaceholder(example);
        area.setHelperText("One on each line");
        area.setMaxRows(4);
        area.setWidthFull();
        return area;
    }
}
