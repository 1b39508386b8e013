package io.slipway.tracking;

/** Whether deleted things are wanted. */
public enum Lifecycle {
    ACTIVE_ONLY,
    DELETED_ONLY,
    ALL
}
