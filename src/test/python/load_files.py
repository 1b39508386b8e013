"""Loads pipeline files with the real SDK and holds them against others: JSON list of problems on stdout.

  python load_files.py manifest.json

The manifest lists {"written": path, "original": path or ""}. The written file must load where the original does, and
must be the same data to PyYAML.
"""
import json
import sys
import warnings

warnings.simplefilter("ignore")
import yaml
from kfp import components


def fails(path):
    try:
        components.load_component_from_file(path)
        return ""
    except Exception as e:  # whatever the SDK raises is its refusal
        return f"{type(e).__name__}: {e}"


def data(path):
    with open(path, encoding="utf-8") as f:
        return list(yaml.safe_load_all(f))


def main(manifest):
    problems = []
    for entry in json.load(open(manifest)):
        failure = fails(entry["written"])
        if failure and not (entry["original"] and fails(entry["original"])):
            problems.append(f"{entry['written']} does not load: {failure}")
        if entry["original"] and data(entry["written"]) != data(entry["original"]):
            problems.append(f"{entry['written']} is not {entry['original']}")
    json.dump(problems, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
