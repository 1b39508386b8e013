"""What a training script does with the mlflow client; ends with an error if anything reads back differently."""
import math

import mlflow
import pandas as pd

mlflow.set_experiment("seed")
with mlflow.start_run(run_name="search") as parent:
    mlflow.set_tags({"team": "vision"})
    mlflow.log_params({"trials": 2, "long": "x" * 7000})
    frame = pd.DataFrame({"a": [1, 2], "label": [0, 1]})
    mlflow.log_input(mlflow.data.from_pandas(frame, name="synthetic", targets="label"), context="training")
    children = []
    for trial in range(2):
        with mlflow.start_run(run_name=f"trial-{trial}", nested=True) as child:
            children.append(child.info.run_id)
            mlflow.log_param("rate", 0.1 * trial)
            for epoch in range(20):
                mlflow.log_metrics({"val acc": trial + epoch / 20, "loss": math.nan}, step=epoch)
    mlflow.log_text("best\n", "eval/report file+1.md")
    mlflow.log_dict({"matrix": [[1, 0]]}, "eval/\u043a\u043b\u044e\u0447 100%.json")

client = mlflow.MlflowClient()
run = client.get_run(parent.info.run_id)
assert run.info.status == "FINISHED", run.info.status
assert run.data.params == {"trials": "2", "long": "x" * 6000}, run.data.params
assert [i.dataset.name for i in run.inputs.dataset_inputs] == ["synthetic"]
history = client.get_metric_history(children[0], "val acc")
assert [m.step for m in history] == list(range(20)), history
assert len(client.get_metric_history(children[0], "loss")) == 20
found = mlflow.search_runs(
    [run.info.experiment_id],
    filter_string=f"tags.mlflow.parentRunId = '{parent.info.run_id}' and metrics.`val acc` > 0.1",
    order_by=["metrics.`val acc` DESC"],
)
assert list(found.run_id) == children[::-1], found
assert mlflow.artifacts.load_text(f"runs:/{run.info.run_id}/eval/report file+1.md") == "best\n"
listed = sorted(f.path for f in client.list_artifacts(run.info.run_id, "eval"))
assert listed == ["eval/report file+1.md", "eval/\u043a\u043b\u044e\u0447 100%.json"], listed
assert mlflow.artifacts.load_dict(f"runs:/{run.info.run_id}/eval/\u043a\u043b\u044e\u0447 100%.json") == {"matrix": [[1, 0]]}
try:
    client.log_param(run.info.run_id, "trials", 3)
    raise AssertionError("a changed parameter was accepted")
except mlflow.exceptions.MlflowException as refused:
    assert "Changing param values" in str(refused), refused
client.delete_run(children[1])
assert len(client.search_runs([run.info.experiment_id])) == 2
print("all as logged")
