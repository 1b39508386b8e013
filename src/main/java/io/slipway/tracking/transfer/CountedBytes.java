package io.slipway.tracking.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells how many bytes of a file have passed, so that also a large one can be seen going on, and halted. */
final class CountedBytes extends FilterInputStream {
    private static final int STEP = 1 << 20;
    private final Load load;
    private long untold;

    CountedBytes(InputStream bytes, Load load) {
        super(bytes);
        this.load = load;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        passed(one < 0 ? -1 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int count = super.read(into, from, most);
        passed(count);
        return count;
    }

    private void passed(long count) {
        untold += Math.max(count, 0);
        if (untold >= STEP || count < 0) {
            long now = untold;
            untold = 0;
            load.bytes(now);
        }
    }
}
