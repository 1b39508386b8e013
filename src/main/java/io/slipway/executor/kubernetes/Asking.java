package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks the API server until it answers. */
record Asking(BooleanSupplier over, Consumer<String> waits, String namespace) {
    private static final long FIRST = 100;
    private static final long LONGEST = 5000;

    /** It will never be; the message is for people. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence);
        }
    }

    /** Its answer; empty if nobody needs it any more. {@link Refused} if it is a definite no. */
    <T> Optional<T> until(Supplier<T> question) {
        return ask(
                question,
                problem -> Refusals.definite(problem, namespace).ifPresent(sentence -> {
                    throw new Refused(sentence);
                }));
    }

    /** The same of something that is there: who may not ask now may do so later, when the right is given back. */
    <T> Optional<T> patiently(Supplier<T> question) {
        return ask(question, problem -> {});
    }

    private <T> Optional<T> ask(Supplier<T> question, Consumer<KubernetesClientException> refused) {
        for (int tried = 0; !over.getAsBoolean(); tried++) {
            try {
                return Optional.of(question.get());
            } catch (KubernetesClientException problem) {
                refused.accept(problem);
                waits.accept(Refusals.passing(problem) + "; trying again");
            } catch (IllegalStateException closed) {
                if (!over.getAsBoolean()) {
                    throw closed;
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(Math.min(LONGEST, FIRST << Math.min(tried, 8)))
                    .toNanos());
        }
        return Optional.empty();
    }
}
