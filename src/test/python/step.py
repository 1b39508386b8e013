"""What a step of a pipeline does with the mlflow client: its run's id is in the environment, and not yet anywhere else."""
import os
import pathlib

import mlflow
from sklearn.linear_model import LogisticRegression

own = os.environ["MLFLOW_RUN_ID"]
mlflow.set_experiment("Default")
mlflow.autolog(log_models=True, log_input_examples=False)
with mlflow.start_run() as run:
    assert run.info.run_id == own, run.info.run_id
    mlflow.log_metric("loss", 0.5, step=3)
    LogisticRegression().fit([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1])
    with mlflow.start_run(run_name="fold", nested=True) as fold:
        mlflow.log_metric("fold_loss", 0.25)
    pathlib.Path("notes.txt").write_text("kept")
    mlflow.log_artifact("notes.txt")

client = mlflow.MlflowClient()
read = client.get_run(own)
assert read.info.status == "FINISHED", read.info.status
assert read.data.metrics["loss"] == 0.5, read.data.metrics
assert read.data.metrics["training_accuracy_score"] == 1.0, read.data.metrics
assert read.data.params["solver"] == "lbfgs", read.data.params
assert client.get_run(fold.info.run_id).data.tags["mlflow.parentRunId"] == own
assert mlflow.artifacts.load_text(f"runs:/{own}/notes.txt") == "kept"
models = client.search_logged_models([read.info.experiment_id])
assert [model.source_run_id for model in models] == [own], models
assert mlflow.sklearn.load_model(models[0].model_uri).predict([[3.0]]) == [1]
parent = read.data.tags["mlflow.parentRunId"]
try:
    client.log_metric(parent, "loss", 1)
    raise AssertionError("a step wrote to the pipeline's run")
except mlflow.exceptions.MlflowException as refused:
    assert "writes only to run" in str(refused), refused
print("all as a step does")
