"""Tells all that a tracking server holds, as one JSON object that two servers which hold the same tell alike.

mlflow_dump.py ADDRESS [ids]    with ids, the ids of runs and logged models are told too"""

import hashlib
import json
import math
import pathlib
import sys
import tempfile

import mlflow
from mlflow import MlflowClient
from mlflow.entities import ViewType

address, ids = sys.argv[1], "ids" in sys.argv
mlflow.set_tracking_uri(address)
client = MlflowClient()
MARKS = {"slipway.run_id", "slipway.project", "slipway.model_id", "slipway.model", "slipway.model_version"}  # what stands for something of ours is known by
OWN = {"mlflow.parentRunId", "mlflow.modelVersions", "mlflow.log-model.history"} | MARKS


def pages(ask):
    token = None
    while True:
        page = ask(token)
        yield from page
        token = page.token
        if not token:
            return


def tags(found):
    return {key: text for key, text in found.items() if key not in OWN}


def number(value):
    return "nan" if math.isnan(value) else value


def digests(uri):
    folder = tempfile.mkdtemp()
    try:
        root = pathlib.Path(mlflow.artifacts.download_artifacts(uri, dst_path=folder))
    except Exception:  # a run without artifacts has no folder
        return {}
    return {
        str(file.relative_to(root)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(root.rglob("*"))
        if file.is_file()
    }


def history(run):
    return {
        key: sorted([p.step, p.timestamp, number(p.value)] for p in client.get_metric_history(run.info.run_id, key))
        for key in sorted(run.data.metrics)
    }


experiments = [e for e in pages(lambda t: client.search_experiments(ViewType.ALL, page_token=t)) if e.name != "Default"]
runs = {}
for experiment in experiments:
    for run in pages(lambda t: client.search_runs([experiment.experiment_id], run_view_type=ViewType.ALL, page_token=t)):
        runs[run.info.run_id] = (experiment, run)
names = {run_id: run.info.run_name for run_id, (_, run) in runs.items()}
models = {}
for experiment in experiments:
    if experiment.lifecycle_stage == "active":
        for model in pages(lambda t: client.search_logged_models([experiment.experiment_id], page_token=t)):
            models[model.model_id] = model


def told(experiment, run):
    return {
        "experiment": experiment.name,
        "id": run.info.run_id if ids else "",
        "user": run.info.user_id,
        "status": run.info.status,
        "start": run.info.start_time,
        "end": run.info.end_time,
        "stage": run.info.lifecycle_stage,
        "parent": names.get(run.data.tags.get("mlflow.parentRunId")),
        "params": run.data.params,
        "tags": tags(run.data.tags),
        "latest": {key: number(value) for key, value in run.data.metrics.items()},
        "history": history(run),
        "data": [
            [i.dataset.name, i.dataset.digest, i.dataset.source, i.dataset.schema, i.dataset.profile, {t.key: t.value for t in i.tags}]
            for i in run.inputs.dataset_inputs
        ],
        "made": sorted(models[o.model_id].name for o in run.outputs.model_outputs) if run.outputs else [],
        "files": digests(f"runs:/{run.info.run_id}/"),
    }


registry = {}
for model in pages(lambda t: client.search_registered_models(page_token=t)):
    registry[model.name] = {
        "description": model.description,
        "tags": tags(model.tags),
        "aliases": {alias: str(version) for alias, version in model.aliases.items()},
        "versions": {
            str(v.version): [names[v.run_id], v.description or "", tags(v.tags), v.current_stage]
            for v in client.search_model_versions(f"name='{model.name}'")
        },
    }

print(
    json.dumps(
        {
            "experiments": sorted([e.name, e.lifecycle_stage, tags(e.tags)] for e in experiments),
            "runs": {names[run_id]: told(*both) for run_id, both in runs.items()},
            "count": len(runs),
            "models": sorted(
                [
                    names[m.source_run_id],
                    m.model_id if ids else "",
                    m.name,
                    str(m.status),
                    m.params,
                    tags(m.tags),
                    [[x.key, x.value, x.step, names[x.run_id]] for x in m.metrics or []],
                    digests(f"models:/{m.model_id}"),
                ]
                for m in models.values()
            ),
            "registry": registry,
            "predicted": [
                int(one)
                for one in mlflow.sklearn.load_model("models:/iris-model@champion").predict(
                    [[5.1, 3.5, 1.4, 0.2], [6.7, 3.0, 5.2, 2.3]]
                )
            ]
            if "iris-model" in registry
            else [],
        },
        sort_keys=True,
    )
)
