package io.slipway.executor.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The log of a container as it comes, by one request: the client's own way to follow one looks for the pod first. */
final class LogStream implements AutoCloseable {
    private static final long ANSWER_SECONDS = 10;
    private final AsyncBody body;

    private LogStream(AsyncBody body) {
        this.body = body;
    }

    /** {@code since} is a time, or empty for all; throws what the cluster answers instead of a log. */
    static LogStream open(
            KubernetesClient client, String namespace, String pod, String since, boolean follow, OutputStream into) {
        String base = client.getConfiguration().getMasterUrl().replaceAll("/+$", "");
        String address = base + "/api/v1/namespaces/" + namespace + "/pods/" + pod + "/log?container="
                + Containers.MAIN + "&timestamps=true&follow=" + follow
                + (since.isEmpty() ? "" : "&sinceTime=" + HttpRequest.formURLEncode(since));
        HttpRequest request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(address)
                .forStreaming()
                .build();
        CompletableFuture<HttpResponse<AsyncBody>> answer =
                client.getHttpClient().consumeBytes(request, (chunks, rest) -> write(chunks, rest, into));
        HttpResponse<AsyncBody> response = within(answer);
        if (!response.isSuccessful()) {
            response.body().cancel();
            throw new KubernetesClientException("no log: " + response.message(), response.code(), null);
        }
        response.body().consume();
        return new LogStream(response.body());
    }

    private static HttpResponse<AsyncBody> within(CompletableFuture<HttpResponse<AsyncBody>> answer) {
        try {
            return answer.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).join();
        } catch (java.util.concurrent.CompletionException away) {
            throw new KubernetesClientException("no log", away.getCause());
        }
    }

    private static void write(List<ByteBuffer> chunks, AsyncBody rest, OutputStream into) throws Exception {
        for (ByteBuffer chunk : chunks) {
            byte[] bytes = new byte[chunk.remaining()];
            chunk.get(bytes);
            into.write(bytes);
        }
        rest.consume();
    }

    /** Until there is no more, or it is closed, or the connection broke. */
    void await() {
        try {
            body.done().join();
        } catch (java.util.concurrent.CompletionException | java.util.concurrent.CancellationException broken) {
            throw new KubernetesClientException("the log broke off", broken);
        }
    }

    @Override
    public void close() {
        body.cancel();
    }
}
