"""Autologging, a registered model, its alias and loading it back, as a data scientist's script does it; fails if anything differs."""
import logging

import mlflow
import numpy as np
from mlflow.exceptions import MlflowException
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

said = []


class Listener(logging.Handler):
    def emit(self, record):
        said.append(record.getMessage())


logging.getLogger("mlflow").addHandler(Listener(logging.WARNING))
mlflow.set_experiment("registry")
mlflow.sklearn.autolog(log_datasets=True)
features, labels = load_iris(return_X_y=True)
with mlflow.start_run() as run:
    model = LogisticRegression(max_iter=200).fit(features, labels)
mlflow.sklearn.autolog(disable=True)
client = mlflow.MlflowClient()
logged = client.get_run(run.info.run_id)
assert logged.data.params["max_iter"] == "200", logged.data.params
assert "training_accuracy_score" in logged.data.metrics, logged.data.metrics
assert logged.inputs.dataset_inputs, "the data set is missing"
assert len(logged.outputs.model_outputs) == 1, logged.outputs
found = mlflow.search_logged_models(
    [run.info.experiment_id], filter_string="metrics.training_accuracy_score > 0.5", output_format="list"
)
assert [m.model_id for m in found] == [logged.outputs.model_outputs[0].model_id], found

with mlflow.start_run():
    mlflow.sklearn.log_model(model, name="iris", registered_model_name="iris", input_example=features[:2])
client.set_registered_model_alias("iris", "champion", "1")
client.set_model_version_tag("iris", "1", "checked", "yes")
client.update_registered_model("iris", "Flowers")
loaded = mlflow.pyfunc.load_model("models:/iris@champion")
assert np.array_equal(loaded.predict(features), model.predict(features))
assert [m.name for m in client.search_registered_models()] == ["iris"]
assert [v.version for v in client.search_model_versions("name='iris'")] in (["1"], [1])
assert client.get_model_version_by_alias("iris", "champion").tags == {"checked": "yes"}
copy = client.copy_model_version("models:/iris/1", "iris-live")
assert np.array_equal(mlflow.pyfunc.load_model("models:/iris-live/1").predict(features), model.predict(features))
registered = mlflow.register_model(f"models:/{found[0].model_id}", "iris")
assert int(registered.version) == 2, registered
client.rename_registered_model("iris-live", "iris-old")
client.delete_registered_model_alias("iris", "champion")
client.delete_model_version("iris", "2")
client.delete_registered_model("iris-old")
try:
    client.get_registered_model("iris-old")
    raise AssertionError("a deleted model is still there")
except MlflowException as gone:
    assert gone.error_code == "RESOURCE_DOES_NOT_EXIST", gone.error_code


@mlflow.trace
def doubled(number):
    return 2 * number


assert doubled(21) == 42
mlflow.flush_trace_async_logging()
assert list(mlflow.search_traces(return_type="list")) == []
failed = [sentence for sentence in said if "fail" in sentence.lower() or "error" in sentence.lower()]
assert not failed, failed
print("all as registered")
