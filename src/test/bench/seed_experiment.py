"""Fills an experiment over MLflow's REST: seed_experiment.py ADDRESS [RUNS [EXPERIMENT]]

Each run has 8 parameters, 5 metrics (two of them curves of 60 points, one with a NaN), 2 tags; each tenth has 3 nested
runs. ADDRESS is that of the door (.../mlflow) or of a real MLflow server; MLFLOW_TRACKING_TOKEN is sent if it is set.
Prints the experiment's id and the ids of the first two runs.
"""
import json
import math
import os
import random
import sys
import time
import urllib.error
import urllib.request

address = (sys.argv[1] if len(sys.argv) > 1 else sys.exit(__doc__)).rstrip("/")
runs = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
name = sys.argv[3] if len(sys.argv) > 3 else "sweep"
dice = random.Random(7)


def call(path, body):
    request = urllib.request.Request(address + "/api/2.0/mlflow/" + path, json.dumps(body).encode())
    request.add_header("Content-Type", "application/json")
    if "MLFLOW_TRACKING_TOKEN" in os.environ:
        request.add_header("Authorization", "Bearer " + os.environ["MLFLOW_TRACKING_TOKEN"])
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def record(experiment, run_name, number, tags=()):
    begun = int(time.time() * 1000) - (runs - number) * 90_000
    run = call("runs/create", {
        "experiment_id": experiment, "run_name": run_name, "start_time": begun, "user_id": "bench", "tags": list(tags),
    })["run"]["info"]["run_id"]
    rate, depth = 10 ** dice.uniform(-4, -1), dice.randint(2, 12)
    best = 0.6 + 0.35 * math.exp(-abs(math.log10(rate) + 2.2)) * dice.uniform(0.9, 1)
    points = []
    for step in range(60):
        rise = 1 - math.exp(-step / 12)
        at = begun + step * 900
        points.append({"key": "val_accuracy", "value": best * rise + dice.gauss(0, 0.01), "timestamp": at, "step": step})
        loss = math.nan if number % 17 == 0 and step > 50 else 1.6 * math.exp(-step / 15) + (1 - best) + dice.gauss(0, 0.02)
        points.append({"key": "train_loss", "value": "NaN" if math.isnan(loss) else loss, "timestamp": at, "step": step})
    points += [{"key": key, "value": value, "timestamp": begun + 60_000, "step": 0} for key, value in {
        "accuracy": best, "latency_ms": dice.uniform(2, 40), "model_bytes": dice.randint(10_000, 4_000_000)}.items()]
    params = {"lr": f"{rate:.6f}", "max_depth": str(depth), "epochs": "60", "optimizer": dice.choice(["adam", "sgd", "lion"]),
              "batch": str(2 ** dice.randint(4, 9)), "seed": str(number), "features": "v3", "dropout": f"{dice.uniform(0, 0.5):.2f}"}
    call("runs/log-batch", {
        "run_id": run, "metrics": points, "params": [{"key": key, "value": value} for key, value in params.items()],
        "tags": [{"key": "team", "value": dice.choice(["vision", "risk"])}, {"key": "stage", "value": "trial"}],
    })
    status = "FAILED" if number % 23 == 0 else "FINISHED"
    call("runs/update", {"run_id": run, "status": status, "end_time": begun + dice.randint(30_000, 400_000)})
    return run


try:
    experiment = call("experiments/create", {"name": name})["experiment_id"]
except urllib.error.HTTPError as refused:
    sys.exit(f"the experiment {name} can't be made: {refused.read().decode()}")
made = []
for number in range(runs):
    made.append(record(experiment, f"trial-{number:04d}", number))
    if number % 10 == 0:
        for child in range(3):
            record(experiment, f"fold-{child}", number, [{"key": "mlflow.parentRunId", "value": made[-1]}])
print(json.dumps({"experiment": experiment, "runs": made[:2] + made[-2:]}))
