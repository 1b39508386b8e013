package io.slipway.format;

import io.slipway.format.python.PythonSource;
import java.util.List;

/** Python functions in the style of {@code kfp} lightweight components; needs no Python. */
public final class PythonFunctions {
    /** What the SDK takes where no image is named. */
    public static final String DEFAULT_IMAGE = "python:3.11";

    private PythonFunctions() {}

    /**
     * The component that the SDK makes of this function: ports from its signature, help from its docstring. What a
     * decorator above it says about packages and image wins over the arguments.
     */
    public static FromSource component(String source, List<String> packages, String image) {
        return PythonSource.of(source).component(packages, image);
    }
}
