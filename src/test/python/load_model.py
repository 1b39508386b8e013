"""Runs the lines that the page of a model shows, as somebody who copied them would; says what came of it."""
import os
import sys

import numpy as np

lines = sys.stdin.read()
found = {}
exec(lines, found)
if "model" in found:
    print("loaded", type(found["model"]).__name__, found["model"].predict(np.array([[5.1, 3.5, 1.4, 0.2]])).tolist())
else:
    path = found["path"]
    files = [os.path.join(at, name) for at, _, names in os.walk(path) for name in names] if os.path.isdir(path) else [path]
    for file in sorted(files):
        with open(file, "rb") as opened:
            print("downloaded", os.path.basename(file), opened.read()[:200])
