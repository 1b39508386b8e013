"""What a project's team server costs those who log: forwarding.py SLIPWAY MLFLOW PREFIX [DATABASE]

The same calls go straight to the MLflow server and through Slipway, which forwards them to it below the prefix. Rounds alternate, so that both see the same load of the machine. Told are medians
of what the client waits for and, through Slipway, of the time from its first call until all of it is on the MLflow server.
A look whether it is there comes every tenth of a second and counts as ours; each keeps the server busy for as long as it takes a
run. With the SQLite file of the server, when that was last written says when all was there, and one look whether it is.
"""
import http.client
import json
import os
import statistics
import sys
import time
import urllib.parse

os.environ["MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT"] = "true"
sys.path.pop(0)  # or a file of this folder would be what is imported here
try:
    from mlflow import MlflowClient
    from mlflow.entities import Metric, Param
except ImportError:
    MlflowClient = None

ROUNDS, RUNS, BATCHES = 7, 30, 25
QUIET = 0.5  # seconds without a write
SLIPWAY, MLFLOW, PREFIX = sys.argv[1:4] if len(sys.argv) in (4, 5) else sys.exit(__doc__)
DATABASE = sys.argv[4] if len(sys.argv) == 5 else ""
TOKEN = os.environ.get("MLFLOW_TRACKING_TOKEN", "")


class Bare:
    """What is measured without MLflow's client, and what looks whether all has arrived: one connection that stays open."""

    def __init__(self, address):
        parts = urllib.parse.urlsplit(address)
        self.path = parts.path + "/api/2.0/mlflow/"
        self.wire = http.client.HTTPConnection(parts.hostname, parts.port, timeout=300)

    def post(self, path, **body):
        headers = {"Content-Type": "application/json", "Authorization": "Bearer " + TOKEN}
        self.wire.request("POST", self.path + path, json.dumps(body), headers)
        answer = self.wire.getresponse()
        said = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {said[:200]}")
        return json.loads(said)

    def experiment(self, name):
        return self.post("experiments/create", name=name)["experiment_id"]

    def begin(self, experiment):
        return self.post("runs/create", experiment_id=experiment, start_time=int(time.time() * 1000))["run"]["info"]["run_id"]

    def log(self, run, metrics, params):
        self.post(
            "runs/log-batch",
            run_id=run,
            metrics=[dict(zip(("key", "value", "timestamp", "step"), m)) for m in metrics],
            params=[{"key": key, "value": value} for key, value in params],
        )

    def end(self, run):
        self.post("runs/update", run_id=run, status="FINISHED", end_time=int(time.time() * 1000))


class Own:
    """MLflow's own client."""

    def __init__(self, address):
        self.client = MlflowClient(address)

    def begin(self, experiment):
        return self.client.create_run(experiment).info.run_id

    def log(self, run, metrics, params):
        self.client.log_batch(run, metrics=[Metric(*m) for m in metrics], params=[Param(*p) for p in params])

    def end(self, run):
        self.client.set_terminated(run)


def many(client, experiment):
    """Whole runs of 10 metrics and 20 parameters; the last of them."""
    run = ""
    for _ in range(RUNS):
        run = client.begin(experiment)
        client.log(run, [(f"m{i}", i / 7, 1000 + i, 0) for i in range(10)], [(f"p{i}", str(i)) for i in range(20)])
        client.end(run)
    return run


def long(client, experiment):
    """One run with batches of 1,000 points."""
    run = client.begin(experiment)
    for at in range(0, BATCHES * 1000, 1000):
        client.log(run, [(f"m{i % 10}", (at + i) / 7, at + i, (at + i) // 10) for i in range(1000)], [])
    client.end(run)
    return run


class Place:
    def __init__(self, address, name):
        self.bare = Bare(address)
        self.experiment = self.bare.experiment(name)
        self.client = Own(address) if MlflowClient else self.bare


class Watch(Bare):
    """Looks whether the last run is there and ended: nothing is told there before what was told here before."""

    def experiment_id(self, name):
        found = self.post("experiments/search", filter=f"name = '{name}'", max_results=1).get("experiments")
        return found[0]["experiment_id"] if found else ""

    def ended(self, experiment, run):
        found = self.post(
            "runs/search", experiment_ids=[experiment], filter=f"tags.`slipway.run_id` = '{run}'", max_results=1
        ).get("runs")
        return bool(found) and found[0]["info"]["status"] == "FINISHED"


def last_write():
    """When the database was last written, once nothing has been for a while; by perf_counter."""
    while (quiet := time.time() - os.stat(DATABASE).st_mtime) < QUIET:
        time.sleep(QUIET - quiet)
    return time.perf_counter() - quiet


name = f"forwarding-{time.time_ns()}"
straight, through, watch = Place(MLFLOW, name), Place(SLIPWAY, name), Watch(MLFLOW)
there = ""
# Of the rounds the first are not counted: a server that has just started compiles what it runs, which takes both cores for the first thousand runs.
for what, work, warming in (
    (f"{RUNS} runs of 10 metrics and 20 parameters", many, 30),
    (f"a run with {BATCHES} batches of 1,000 points", long, 6),
):
    alone, waited, delivered = [], [], []
    for _ in range(warming + ROUNDS):
        begin = time.perf_counter()
        work(straight.client, straight.experiment)
        alone.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        last = work(through.client, through.experiment)
        waited.append(time.perf_counter() - begin)
        there = there or watch.experiment_id(PREFIX + name)
        # To look for it costs the server as much as to take it: not before it may well be there.
        written = last_write() if DATABASE else time.sleep(max(0, 0.9 * alone[-1] - waited[-1]))
        while not (there and watch.ended(there, last)):
            if time.perf_counter() - begin > 300:
                sys.exit("not delivered after five minutes")
            time.sleep(0.1)
            there = there or watch.experiment_id(PREFIX + name)
            written = last_write() if DATABASE else None
        delivered.append((written or time.perf_counter()) - begin)
        watch.wire.close()  # the next round may take longer than a server keeps an idle connection
    # A ratio is that of two neighbours: the load of the machine may change between rounds.
    taken = list(zip(alone, waited, delivered))[warming:]
    first, second, third = (statistics.median(each) for each in zip(*taken))
    waits, arrives = (sorted(round(each[i] / each[0], 2) for each in taken) for i in (1, 2))
    print(f"{what}, by {'the client of MLflow' if MlflowClient else 'bare requests'}, to MLflow alone: median {first:.2f} s")
    print(f"{what}: waited for through Slipway: median {second:.2f} s, {statistics.median(waits):.2f} times {waits}")
    print(f"{what}: until all is delivered: median {third:.2f} s, {statistics.median(arrives):.2f} times {arrives}")
