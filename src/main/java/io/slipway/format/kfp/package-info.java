/** Compiled Kubeflow pipelines (KFP v2 IR): read strictly, kept whole, written in the SDK's words. */
@NullMarked
package io.slipway.format.kfp;

import org.jspecify.annotations.NullMarked;
