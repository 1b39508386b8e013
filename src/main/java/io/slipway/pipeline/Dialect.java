package io.slipway.pipeline;

/** Whose rules decide when a step may start. */
public enum Dialect {
    SLIPWAY,
    KFP,
    ARGO
}
