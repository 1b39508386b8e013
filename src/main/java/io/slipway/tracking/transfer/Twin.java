package io.slipway.tracking.transfer;

/**
 * What a thing of the source is in the sink.
 *
 * @param fingerprint how the source was when all of it had been carried; empty before
 */
record Twin(String source, String sourceUri, String target, String targetUri, String fingerprint) {
    Holder holder(boolean model) {
        return new Holder(model, target, targetUri);
    }
}
