def split_data(
    table: Input[Dataset],
    train: Output[Dataset],
    test: Output[Dataset],
    test_size: float = 0.3,
    seed: int = 7,
) -> int:
    """Shuffles a table and cuts it into a part to train on and a part to test with.

    Args:
        table: CSV with a header; the last column is the label.
        test_size: Share of the rows that the model never sees while it learns.
        seed: Same seed, same split.
    """
    import random

    with open(table.path) as file:
        header, *rows = file.read().splitlines()
    random.Random(seed).shuffle(rows)
    cut = round(len(rows) * (1 - test_size))
    for part, lines in ((train, rows[:cut]), (test, rows[cut:])):
        with open(part.path, "w") as file:
            file.write("\n".join([header, *lines]) + "\n")
        part.metadata["rows"] = len(lines)
    print(f"{cut} rows to train on, {len(rows) - cut} to test with")
    return cut
