"""Median time of a log-batch of 1,000 points on each MLflow address given: log_batch.py ADDRESS [ADDRESS...]

Rounds alternate between the addresses, so that both see the same load. MLFLOW_TRACKING_TOKEN is sent if it is set.
"""
import json
import os
import statistics
import sys
import time
import urllib.request

ROUNDS = 30


def post(address, path, body):
    request = urllib.request.Request(address + "/api/2.0/mlflow/" + path, json.dumps(body).encode())
    request.add_header("Content-Type", "application/json")
    if "MLFLOW_TRACKING_TOKEN" in os.environ:
        request.add_header("Authorization", "Bearer " + os.environ["MLFLOW_TRACKING_TOKEN"])
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


addresses = [address.rstrip("/") for address in sys.argv[1:]] or sys.exit(__doc__)
runs = {a: post(a, "runs/create", {"experiment_id": "0", "start_time": 1})["run"]["info"]["run_id"] for a in addresses}
taken = {a: [] for a in addresses}
for round in range(ROUNDS):
    points = [
        {"key": f"m{i % 10}", "value": i / 7, "timestamp": round * 1000 + i, "step": round * 100 + i // 10}
        for i in range(1000)
    ]
    for address in addresses:
        begin = time.perf_counter()
        post(address, "runs/log-batch", {"run_id": runs[address], "metrics": points})
        taken[address].append(1000 * (time.perf_counter() - begin))
for address in addresses:
    print(f"{address}: median {statistics.median(taken[address]):.1f} ms, worst {max(taken[address]):.1f} ms")
