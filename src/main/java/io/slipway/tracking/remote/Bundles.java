package io.slipway.tracking.remote;

import io.slipway.tracking.remote.OutboxStore.Kind;
import io.slipway.tracking.remote.OutboxStore.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mlflow.api.proto.Service;

/** Puts logged batches that follow each other into one request, as far as MLflow's limits allow. */
final class Bundles {
    private static final int ALL = 1_000;
    private static final int FEW = 100;

    private Bundles() {}

    static List<List<Row>> of(List<Row> waiting) {
        List<List<Row>> bundles = new ArrayList<>();
        Load load = new Load();
        for (Row row : waiting) {
            if (row.kind() == Kind.LOG && load.takes(row)) {
                bundles.getLast().add(row);
            } else {
                bundles.add(new ArrayList<>(List.of(row)));
                load = new Load();
                load.open(row);
            }
        }
        return bundles;
    }

    /** All of it in one message; of a tag that is set twice the later value counts. */
    static Service.LogBatch.Builder merged(List<Row> rows) {
        Service.LogBatch.Builder all = Service.LogBatch.newBuilder();
        Map<String, String> params = new LinkedHashMap<>();
        Map<String, String> tags = new LinkedHashMap<>();
        for (Row row : rows) {
            Service.LogBatch one = batch(row);
            all.addAllMetrics(one.getMetricsList());
            one.getParamsList().forEach(param -> params.put(param.getKey(), param.getValue()));
            one.getTagsList().forEach(tag -> tags.put(tag.getKey(), tag.getValue()));
        }
        params.forEach((name, text) ->
                all.addParams(Service.Param.newBuilder().setKey(name).setValue(text)));
        tags.forEach((name, text) -> all.addTags(Messages.tag(name, text)));
        return all;
    }

    private static Service.LogBatch batch(Row row) {
        return Messages.read(row.request(), Service.LogBatch.newBuilder()).build();
    }

    /** How full the last bundle is; one that holds no logged batches takes none. */
    private static final class Load {
        private int metrics;
        private int params;
        private int tags;
        private boolean open;

        void open(Row row) {
            open = row.kind() == Kind.LOG;
            if (open) {
                add(batch(row));
            }
        }

        boolean takes(Row row) {
            if (!open) {
                return false;
            }
            Service.LogBatch more = batch(row);
            boolean fits = metrics + params + tags + size(more) <= ALL
                    && params + more.getParamsCount() <= FEW
                    && tags + more.getTagsCount() <= FEW;
            if (fits) {
                add(more);
            }
            return fits;
        }

        private void add(Service.LogBatch batch) {
            metrics += batch.getMetricsCount();
            params += batch.getParamsCount();
            tags += batch.getTagsCount();
        }

        private static int size(Service.LogBatch batch) {
            return batch.getMetricsCount() + batch.getParamsCount() + batch.getTagsCount();
        }
    }
}
