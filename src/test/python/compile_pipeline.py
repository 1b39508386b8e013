"""Compiles, with the real SDK, the pipeline that SdkPipelineIT draws in Slipway; the IR as JSON on stdout, and the sources."""
import inspect
import json
import sys
import warnings

warnings.simplefilter("ignore")
from typing import NamedTuple, Optional

from google.protobuf import json_format
from kfp import dsl
from kfp.dsl import Dataset, Input, Metrics, Model, Output


def prepare(raw: Input[Dataset], train: Output[Dataset], rows: int = 100, parts: list = [0.8, 0.2]) -> NamedTuple("Counts", [("kept", int), ("dropped", int)]):
    """Cleans the table.

    Args:
        raw: As it came.
        rows: At most so many.
    """
    return (rows, 0)


def train(data: Input[Dataset], model: Output[Model], metrics: Output[Metrics], rate: float = 1e-3, name: Optional[str] = None) -> float:
    return 0.5


def deploy(model: Input[Model], accuracy: float, settings: dict = {"size": 1}):
    print(accuracy)


def sources():
    return {f.__name__: inspect.getsource(f) for f in (prepare, train, deploy)}


prepare_step = dsl.component(base_image="python:3.12", packages_to_install=["pandas==2.2.3", "pyarrow"])(prepare)
train_step = dsl.component(base_image="python:3.11")(train)
deploy_step = dsl.component(base_image="python:3.11", packages_to_install=["kfp==2.16.0"])(deploy)


@dsl.pipeline(name="train-and-deploy", description="Trains, then deploys if good enough.", display_name="Train and deploy")
def pipeline(rows: int = 50, threshold: float = 0.9, stage: str = "test", wait: bool = False) -> float:
    raw = dsl.importer(artifact_uri="/data/raw.csv", artifact_class=Dataset, reimport=True, metadata={"rows": 5, "tags": ["a"]})
    table = prepare_step(raw=raw.output, rows=rows, parts=[0.9, 0.1])
    table.set_cpu_request("500m").set_cpu_limit("2").set_memory_request("256Mi").set_memory_limit("2Gi")
    table.set_caching_options(False)
    model = train_step(data=table.outputs["train"], rate=0.25)
    model.set_accelerator_type("nvidia.com/gpu").set_accelerator_limit(2).set_retry(3, backoff_duration="30s", backoff_factor=1.5, backoff_max_duration="10m")
    model.set_display_name("Train the model")
    again = train_step(data=table.outputs["train"], name="second").after(model)
    again.set_env_variable("MODE", "slow")
    with dsl.If(model.outputs["Output"] >= threshold, name="good enough"):
        deploy_step(model=model.outputs["model"], accuracy=model.outputs["Output"])
        with dsl.If(table.outputs["kept"] > 10):
            deploy_step(model=again.outputs["model"], accuracy=0.5)
    with dsl.If(stage == "prod"):
        deploy_step(model=model.outputs["model"], accuracy=threshold).after(again)
    with dsl.If(wait == True):
        deploy_step(model=model.outputs["model"], accuracy=1.0)
    return model.outputs["Output"]


if __name__ == "__main__":
    json.dump({"sources": sources(), "spec": json_format.MessageToDict(pipeline.pipeline_spec)}, sys.stdout)
