def train_model(
    train: Input[Dataset],
    model: Output[Model],
    metrics: Output[Metrics],
    epochs: int = 60,
    learning_rate: float = 0.3,
):
    """Fits a softmax regression by gradient descent and records its curves.

    Args:
        train: CSV with a header; the last column is the label.
        epochs: How often the model sees the whole table.
        learning_rate: Length of each step downhill.
    """
    import csv
    import json
    import math

    with open(train.path) as file:
        header, *rows = list(csv.reader(file))
    xs = [[float(value) for value in row[:-1]] for row in rows]
    labels = [row[-1] for row in rows]
    classes = sorted(set(labels))
    means = [sum(column) / len(xs) for column in zip(*xs)]
    spreads = [max(1e-9, (sum((v - m) ** 2 for v in c) / len(xs)) ** 0.5) for c, m in zip(zip(*xs), means)]
    xs = [[(v - m) / s for v, m, s in zip(x, means, spreads)] + [1.0] for x in xs]
    weights = [[0.0] * len(xs[0]) for _ in classes]
    losses, accuracies = [], []
    for epoch in range(epochs):
        gradients = [[0.0] * len(xs[0]) for _ in classes]
        loss, hits = 0.0, 0
        for x, label in zip(xs, labels):
            scores = [sum(w * v for w, v in zip(ws, x)) for ws in weights]
            top = max(scores)
            powers = [math.exp(score - top) for score in scores]
            shares = [power / sum(powers) for power in powers]
            truth = classes.index(label)
            loss -= math.log(max(shares[truth], 1e-12)) / len(xs)
            hits += shares.index(max(shares)) == truth
            for k, share in enumerate(shares):
                error = share - (k == truth)
                for i, v in enumerate(x):
                    gradients[k][i] += error * v / len(xs)
        weights = [[w - learning_rate * g for w, g in zip(ws, gs)] for ws, gs in zip(weights, gradients)]
        losses.append(round(loss, 5))
        accuracies.append(round(hits / len(xs), 5))
        print(f"epoch {epoch + 1:3d}/{epochs}  loss {loss:.4f}  accuracy {hits / len(xs):.3f}", flush=True)
    with open(model.path, "w") as file:
        json.dump({"classes": classes, "means": means, "spreads": spreads, "weights": weights}, file)
    model.metadata["framework"] = "standard library"
    metrics.metadata["loss"] = losses
    metrics.metadata["train_accuracy"] = accuracies
