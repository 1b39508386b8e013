package io.slipway.executor.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets in as many as there is room for, first come first served. A small one may overtake a big one that does not fit
 * yet, but each is overtaken a few times only: then everybody waits until the big one fits.
 */
final class Room<K> {
    private static final int PATIENCE = 8;
    private static final int TOLD = 16;
    private final Capacity whole;
    private Capacity free;
    private final TreeSet<Integer> freeGpus = new TreeSet<>();
    private final List<Guest<K>> queue = new ArrayList<>();
    private final Map<K, Seat> seats = new HashMap<>();

    Room(Capacity whole) {
        this.whole = whole;
        this.free = whole;
        for (int gpu = 0; gpu < whole.gpus(); gpu++) {
            freeGpus.add(gpu);
        }
    }

    /** What a guest got; {@code gpus} by number. */
    record Seat(Capacity share, List<Integer> gpus) {}

    private static final class Guest<K> {
        private final K key;
        private final Capacity share;
        private final Consumer<Seat> admitted;
        private final Consumer<String> waits;
        private int overtaken;
        private @Nullable String told;

        Guest(K key, Capacity share, Consumer<Seat> admitted, Consumer<String> waits) {
            this.key = key;
            this.share = share;
            this.admitted = admitted;
            this.waits = waits;
        }
    }

    Capacity whole() {
        return whole;
    }

    /** Calls {@code admitted} as soon as there is room, and {@code waits} with the reason until then. Neither may block. */
    synchronized void enter(K key, Capacity share, Consumer<Seat> admitted, Consumer<String> waits) {
        queue.add(new Guest<>(key, share, admitted, waits));
        admit();
    }

    /** Somebody is inside already, whether there is room or not: a step that an earlier server started. */
    synchronized void found(K key, Capacity share) {
        seats.put(key, seat(share));
    }

    /** Whether it waited and now does not come any more. */
    synchronized boolean giveUp(K key) {
        boolean waited = queue.removeIf(guest -> guest.key.equals(key));
        admit();
        return waited;
    }

    synchronized void leave(K key) {
        Seat seat = seats.remove(key);
        if (seat != null) {
            free = free.plus(seat.share);
            freeGpus.addAll(seat.gpus);
            admit();
        }
    }

    private void admit() {
        List<Guest<K>> passedOver = new ArrayList<>();
        for (Iterator<Guest<K>> guests = queue.iterator(); guests.hasNext(); ) {
            Guest<K> guest = guests.next();
            if (!free.holds(guest.share)) {
                passedOver.add(guest);
                if (guest.overtaken >= PATIENCE) {
                    break;
                }
            } else {
                guests.remove();
                passedOver.forEach(other -> other.overtaken++);
                Seat seat = seat(guest.share);
                seats.put(guest.key, seat);
                guest.admitted.accept(seat);
            }
        }
        queue.stream().limit(TOLD).forEach(this::tell);
    }

    private void tell(Guest<K> guest) {
        String reason = free.waits(guest.share, whole);
        if (!reason.equals(guest.told)) {
            guest.told = reason;
            guest.waits.accept(reason);
        }
    }

    private Seat seat(Capacity share) {
        free = free.minus(share);
        List<Integer> gpus = new ArrayList<>();
        for (int i = 0; i < share.gpus() && !freeGpus.isEmpty(); i++) {
            gpus.add(freeGpus.removeFirst());
        }
        return new Seat(share, List.copyOf(gpus));
    }
}
