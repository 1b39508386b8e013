"""Fills an MLflow server as a team does: nested runs, NaN, long values, what was deleted, files, a registered model with aliases.

mlflow_fill.py ADDRESS RUNS"""
import pathlib
import sys
import tempfile

import mlflow
from mlflow import MlflowClient
from mlflow.entities import Metric, Param

mlflow.set_tracking_uri(sys.argv[1])
client = MlflowClient()

def big():
    from sklearn.linear_model import LogisticRegression
    from sklearn.datasets import load_iris
    import pandas as pd
    x, y = load_iris(return_X_y=True, as_frame=True)
    mlflow.set_experiment("iris")
    mlflow.set_experiment_tag("team", "blue")
    with mlflow.start_run(run_name="sweep", tags={"kind": "search"}, description="All **trials**") as parent:
        mlflow.log_input(mlflow.data.from_pandas(x.head(20), name="iris", source="https://example.org/iris.csv"), context="training")
        mlflow.log_param("long", "v" * 6000)
        for i in range(3):
            with mlflow.start_run(run_name=f"trial-{i}", nested=True) as trial:
                mlflow.log_param("C", 10 ** i)
                for step in range(40):
                    mlflow.log_metric("loss", float("nan") if step == 7 else 1 / (step + 1) + i, step=step)
                mlflow.log_metric("odd", float("inf"), step=-3)
                mlflow.log_metric("odd", float("-inf"), step=5)
        model = LogisticRegression(max_iter=200).fit(x, y)
        info = mlflow.sklearn.log_model(model, name="classifier", registered_model_name="iris-model",
            input_example=x.head(2), params={"C": 1.0})
        mlflow.log_metric("accuracy", float(model.score(x, y)), step=1, model_id=info.model_id)
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "deep" / "er").mkdir(parents=True)
            (root / "deep" / "er" / "x y+z.bin").write_bytes(bytes(range(256)) * 64)
            (root / "empty.txt").write_text("")
            mlflow.log_artifacts(folder, "files")
    client.set_registered_model_alias("iris-model", "champion", 1)
    client.update_registered_model("iris-model", "Tells iris apart")
    client.set_registered_model_tag("iris-model", "owner", "ann")
    client.set_model_version_tag("iris-model", "1", "checked", "yes")
    client.update_model_version("iris-model", "1", "The first")
    with mlflow.start_run(run_name="again"):
        mlflow.sklearn.log_model(model, name="classifier", registered_model_name="iris-model")
    with mlflow.start_run(run_name="third"):
        mlflow.sklearn.log_model(model, name="classifier", registered_model_name="iris-model")
    client.delete_model_version("iris-model", "2")
    client.set_registered_model_alias("iris-model", "candidate", 3)

def odd():
    exp = client.create_experiment("odd ends")
    dropped = client.create_run(exp, run_name="dropped")
    client.log_metric(dropped.info.run_id, "m", 1.0, timestamp=5, step=0)
    client.set_terminated(dropped.info.run_id, "FAILED")
    client.delete_run(dropped.info.run_id)
    going = client.create_run(exp, run_name="going", start_time=1_600_000_000_000)
    client.log_metric(going.info.run_id, "m", 1.5, step=1)
    gone = client.create_experiment("gone")
    old = client.create_run(gone, run_name="old")
    client.log_param(old.info.run_id, "p", "1")
    client.set_terminated(old.info.run_id)
    client.delete_experiment(gone)

def long(runs, points=2000):
    exp = client.create_experiment("long")
    for r in range(runs):
        run = client.create_run(exp, run_name=f"long-{r}", start_time=1_700_000_000_000 + r)
        for start in range(0, points, 1000):
            client.log_batch(run.info.run_id, metrics=[
                Metric(f"m{k}", float(k) + step / 7, 1_700_000_000_000 + step, step)
                for step in range(start // 2, start // 2 + 500) for k in range(2)])
        client.log_batch(run.info.run_id, params=[Param(f"p{i}", str(i * r)) for i in range(10)])
        path = pathlib.Path(tempfile.mkdtemp()) / f"blob-{r}.bin"
        path.write_bytes(bytes([r]) * 100_000)
        client.log_artifact(run.info.run_id, str(path))
        client.set_terminated(run.info.run_id)

big()
odd()
long(int(sys.argv[2]))
