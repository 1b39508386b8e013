"""Medians of what MLflow's clients ask: mlflow.py [--million N] ADDRESS [ADDRESS...]

What needs MLflow's own Python client is measured if this Python has it. Rounds alternate between the addresses, so that each sees the same load of the machine. MLFLOW_TRACKING_TOKEN is sent if it
is set. --million N fills the first address with N million points of other runs and asks again.
"""
import json
import os
import socket
import statistics
import sys
import threading
import time
import urllib.parse
from functools import partial

os.environ["MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT"] = "true"
sys.path.pop(0)  # or this file would be what is imported here
try:
    import mlflow
except ImportError:
    mlflow = None

arguments = sys.argv[1:]
millions = int(arguments.pop(arguments.index("--million") + 1)) if "--million" in arguments else 0
addresses = [a.rstrip("/") for a in arguments if a != "--million"] or sys.exit(__doc__)
TOKEN = os.environ.get("MLFLOW_TRACKING_TOKEN")
FILLED, WRITERS, SECONDS = 1000, 20, 5
IDLE = 3  # seconds after which a server may have closed a connection: MLflow's does so after five
WARMING = 200  # batches before the first round: a JVM that has just started compiles while it answers
ROUNDS, COLD = 40, 20  # of rounds the first are not counted either
IN_A_ROW = 5  # of what programs do again and again; between its turns a server rests for seconds, and what it does first after that is told apart


class Client:
    """One connection that stays open, as the clients keep theirs; bare, so that 20 of them leave the processor to the server."""

    def __init__(self, address):
        parts = urllib.parse.urlsplit(address)
        self.place, self.path = (parts.hostname, parts.port), parts.path + "/api/2.0/mlflow/"
        self.head = f"HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/json\r\n"
        if TOKEN:
            self.head += f"Authorization: Bearer {TOKEN}\r\n"
        self.wire, self.used = None, 0

    def ask(self, method, path, body=None):
        sent = json.dumps(body).encode() if body is not None else b""
        head = f"{method} {self.path}{path} {self.head}Content-Length: {len(sent)}\r\n\r\n"
        if self.wire is None or time.monotonic() - self.used > IDLE:
            self.close()
            self.wire = socket.create_connection(self.place, 300)
            self.wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.wire.sendall(head.encode() + sent)
        status, fields, said = self.answer()
        self.used = time.monotonic()
        if b"connection: close" in fields:
            self.close()
        if b" 200" not in status:
            raise RuntimeError(f"{path}: {status} {said[:200]}")
        return bytes(said)

    def answer(self):
        said = bytearray()
        while (end := said.find(b"\r\n\r\n")) < 0:
            self.read(said)
        status, _, fields = bytes(said[:end]).lower().partition(b"\r\n")
        length = int(fields.partition(b"content-length:")[2].partition(b"\r\n")[0])
        del said[: end + 4]
        while len(said) < length:
            self.read(said)
        return status, fields, said

    def read(self, said):
        part = self.wire.recv(1 << 18)
        if not part:
            raise RuntimeError("the server closed the connection within its answer")
        said += part

    def close(self):
        if self.wire:
            self.wire.close()
            self.wire = None

    def post(self, path, **body):
        return self.ask("POST", path, body)

    def run(self, experiment):
        said = json.loads(self.post("runs/create", experiment_id=experiment, start_time=int(time.time() * 1000)))
        return said["run"]["info"]["run_id"]


def points(count, begin, names=10):
    return [
        {"key": f"m{i % names}", "value": (begin + i) / 7, "timestamp": begin + i, "step": (begin + i) // names}
        for i in range(count)
    ]


def fill(client, experiment):
    run = client.run(experiment)
    client.post(
        "runs/log-batch",
        run_id=run,
        metrics=points(10, 0),
        params=[{"key": f"p{i}", "value": str(i)} for i in range(20)],
    )
    client.post("runs/update", run_id=run, status="FINISHED", end_time=int(time.time() * 1000))


def fill_by_client(address, experiment):
    """The same as fill, as MLflow's own client says it."""
    client = mlflow.MlflowClient(address)
    run = client.create_run(experiment).info.run_id
    measured = [mlflow.entities.Metric(p["key"], p["value"], p["timestamp"], p["step"]) for p in points(10, 0)]
    given = [mlflow.entities.Param(f"p{i}", str(i)) for i in range(20)]
    client.log_batch(run, metrics=measured, params=given)
    client.set_terminated(run)


def curve(client, run):
    for begin in range(0, 25_000, 1000):
        client.post("runs/log-batch", run_id=run, metrics=points(1000, begin, 1))


def writers(address, experiment):
    """Requests a second of 20 writers, each with a run of its own."""
    made, end = [0] * WRITERS, time.perf_counter() + SECONDS

    def write(which):
        client = Client(address)
        run = client.run(experiment)
        while time.perf_counter() < end:
            step = made[which]
            client.post("runs/log-metric", run_id=run, key="loss", value=step / 3, timestamp=step, step=step)
            made[which] += 1

    threads = [threading.Thread(target=write, args=(i,)) for i in range(WRITERS)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    return sum(made) / SECONDS


class Place:
    def __init__(self, address):
        self.address, self.client, self.taken, self.written = address, Client(address), {}, []
        name = f"figures-{time.time_ns()}"
        self.experiment = json.loads(self.client.post("experiments/create", name=name))["experiment_id"]
        for _ in range(FILLED):
            fill(self.client, self.experiment)
        other = json.loads(self.client.post("experiments/create", name=name + "-curves"))["experiment_id"]
        self.other, self.batch, self.curve = other, self.client.run(other), self.client.run(other)
        curve(self.client, self.curve)
        self.at = 0
        for _ in range(WARMING):
            self.client.post("runs/log-batch", run_id=self.batch, metrics=self.more())

    def more(self):
        """The next 1,000 points of ten metrics."""
        self.at += 1000
        return points(1000, self.at)

    def round(self):
        batches = [self.more() for _ in range(IN_A_ROW)]
        self.time("log-batch of 1,000 points", *[partial(self.client.post, "runs/log-batch", run_id=self.batch, metrics=batch) for batch in batches])
        self.time(
            "search page of 1,000 runs x 30 values",
            lambda: self.client.post("runs/search", experiment_ids=[self.experiment], max_results=1000),
        )
        history = f"metrics/get-history?run_id={self.curve}&metric_key=m0&max_results=25000"
        self.time("history page of 25,000 points", lambda: self.client.ask("GET", history))
        self.time("create, fill, end a run", *[lambda: fill(self.client, self.other)] * IN_A_ROW)
        if mlflow:
            self.time("the same by MLflow's client", *[lambda: fill_by_client(self.address, self.other)] * IN_A_ROW)

    def time(self, what, *acts):
        taken = []
        for act in acts:
            begin = time.perf_counter()
            act()
            taken.append(1000 * (time.perf_counter() - begin))
        self.taken.setdefault(what, []).append(taken)

    def tell(self):
        for what, rounds in self.taken.items():
            counted = [taken for each in rounds[COLD:] for taken in each]
            first = statistics.median(each[0] for each in rounds[COLD:])
            rested = f", the first after a rest {first:.1f} ms" if len(counted) > len(rounds[COLD:]) else ""
            print(f"{self.address}: {what}: median {statistics.median(counted):.1f} ms, worst {max(counted):.1f} ms{rested}")
        said = [round(requests) for requests in self.written]
        print(f"{self.address}: 20 writers: median {statistics.median(said[2:]):.0f} requests/s of all but the first two of {said}", flush=True)

    def write(self):
        self.written.append(writers(self.address, self.other))


places = [Place(address) for address in addresses]
for _ in range(ROUNDS):
    for place in places:
        place.round()
for _ in range(7):
    for place in places:
        place.write()
for place in places:
    place.tell()
if millions:
    first = places[0]
    crowd = json.loads(first.client.post("experiments/create", name=f"crowd-{time.time_ns()}"))["experiment_id"]
    run = ""
    for batch in range(millions * 1000):
        if batch % 100 == 0:
            run = first.client.run(crowd)
        first.client.post("runs/log-batch", run_id=run, metrics=points(1000, batch % 100 * 1000))
    print(f"with {millions} million points more:")
    first.taken, first.written = {}, []
    for _ in range(ROUNDS):
        first.round()
    for _ in range(7):
        first.write()
    first.tell()
