package io.slipway.executor.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.executor.AttemptSpec.Resources;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final long GIB = 1L << 30;
    private final Room<String> room = new Room<>(new Capacity(4000, 8 * GIB, 2));
    private final List<String> inside = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    private void enter(String who, double cpus, long memory, int gpus) {
        room.enter(
                who,
                room.whole().share(new Resources(cpus, memory, "", gpus)),
                seat -> inside.add(who + (seat.gpus().isEmpty() ? "" : seat.gpus())),
                reason -> reasons.add(who + " " + reason));
    }

    @Test
    void asManyAreInsideAsThereAreCores() {
        for (String who : List.of("a", "b", "c", "d", "e")) {
            enter(who, 0, 0, 0);
        }
        assertThat(inside).containsExactly("a", "b", "c", "d");
        assertThat(reasons).containsExactly("e waits for a core; 0 of 4 free");
        room.leave("b");
        assertThat(inside).endsWith("e");
    }

    @Test
    void theReasonSaysWhatIsFreeAndIsToldAgainOnlyWhenItChanges() {
        enter("a", 0.5, 7 * GIB, 0);
        enter("b", 0.5, 4 * GIB, 0);
        enter("c", 0.5, GIB / 2, 0);
        assertThat(inside).containsExactly("a", "c");
        assertThat(reasons)
                .containsExactly(
                        "b waits for 4 GiB of memory; 1 GiB of 8 GiB free",
                        "b waits for 4 GiB of memory; 0.5 GiB of 8 GiB free");
        room.giveUp("nobody");
        assertThat(reasons).hasSize(2);
    }

    @Test
    void aBigOneIsOvertakenAFewTimesOnly() {
        enter("a", 1, 0, 0);
        enter("big", 4, 0, 0);
        for (int i = 0; i < 20; i++) {
            enter("small" + i, 1, 0, 0);
        }
        for (int i = 0; i < 20 && !inside.contains("big"); i++) {
            room.leave(inside.get(i));
        }
        assertThat(inside).contains("big");
        assertThat(inside.indexOf("big")).isLessThan(12);
        room.leave("big");
        assertThat(inside.getLast()).startsWith("small");
    }

    @Test
    void eachGpuIsGivenToOneAtATime() {
        enter("a", 1, 0, 1);
        enter("b", 1, 0, 1);
        enter("c", 1, 0, 2);
        assertThat(inside).containsExactly("a[0]", "b[1]");
        assertThat(reasons).containsExactly("c waits for 2 GPUs; 0 of 2 free");
        room.leave("a");
        room.leave("b");
        assertThat(inside).endsWith("c[0, 1]");
    }

    @Test
    void whoRanAlreadyTakesHisPlaceEvenWhereThereIsNone() {
        for (String who : List.of("a", "b", "c", "d", "e")) {
            room.found(who, room.whole().share(new Resources(1, 0, "", 0)));
        }
        enter("f", 1, 0, 0);
        room.leave("a");
        assertThat(inside).isEmpty();
        room.leave("b");
        assertThat(inside).containsExactly("f");
    }

    @Test
    void whoGivesUpDoesNotComeIn() {
        enter("a", 4, 0, 0);
        enter("b", 4, 0, 0);
        assertThat(room.giveUp("b")).isTrue();
        assertThat(room.giveUp("a")).isFalse();
        room.leave("a");
        assertThat(inside).containsExactly("a");
    }

    @Test
    void moreThanThereIsIsRefusedWithWhatThereIs() {
        Capacity whole = room.whole();
        assertThat(whole.refuses(whole.share(new Resources(16, 0, "", 0))))
                .hasValue("The step asks for 16 cores, but this machine has 4 for steps: let it ask for less,"
                        + " or raise slipway.local.cpus if there is more");
        assertThat(whole.refuses(whole.share(new Resources(0, 16 * GIB, "", 0))).orElseThrow())
                .contains("16 GiB of memory", "has 8 GiB");
        assertThat(whole.refuses(whole.share(new Resources(0, 0, "a100", 3))).orElseThrow())
                .contains("3 GPUs", "has 2");
        assertThat(whole.refuses(whole.share(new Resources(0, 0, "", 0)))).isEmpty();
    }
}
