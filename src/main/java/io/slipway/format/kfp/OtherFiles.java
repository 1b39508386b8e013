package io.slipway.format.kfp;

import io.slipway.format.InvalidPipelineFile;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Files that people mistake for a compiled pipeline, and what to do with them. */
final class OtherFiles {
    private static final Pattern PYTHON = Pattern.compile("(?m)^(def |from \\w+(\\.\\w+)* import |import \\w|@dsl\\.)");

    private OtherFiles() {}

    static InvalidPipelineFile nothing(boolean platformsOnly) {
        return new InvalidPipelineFile(
                platformsOnly
                        ? "The file says only what a platform should do (platforms); the pipeline itself is missing."
                        : "The file is empty. Expected a compiled pipeline: the YAML that the kfp SDK's compiler writes.");
    }

    static InvalidPipelineFile noPipeline(JsonNode document) {
        return new InvalidPipelineFile(sentence(document));
    }

    /** For a text that is no YAML at all. */
    static String advice(String text) {
        return PYTHON.matcher(text).find()
                ? "It looks like Python; Python code belongs into a step."
                : "A pipeline file is what the kfp SDK compiles.";
    }

    private static String sentence(JsonNode document) {
        String api = Trees.text(document, "apiVersion");
        String kind = Trees.text(document, "kind");
        if (api.startsWith("argoproj.io/")) {
            return "The file is an Argo %s. Slipway does not import Argo files yet; compile a Kubeflow pipeline with the kfp SDK (version 2) instead."
                    .formatted(kind.isEmpty() ? "workflow" : kind);
        }
        if (document.has("implementation")) {
            return "The file is a component (%s), no pipeline. Compile a pipeline that uses it, or compile the component with the kfp SDK (version 2)."
                    .formatted(
                            document.has("name")
                                    ? "“" + Trees.text(document, "name") + "”"
                                    : "it has “implementation”");
        }
        if (document.has("pipelineSpec") || document.has("pipeline_spec")) {
            return "The file wraps a pipeline in “pipelineSpec” (an old job file or a request). Import what is below that field.";
        }
        if (!api.isEmpty()) {
            return "The file is a Kubernetes object (%s %s), no compiled pipeline. Expected the YAML that the kfp SDK's compiler writes."
                    .formatted(api, kind);
        }
        if (document.isContainer()) {
            return "The file is no pipeline: it has neither pipelineInfo nor root. Expected the YAML that the kfp SDK's compiler writes.";
        }
        return "The file is no pipeline: it is plain text. Expected the YAML that the kfp SDK's compiler writes"
                + (document.asString().contains("def ") ? "; Python code belongs into a step." : ".");
    }
}
