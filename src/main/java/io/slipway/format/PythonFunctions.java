package io.slipway.format;

import io.slipway.pipeline.Implementation.PythonFunction;
import java.util.List;

/** Python functions in the style of {@code kfp} lightweight components; needs no Python. */
@SuppressWarnings("DoNotCallSuggester")
public final class PythonFunctions {
    /** What the SDK takes where no image is named. */
    public static final String DEFAULT_IMAGE = "python:3.11";

    private PythonFunctions() {}

    /**
     * The component that the SDK makes of this function: ports from its signature, help from its docstring. What a
     * decorator above it says about packages and image wins over the arguments.
     */
    public static FromSource component(String source, List<String> packages, String image) {
        throw new UnsupportedOperationException("not yet: " + source.length() + packages + image);
    }

    /** The text of the module that the compiled command writes and runs. */
    public static String module(PythonFunction function) {
        throw new UnsupportedOperationException("not yet: " + function.function());
    }
}
