package io.slipway.tracking.transfer;

import java.io.IOException;
import java.io.InputStream;

/** A file's bytes, from the beginning each time. */
@FunctionalInterface
interface FileBytes {
    InputStream open() throws IOException;
}
