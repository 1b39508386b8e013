package io.slipway.engine.live;

/** On one that answers late, twice, of long ago or not at all, all the time. */
class SimJobsOnLyingClusterTest extends SimJobsContract {
    SimJobsOnLyingClusterTest() {
        super(Faults.lies(7));
    }
}
