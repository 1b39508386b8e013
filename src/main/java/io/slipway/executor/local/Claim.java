package io.slipway.executor.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who began an attempt: its supervisor and the step's own process, each by pid and start time. */
record Claim(Identity supervisor, Identity process, Instant started, boolean stoppedBefore) {
    private static final Logger log = LoggerFactory.getLogger(Claim.class);

    static Claim of(Facts facts) {
        String boot = facts.text("boot");
        return new Claim(
                new Identity(facts.number("supervisor"), facts.text("supervisor-start"), boot),
                new Identity(facts.number("process"), facts.text("process-start"), boot),
                facts.moment("started"),
                facts.values().containsKey("stopped-before"));
    }

    /** Calls once the supervisor is gone. It holds a lock for as long as it lives, so nobody has to look again and again. */
    void whenGone(AttemptFolder folder, Runnable then) {
        Thread.ofPlatform().daemon().name("watch " + process.pid()).start(() -> {
            try (var alive = FileChannel.open(folder.alive(), StandardOpenOption.WRITE);
                    var lock = alive.lock()) {
                log.debug("the supervisor of {} is gone: {}", folder.root(), lock);
            } catch (IOException e) {
                log.warn("{} can't be locked: seen late", folder.alive(), e);
                ProcessHandle.of(supervisor.pid())
                        .ifPresent(handle -> handle.onExit().join());
            }
            then.run();
        });
    }

    /** Ends what a supervisor left behind that was killed itself: nobody would ever hear how it ends. */
    void endProcess() throws IOException {
        if (process.alive()) {
            new ProcessBuilder("sh", "-c", "kill -KILL -" + process.pid())
                    .start()
                    .onExit()
                    .join();
        }
    }
}
