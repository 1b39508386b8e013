package io.slipway.engine.live;

import io.slipway.engine.Attempt;
import io.slipway.engine.Passed;
import io.slipway.engine.plan.Node;
import io.slipway.engine.plan.RunImage;
import io.slipway.engine.plan.Transitions;
import io.slipway.executor.AttemptId;
import io.slipway.project.ProjectId;
import io.slipway.project.ProjectSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.IntNode;

/** The store, in memory, that watches over what is written. */
final class SimLedger {
    private final Faults faults;
    private final Set<AttemptId> begun = new HashSet<>();
    private final Set<AttemptId> ended = new HashSet<>();
    private RunImage image;
    private int epoch;

    SimLedger(RunImage image, Faults faults) {
        this.image = image;
        this.faults = faults;
    }

    RunImage image() {
        return image;
    }

    boolean begun(AttemptId id) {
        return begun.contains(id);
    }

    /** The store as the next life of the server sees it; earlier lives are shut out. */
    Ledger nextLife() {
        int mine = ++epoch;
        return new Ledger() {
            @Override
            public RunImage load(String run) {
                faults.at("load");
                return image;
            }

            @Override
            public Map<AttemptId, String> commit(Commit commit) {
                faults.at("before commit");
                if (mine != epoch) {
                    throw new FencedException("life " + mine + " is over");
                }
                Map<AttemptId, String> tokens = apply(commit);
                faults.at("after commit");
                return tokens;
            }

            @Override
            public String token(RunImage known, Node node) {
                faults.at("token");
                return "token";
            }

            @Override
            public Optional<Reusable> reusable(ProjectId project, String hash) {
                faults.at("cache lookup");
                boolean hit = Math.floorMod(hash.hashCode(), 7) == 0;
                Map<String, Passed> outputs = Map.of("out", new Passed.Value(new IntNode(5)));
                return hit ? Optional.of(new Reusable("earlier", 1, "sim", "t", outputs)) : Optional.empty();
            }

            @Override
            public Optional<EarlierKey> earlier(RunImage known, String path) {
                return Optional.empty();
            }

            @Override
            public ProjectSettings settings(ProjectId project) {
                return ProjectSettings.DEFAULT;
            }
        };
    }

    private Map<AttemptId, String> apply(Commit commit) {
        if (commit.before().revision() != image.revision()) {
            throw new IllegalStateException("written over: " + commit.before().revision() + " " + image.revision());
        }
        for (Node node : commit.after().nodes().values()) {
            Node before = image.nodes().get(node.id());
            if (!node.equals(before)) {
                check(commit.changed().contains(node.id()), "changed and not said so", node);
            }
            if (before != null) {
                lawful(before, node, image.run().state().ended());
            }
        }
        Map<AttemptId, String> tokens = attempts(commit);
        image = commit.after();
        return tokens;
    }

    private static void lawful(Node before, Node node, boolean reopened) {
        boolean same = before.state().equals(node.state());
        boolean anew = reopened && Transitions.reopens(before.state());
        check(same || anew || Transitions.legal(before.state(), node.state()), "moved from " + before.state(), node);
        if (before.succeeded()) {
            check(before.equals(node), "touched after its end", node);
        }
        if (node.state().ended()) {
            check(node.open() == null, "ended with an open attempt", node);
        }
    }

    private Map<AttemptId, String> attempts(Commit commit) {
        Map<AttemptId, String> tokens = new HashMap<>();
        for (Commit.Tried tried : commit.tried()) {
            Attempt attempt = tried.attempt();
            AttemptId id = new AttemptId(commit.after().run().id(), tried.step(), attempt.number());
            if (attempt.ended() == null) {
                check(begun.add(id), "begun twice", commit.after().node(tried.step()));
                tokens.put(id, "token");
            } else {
                check(
                        begun.contains(id) && ended.add(id),
                        "ended twice",
                        commit.after().node(tried.step()));
            }
        }
        for (Node node : commit.after().nodes().values()) {
            Attempt open = node.open();
            if (open != null) {
                AttemptId id = new AttemptId(commit.after().run().id(), node.id(), open.number());
                check(begun.contains(id) && !ended.contains(id), "open and not on record", node);
            }
        }
        return tokens;
    }

    static void check(boolean holds, String what, Object about) {
        if (!holds) {
            throw new AssertionError(what + ": " + Objects.toString(about));
        }
    }
}
