package io.slipway.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How points are cut into chunks, and chunks that are small put together. */
class ChunkTest {
    private static final List<Metric> POINTS = IntStream.range(0, 2_500)
            .mapToObj(at -> new Metric("m", at, at, at))
            .toList();

    private static List<Integer> sizes(List<Chunk> chunks) {
        return chunks.stream().map(chunk -> chunk.points().size()).toList();
    }

    // The rule of MetricStore on a list instead of a table.
    private static List<Chunk> appended(int eachTime, int points) {
        List<Chunk> kept = new ArrayList<>();
        for (int at = 0; at < points; at += eachTime) {
            kept.addAll(Chunk.cut(1, at, POINTS.subList(at, at + eachTime)));
            long from = Chunk.joinedFrom(at, eachTime);
            if (from >= 0) {
                List<Chunk> tail =
                        kept.stream().filter(chunk -> chunk.place() >= from).toList();
                kept.removeAll(tail);
                kept.addAll(Chunk.joined(tail));
            }
        }
        return kept;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 63", "1, 2000", "7, 2100", "10, 2500", "50, 2500", "63, 2457"})
    void smallChunksAreFewAtAnyTimeAndNoPointIsLost(int eachTime, int points) {
        List<Chunk> chunks = appended(eachTime, points);
        assertThat(chunks.stream().flatMap(chunk -> chunk.points().stream()).toList())
                .isEqualTo(POINTS.subList(0, points));
        long place = 0;
        for (Chunk chunk : chunks) {
            assertThat(chunk.place()).isEqualTo(place);
            place += chunk.points().size();
        }
        assertThat(sizes(chunks)).allMatch(size -> size <= Chunk.MOST);
        assertThat(chunks).hasSizeLessThanOrEqualTo(points / 960 + 15 + 64);
    }

    @ParameterizedTest
    @CsvSource({"1, 64, 1", "1, 960, 1", "1, 1920, 2", "64, 1920, 30", "500, 2500, 5"})
    void aSpanOfSmallOnesIsOneAndLargeOnesStay(int eachTime, int points, int chunks) {
        assertThat(appended(eachTime, points)).hasSize(chunks);
    }
}
