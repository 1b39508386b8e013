package io.slipway.engine.real;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.slipway.engine.PipelineRun;
import io.slipway.executor.kubernetes.TestCluster;
import io.slipway.pipeline.PipelineVersion;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What steps cost on the cluster of KUBECONFIG, beside bare Jobs of the same container; taken in turn, medians. */
final class ClusterCost {
    private final TestCluster cluster;
    private final OnCluster here;
    private int made;

    private ClusterCost(TestCluster cluster, OnCluster here) {
        this.cluster = cluster;
        this.here = here;
    }

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        try (TestCluster cluster = TestCluster.open();
                OnCluster here = new OnCluster(
                        Files.createTempDirectory("cluster-cost"), cluster.connection(), cluster.namespace(), 0)) {
            new ClusterCost(cluster, here).measure(rounds);
        }
        System.exit(0);
    }

    private void measure(int rounds) throws Exception {
        PipelineVersion one = here.running().saved(Busybox.noops("one", 1, false));
        PipelineVersion passing = here.running().saved(Busybox.passing());
        PipelineVersion chain = here.running().saved(Busybox.noops("chain", 10, true));
        PipelineVersion fan = here.running().saved(Busybox.noops("fan", 50, false));
        step(one, "s0");
        List<Double> bare = new ArrayList<>();
        List<Double> noop = new ArrayList<>();
        List<Double> carry = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            bare.add(bare(1, false));
            noop.add(step(one, "s0"));
            carry.add(step(passing, "second"));
        }
        print("no-op step", median(noop), median(bare), 0.9);
        print("with one artifact in and one out", median(carry), median(bare), 1.5);
        double jobs = bare(10, true);
        print("chain of 10", whole(chain), jobs, 0.8);
        List<Double> all = new ArrayList<>();
        List<Double> fans = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(bare(50, false));
            fans.add(whole(fan));
        }
        print("fan-out of 50", median(fans), median(all), 1.05);
    }

    private static void print(String what, double ours, double bare, double goal) {
        System.out.printf(
                "%-34s %6.2f s   bare Jobs %6.2f s   %.2f times (goal %.2f)%n", what, ours, bare, ours / bare, goal);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private PipelineRun run(PipelineVersion version) {
        PipelineRun run = here.running().end(here.start(version));
        if (!run.state().name().equals("SUCCEEDED")) {
            throw new IllegalStateException(run + " " + here.running().steps(run));
        }
        return run;
    }

    /** From the decision to start the run's last step to the end of the run: a cluster tells a step's own end in whole seconds. */
    private double step(PipelineVersion version, String step) {
        PipelineRun run = run(version);
        var created = here.running().details(run, step).attempts().getLast().created();
        return seconds(Duration.between(created, Objects.requireNonNull(run.ended())));
    }

    private double whole(PipelineVersion version) {
        PipelineRun run = run(version);
        return seconds(Duration.between(run.created(), Objects.requireNonNull(run.ended())));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private double bare(int count, boolean chained) throws Exception {
        long begun = System.nanoTime();
        if (chained) {
            for (int i = 0; i < count; i++) {
                jobs(1);
            }
        } else {
            jobs(count);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** Created together, until the last is complete. */
    private void jobs(int count) throws Exception {
        CountDownLatch complete = new CountDownLatch(count);
        String batch = "bare" + made++;
        try (Watch _ = cluster.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(cluster.namespace())
                .withLabel("batch", batch)
                .watch(new Completed(complete))) {
            List<Thread> makers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Job job = bare(batch, i);
                makers.add(Thread.ofVirtual().start(() -> {
                    var _ = cluster.client().resource(job).create();
                }));
            }
            for (Thread maker : makers) {
                maker.join();
            }
            if (!complete.await(3, TimeUnit.MINUTES)) {
                throw new IllegalStateException("bare Jobs do not end");
            }
        }
    }

    private record Completed(CountDownLatch latch) implements Watcher<Job> {
        @Override
        public void eventReceived(Action action, Job job) {
            List<JobCondition> conditions = job.getStatus().getConditions();
            boolean complete = conditions != null
                    && conditions.stream().anyMatch(one -> one.getType().equals("Complete"));
            if (complete && action == Action.MODIFIED) {
                latch.countDown();
            }
        }

        @Override
        public void onClose(WatcherException cause) {}
    }

    private Job bare(String batch, int number) {
        return new JobBuilder()
                .withNewMetadata()
                .withName(batch + "-" + number)
                .withNamespace(cluster.namespace())
                .addToLabels("batch", batch)
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(0)
                .withNewTemplate()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withRunAsUser(1000L)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext()
                .addNewContainer()
                .withName("main")
                .withImage("busybox:1.36")
                .withCommand("sh", "-c", "true")
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .addToDrop("ALL")
                .endCapabilities()
                .endSecurityContext()
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
