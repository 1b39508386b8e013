def evaluate_model(
    model: Input[Model],
    test: Input[Dataset],
    metrics: Output[Metrics],
    report: Output[Markdown],
) -> float:
    """Answers how much of the test table the model labels rightly, and writes where it errs.

    Args:
        test: CSV with a header; the last column is the label.
    """
    import csv
    import json

    with open(model.path) as file:
        learned = json.load(file)
    with open(test.path) as file:
        header, *rows = list(csv.reader(file))
    classes = learned["classes"]
    confusion = {truth: dict.fromkeys(classes, 0) for truth in classes}
    for *values, truth in rows:
        x = [(float(v) - m) / s for v, m, s in zip(values, learned["means"], learned["spreads"])] + [1.0]
        scores = [sum(w * v for w, v in zip(ws, x)) for ws in learned["weights"]]
        confusion[truth][classes[scores.index(max(scores))]] += 1
    accuracy = sum(confusion[name][name] for name in classes) / len(rows)
    recalls = [confusion[name][name] / max(1, sum(confusion[name].values())) for name in classes]
    metrics.log_metric("accuracy", round(accuracy, 5))
    metrics.log_metric("worst_recall", round(min(recalls), 5))
    with open(report.path, "w") as file:
        file.write(f"# Evaluation\n\nAccuracy **{accuracy:.1%}** on {len(rows)} rows.\n\n")
        file.write("| truth | " + " | ".join(classes) + " |\n|---|" + "---:|" * len(classes) + "\n")
        for truth in classes:
            file.write(f"| {truth} | " + " | ".join(str(confusion[truth][name]) for name in classes) + " |\n")
    print(f"accuracy {accuracy:.3f}")
    return accuracy
