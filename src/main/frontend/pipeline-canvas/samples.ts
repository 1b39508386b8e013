// What the palette offers before a pipeline has steps of its own: small Python functions that run with the standard library.
import type { Argument, Component } from './model';

export interface Sample {
  key: string;
  title: string;
  detail: string;
  group: 'Data' | 'Train' | 'Evaluate' | 'Other';
  source: string;
}

export const image = 'python:3.11';

export const blank = `def step(text: str = "world") -> str:
    """Says what it does in one sentence."""
    return f"hello {text}"
`;

export const samples: Sample[] = [
  {
    key: 'make-data', title: 'Make data', detail: 'a table of random points', group: 'Data',
    source: `def make_data(data: Output[Dataset], rows: int = 500, seed: int = 42) -> int:
    """Makes a table of two features and a label."""
    import csv
    import random

    rng = random.Random(seed)
    with open(data.path, "w", newline="") as f:
        out = csv.writer(f)
        out.writerow(["x0", "x1", "label"])
        for _ in range(rows):
            x0, x1 = rng.gauss(0, 1), rng.gauss(0, 1)
            out.writerow([f"{x0:.5f}", f"{x1:.5f}", int(1.5 * x0 - x1 + rng.gauss(0, 0.3) > 0)])
    data.metadata["rows"] = rows
    return rows
`,
  },
  {
    key: 'split-data', title: 'Split data', detail: 'train and test parts', group: 'Data',
    source: `def split_data(data: Input[Dataset], train: Output[Dataset], test: Output[Dataset], test_size: float = 0.25, seed: int = 1):
    """Splits a CSV table by chance into a part to train on and a part to test with."""
    import random

    with open(data.path) as f:
        head, *rows = f.readlines()
    random.Random(seed).shuffle(rows)
    cut = int(len(rows) * (1 - test_size))
    for artifact, part in ((train, rows[:cut]), (test, rows[cut:])):
        with open(artifact.path, "w") as f:
            f.writelines([head, *part])
        artifact.metadata["rows"] = len(part)
`,
  },
  {
    key: 'train-model', title: 'Train model', detail: 'logistic regression, curves over epochs', group: 'Train',
    source: `def train_model(data: Input[Dataset], model: Output[Model], metrics: Output[Metrics], epochs: int = 40, learning_rate: float = 0.5):
    """Fits a logistic regression by gradient descent; the last column is the label."""
    import csv
    import json
    import math

    with open(data.path) as f:
        rows = [[float(v) for v in row] for row in list(csv.reader(f))[1:]]
    weights = [0.0] * len(rows[0])
    losses = []
    for epoch in range(epochs):
        gradient, loss = [0.0] * len(weights), 0.0
        for *x, y in rows:
            z = weights[-1] + sum(w * v for w, v in zip(weights, x))
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
            loss -= math.log(p if y else 1 - p) / len(rows)
            for i, v in enumerate([*x, 1.0]):
                gradient[i] += (p - y) * v / len(rows)
        weights = [w - learning_rate * g for w, g in zip(weights, gradient)]
        losses.append(loss)
        print(f"epoch {epoch} loss {loss:.4f}", flush=True)
    with open(model.path, "w") as f:
        json.dump(weights, f)
    metrics.log_metric("loss", losses[-1])
`,
  },
  {
    key: 'evaluate', title: 'Evaluate', detail: 'accuracy on a table', group: 'Evaluate',
    source: `def evaluate(model: Input[Model], data: Input[Dataset], metrics: Output[Metrics]) -> float:
    """Answers the share of rows that the model labels rightly."""
    import csv
    import json

    with open(model.path) as f:
        *weights, bias = json.load(f)
    with open(data.path) as f:
        rows = [[float(v) for v in row] for row in list(csv.reader(f))[1:]]
    hits = sum((bias + sum(w * v for w, v in zip(weights, x)) > 0) == (y > 0.5) for *x, y in rows)
    accuracy = hits / len(rows)
    metrics.log_metric("accuracy", accuracy)
    return accuracy
`,
  },
  {
    key: 'report', title: 'Report', detail: 'a page in Markdown', group: 'Other',
    source: `def report(accuracy: float, page: Output[Markdown]):
    """Writes a short report."""
    with open(page.path, "w") as f:
        f.write(f"# Result\\n\\nAccuracy: **{accuracy:.3f}**\\n")
`,
  },
];

const wire = (step: string, output: string): Argument => ({ is: 'output', step, output });

/** A small pipeline of these: what an empty canvas offers to start from. */
export const example: { key: string; step: string; x: number; y: number; wires: Record<string, Argument> }[] = [
  { key: 'make-data', step: 'make-data', x: 0, y: 80, wires: {} },
  { key: 'split-data', step: 'split-data', x: 328, y: 80, wires: { data: wire('make-data', 'data') } },
  { key: 'train-model', step: 'train-model', x: 656, y: 0, wires: { data: wire('split-data', 'train') } },
  { key: 'evaluate', step: 'evaluate', x: 984, y: 80, wires: { model: wire('train-model', 'model'), data: wire('split-data', 'test') } },
  { key: 'report', step: 'report', x: 1312, y: 80, wires: { accuracy: wire('evaluate', 'Output') } },
];

/** A component for a function whose ports are known. */
export const pythonComponent = (
  source: string, name: string, description: string, inputs: Component['inputs'], outputs: Component['outputs'], packages: string[] = [], baseImage = image,
): Component => ({
  description, inputs, outputs, foreign: {},
  implementation: { is: 'python', source, function: name, packages, pip: [], image: baseImage, foreign: {} },
});

/** A container, to begin with: a command that is on most machines and in most images. */
export const container = (): Component => ({
  description: '', inputs: {}, outputs: {}, foreign: {},
  implementation: { is: 'container', image: 'busybox:1.36', command: ['sh', '-c'], args: ['echo hello'], env: {}, foreign: {} },
});

/** An importer: one artifact of something that is there already. */
export const importer = (uri: string): Component => ({
  description: 'Data that is there already', inputs: {}, foreign: {},
  outputs: { artifact: { type: { is: 'artifact', schema: 'system.Dataset', version: '0.0.1', list: false }, description: '', foreign: {} } },
  implementation: { is: 'importer', uri: { is: 'literal', value: uri }, metadata: {}, reimport: false, foreign: {} },
});
