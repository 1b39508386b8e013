package io.slipway.engine.live;

/** On a cluster that says what is so. */
class SimJobsTest extends SimJobsContract {
    SimJobsTest() {
        super(Faults.none());
    }
}
