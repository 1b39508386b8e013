package io.slipway.executor.kubernetes;

import io.slipway.executor.SecretMask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The log of an attempt as it comes from the cluster, each line behind its time, and as it is kept, without. Where it
 * stopped is remembered beside it, so that after any end of the server no line is doubled and none is lost. While the
 * beginning of a secret may be among the last lines, neither they nor their place are written.
 */
final class LogFile extends OutputStream {
    private static final String NONE = "";
    private final Path file;
    private final Path place;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final SecretMask mask;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private String last = NONE;
    private long same;
    private String lastKept = NONE;
    private long sameKept;
    private long length;
    private long skip;
    private boolean opened;

    LogFile(Path folder, SecretMask mask) {
        this.mask = mask;
        file = folder.resolve("log.txt");
        place = folder.resolve("process").resolve("log-place");
    }

    /** The time of the last line that is kept, to ask for what comes after; empty where there is none. */
    synchronized String since() throws IOException {
        open();
        line.reset();
        mask.reset();
        waiting.reset();
        last = lastKept;
        same = sameKept;
        skip = same;
        return last;
    }

    private void open() throws IOException {
        if (opened) {
            return;
        }
        opened = true;
        Files.createDirectories(place.getParent());
        if (Files.exists(place)) {
            String[] facts = Files.readString(place).strip().split(" ", -1);
            lastKept = facts[0];
            sameKept = Long.parseLong(facts[1]);
            length = Long.parseLong(facts[2]);
        }
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(length);
            }
        }
    }

    @Override
    public synchronized void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(count);
        int begin = from;
        for (int i = from; i < from + count; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, begin, i + 1 - begin);
                take(line.toByteArray(), kept);
                line.reset();
                begin = i + 1;
            }
        }
        line.write(bytes, begin, from + count - begin);
        show(kept.toByteArray());
    }

    private void show(byte[] bytes) throws IOException {
        waiting.writeBytes(mask.pass(bytes));
        if (!mask.holds()) {
            append();
        }
    }

    private void take(byte[] raw, ByteArrayOutputStream kept) {
        int space = 0;
        while (space < raw.length && raw[space] != ' ') {
            space++;
        }
        String time = new String(raw, 0, space, StandardCharsets.US_ASCII);
        int order = time.compareTo(last);
        if (order < 0 && space < raw.length) {
            return;
        }
        if (order == 0 && skip > 0) {
            skip--;
            return;
        }
        same = order == 0 ? same + 1 : 1;
        skip = order == 0 ? skip : 0;
        last = time;
        kept.write(raw, Math.min(space + 1, raw.length), Math.max(0, raw.length - space - 1));
    }

    private void append() throws IOException {
        byte[] bytes = waiting.toByteArray();
        waiting.reset();
        if (bytes.length == 0) {
            return;
        }
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }
        length += bytes.length;
        lastKept = last;
        sameKept = same;
        Path fresh = place.resolveSibling("log-place.new");
        Files.writeString(fresh, last + " " + same + " " + length);
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A last line without an end belongs to it too. */
    synchronized void finish() throws IOException {
        if (line.size() > 0) {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            take(line.toByteArray(), kept);
            line.reset();
            waiting.writeBytes(mask.pass(kept.toByteArray()));
        }
        waiting.writeBytes(mask.rest());
        append();
    }

    /** A word of Slipway itself. */
    synchronized void remark(String text) throws IOException {
        open();
        waiting.writeBytes(mask.rest());
        waiting.writeBytes(("[slipway] " + text + "\n").getBytes(StandardCharsets.UTF_8));
        append();
    }
}
