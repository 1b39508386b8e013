package io.slipway.tracking.transfer;

import io.slipway.tracking.TrackingException;
import io.slipway.tracking.remote.ServerException;
import io.slipway.tracking.transfer.ItemStore.Item;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Keeps what of an item could not be carried and why, and lets the rest go on. */
final class Told {
    private final ItemStore items;
    private final String transfer;
    private final Item item;
    private final boolean lenient;

    Told(ItemStore items, String transfer, Item item, boolean lenient) {
        this.items = items;
        this.transfer = transfer;
        this.item = item;
        this.lenient = lenient;
    }

    /** Something that is done with files of the item. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    void problem(String what, String why) {
        items.addProblem(transfer, item, what, why);
    }

    /** Whether it may go well without anybody changing what is carried. */
    static boolean later(ServerException no) {
        return no.kind() == ServerException.Kind.AWAY || no.kind() == ServerException.Kind.LOCKED;
    }

    /** Does it; a refusal is told, and what may go well later is thrown, so that it is tried again. */
    boolean tried(String what, Work work) {
        try {
            work.run();
            return true;
        } catch (ServerException no) {
            if (later(no) && !lenient) {
                throw no;
            }
            problem(what, no.sentence());
        } catch (TrackingException refused) {
            problem(what, String.valueOf(refused.getMessage()));
        } catch (NoSuchFileException | FileNotFoundException missing) {
            problem(what, "there is no file at " + missing.getMessage());
        } catch (IOException broken) {
            if (!lenient) {
                throw new ServerException(
                        ServerException.Kind.AWAY,
                        "",
                        what + " could not be carried to its end: " + broken.getMessage());
            }
            problem(what, "it broke off again and again: " + broken.getMessage());
        }
        return false;
    }
}
