package io.slipway.executor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/** Reads windows of log files by line number, also while they grow. Callers have checked who asks; a path is taken as it is. */
@Component
public class AttemptLogs {
    private static final int KEPT = 64;
    private final Map<Path, LogIndex> indexes = new LinkedHashMap<>(KEPT, 0.75f, true);

    /** Lines from {@code from} (0 is the first) and how many lines there are by now. */
    public record Window(long from, long total, List<String> lines) {
        public Window {
            lines = List.copyOf(lines);
        }
    }

    /** A line that holds what was searched for. */
    public record Hit(long line, String text) {}

    /** How many lines there are by now; none where there is no file yet. */
    public long lines(Path file) {
        return window(file, 0, 0).total();
    }

    /** At most {@code count} lines from {@code from}; fewer at the end. */
    public Window window(Path file, long from, int count) {
        List<String> lines = new ArrayList<>();
        long start = Math.max(0, from);
        long total = read(file, start, line -> {
            if (lines.size() >= count) {
                return false;
            }
            lines.add(line);
            return lines.size() < count;
        });
        return new Window(start, total, lines);
    }

    /** The first {@code limit} lines from {@code from} that hold {@code wanted}, in whatever case. */
    public List<Hit> search(Path file, String wanted, long from, int limit) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        List<Hit> hits = new ArrayList<>();
        long[] at = {Math.max(0, from)};
        read(file, at[0], line -> {
            if (hits.size() < limit && line.toLowerCase(Locale.ROOT).contains(lower)) {
                hits.add(new Hit(at[0], line));
            }
            at[0]++;
            return hits.size() < limit;
        });
        return hits;
    }

    /** Numbers of the first {@code limit} lines from {@code from} that are wanted; keeps none of their texts. */
    public long[] find(Path file, Predicate<String> wanted, long from, int limit) {
        LongStream.Builder found = LongStream.builder();
        long[] at = {Math.max(0, from)};
        int[] left = {limit};
        read(file, at[0], line -> {
            if (wanted.test(line)) {
                found.add(at[0]);
                left[0]--;
            }
            at[0]++;
            return left[0] > 0;
        });
        return found.build().toArray();
    }

    /** The last bytes as text; a character that is cut or no UTF-8 becomes the replacement character. */
    public String tail(Path file, int bytes) {
        if (!Files.exists(file)) {
            return "";
        }
        try (var channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - bytes));
            byte[] last = java.nio.channels.Channels.newInputStream(channel).readNBytes(bytes);
            return new String(last, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long read(Path file, long from, LogIndex.Lines lines) {
        if (!Files.exists(file)) {
            return 0;
        }
        LogIndex index = index(file);
        try {
            long total = index.follow();
            index.read(from, total, lines);
            return total;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LogIndex index(Path file) {
        synchronized (indexes) {
            LogIndex index = indexes.computeIfAbsent(file, LogIndex::new);
            if (indexes.size() > KEPT) {
                indexes.remove(indexes.keySet().iterator().next());
            }
            return index;
        }
    }
}
