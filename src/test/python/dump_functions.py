"""What the real SDK makes of function sources: JSON by title on stdout.

  python dump_functions.py functions.txt

A source begins at a line "=== title". A function that the SDK refuses has {"refused": reason}.
"""
import importlib.util
import json
import sys
import tempfile
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
from google.protobuf import json_format
from kfp import dsl

HEAD = "import kfp, typing\nfrom kfp import dsl\nfrom kfp.dsl import *\nfrom kfp.dsl import component\nfrom typing import *\n\n"


def compiled(source, folder):
    path = Path(folder) / "step.py"
    path.write_text(HEAD + source, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(f"step_{abs(hash(source))}", path)
    module = importlib.util.module_from_spec(spec)
    import linecache

    linecache.clearcache()
    spec.loader.exec_module(module)
    made = [v for k, v in vars(module).items() if getattr(v, "__module__", None) == spec.name and not isinstance(v, type)]
    made += [v for v in vars(module).values() if isinstance(v, dsl.python_component.PythonComponent)]
    component = made[-1]
    if not isinstance(component, dsl.python_component.PythonComponent):
        component = dsl.component(component)
    ir = json_format.MessageToDict(component.pipeline_spec)
    (interface,) = ir["components"].values()
    (executor,) = ir["deploymentSpec"]["executors"].values()
    return {"component": interface, "executor": executor, "description": component.component_spec.description or ""}


def main(path):
    results = {}
    with tempfile.TemporaryDirectory() as folder:
        for part in Path(path).read_text(encoding="utf-8").split("=== ")[1:]:
            title, source = part.split("\n", 1)
            try:
                results[title] = compiled(source, folder)
            except Exception as e:  # whatever the SDK raises is its refusal
                results[title] = {"refused": f"{type(e).__name__}: {e}"}
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
