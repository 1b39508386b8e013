package io.slipway.project;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Named values that steps need and nobody may read: sealed by the {@link Vault}, opened for Slipway itself alone. */
@Service
public class ProjectSecrets {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]{0,99}");
    // What Linux takes for one variable is twice as much.
    private static final int LONGEST = 64 * 1024;
    // As long as anybody may look for the way back.
    private static final Duration KEPT = Duration.ofHours(1);
    private final Access access;
    private final ProjectSecretStore store;
    private final Vault vault;
    private final Audit audit;
    private final Clock clock;

    ProjectSecrets(Access access, ProjectSecretStore store, Vault vault, Audit audit, Clock clock) {
        this.access = access;
        this.store = store;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** In alphabetical order. */
    @Transactional(readOnly = true)
    public List<ProjectSecret> list(ProjectId project) {
        access.require(project, Permission.VIEW);
        return store.of(project);
    }

    @Transactional(readOnly = true)
    public Set<String> names(ProjectId project) {
        return list(project).stream().map(ProjectSecret::name).collect(Collectors.toUnmodifiableSet());
    }

    /** A new one, or another value for the one of that name; answers whether there was one. The value is taken as it is. */
    @Transactional
    public boolean set(ProjectId project, String typed, String value) {
        access.require(project, Permission.MANAGE);
        String name = typed.strip();
        check(name, value);
        store.purge(clock.instant().minus(KEPT));
        ProjectSecret secret = new ProjectSecret(name, clock.instant(), new SignedIn(access.caller()).getName());
        String sealed = vault.seal(value, place(project, name));
        boolean replaced = store.replace(project, secret, sealed);
        if (!replaced) {
            store.add(project, secret, sealed);
        }
        audit.record(project, replaced ? "secret-replaced" : "secret-set", name);
        return replaced;
    }

    private static void check(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInputException(
                    "name",
                    "A name of letters, digits, dots, dashes and underscores is expected, beginning with a letter, but"
                            + " got “" + name + "”: for instance HF_TOKEN");
        }
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > LONGEST || value.indexOf('\0') >= 0) {
            throw new InvalidInputException(
                    "value",
                    "A text of 1 to " + LONGEST + " bytes is expected, and this "
                            + (value.indexOf('\0') >= 0 ? "holds a zero byte" : "has " + bytes));
        }
    }

    /** Steps find it no more; {@link #restore} brings it back for an hour, then its value is gone. */
    @Transactional
    public void delete(ProjectId project, String name) {
        access.require(project, Permission.MANAGE);
        if (!store.setDeleted(project, name, clock.instant())) {
            throw new NotFoundException("There is no secret " + name + " in this project");
        }
        audit.record(project, "secret-deleted", name);
    }

    /** Takes a deletion back. */
    @Transactional
    public void restore(ProjectId project, String name) {
        access.require(project, Permission.MANAGE);
        if (!store.setDeleted(project, name, null)) {
            throw new NotFoundException("The secret " + name + " is not there any more: set it anew");
        }
        audit.record(project, "secret-restored", name);
    }

    /** The values of those that are there. For Slipway itself, which hands them to steps. */
    @Transactional(readOnly = true)
    public Map<String, String> open(ProjectId project, Set<String> names) {
        if (!(access.caller() instanceof Caller.Engine)) {
            throw new ForbiddenException("Nobody can read a secret; set it anew where its value is needed elsewhere");
        }
        Map<String, String> values = new HashMap<>();
        store.sealed(project).forEach((name, kept) -> {
            if (names.contains(name)) {
                values.put(name, vault.open(kept, place(project, name)));
            }
        });
        return values;
    }

    private static String place(ProjectId project, String name) {
        return "secret/" + project + "/" + name;
    }
}
