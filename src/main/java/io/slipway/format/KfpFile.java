package io.slipway.format;

import io.slipway.format.kfp.Notices;
import io.slipway.format.kfp.PipelineReader;
import io.slipway.format.kfp.PipelineWriter;
import io.slipway.pipeline.CompiledCommand;
import io.slipway.pipeline.Implementation;
import io.slipway.pipeline.Pipeline;
import java.util.List;

/** Compiled Kubeflow pipelines (KFP v2 IR, YAML or JSON). Reading and then writing gives the same document. */
public final class KfpFile {
    private KfpFile() {}

    /** Reads a file's bytes; {@link InvalidPipelineFile} if they are no pipeline. */
    public static Imported read(byte[] bytes) {
        return PipelineReader.read(bytes);
    }

    /** Reads a file's text; {@link InvalidPipelineFile} if it is no pipeline. */
    public static Imported read(String text) {
        return PipelineReader.read(text);
    }

    /** The command of the container that the file has, or would have, for this function. */
    public static CompiledCommand.Words command(Implementation.PythonFunction function) {
        return PipelineWriter.command(function);
    }

    /** What this pipeline contains that does not run yet. */
    public static List<Notice> notices(Pipeline pipeline) {
        return Notices.of(pipeline);
    }

    /** The pipeline as YAML that the SDK's loader accepts, and that {@link #read} turns into the same pipeline. */
    public static String write(Pipeline pipeline) {
        return PipelineWriter.write(pipeline);
    }
}
