def publish_model(model: Input[Model], card: Output[Markdown], accuracy: float = 0.0) -> str:
    """Writes a card for a model that is good enough to be used.

    Args:
        accuracy: What the evaluation found.
    """
    import hashlib

    with open(model.path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()[:12]
    with open(card.path, "w") as file:
        file.write(f"# Model {digest}\n\nAccuracy **{accuracy:.1%}**. Ready to be used.\n")
    print(f"model {digest} is ready")
    return digest
