package io.slipway.pipeline;

import io.slipway.pipeline.edit.Edit;

/**
 * An edit that somebody asks for.
 *
 * @param id made by whoever asks; the same id again is the same order and changes nothing more
 * @param base the version of the draft that the person saw
 * @param force whether it wins over what others did to the same fields
 */
public record Order(String id, long base, Edit edit, boolean force) {}
