"""A notebook that trains and logs a model, without registering it."""
import mlflow
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

mlflow.set_experiment("flowers")
mlflow.sklearn.autolog(log_datasets=True)
features, labels = load_iris(return_X_y=True)
with mlflow.start_run(run_name="in a notebook"):
    LogisticRegression(max_iter=200).fit(features, labels)
