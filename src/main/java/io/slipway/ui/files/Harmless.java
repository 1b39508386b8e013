package io.slipway.ui.files;

import io.slipway.artifact.ImageTypes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Headers under which a browser can't be made to run what a step wrote: a file is saved, never opened as a page of this
 * server, and if some browser opens it all the same, it has no origin and no scripts. Only images keep their type, for
 * {@code img}.
 */
public final class Harmless {
    private Harmless() {}

    public static HttpHeaders headers(Path file) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(
                ImageTypes.of(file).map(MediaType::parseMediaType).orElse(MediaType.APPLICATION_OCTET_STREAM));
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(String.valueOf(file.getFileName()), StandardCharsets.UTF_8)
                .build());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        headers.setLastModified(file.toFile().lastModified());
        return headers;
    }
}
