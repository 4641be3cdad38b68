"""`guanxi train`: the recogniser's head from the phrases."""

import typer


def train() -> None:
    """Train the recogniser's head from the phrases (needs the extra `train`).

    It is done after phrases were changed, by those who work on Guanxi; nobody has to train
    anything to use it. Prints how many of the phrases that training does not see are read right.
    """
    try:
        import sklearn  # noqa: F401
    except ImportError:
        typer.echo("guanxi: training needs scikit-learn: pip install 'guanxi[train]'", err=True)
        raise SystemExit(1) from None
    from intents.understand.train import held_back_accuracy, save
    from intents.understand.train import train as train_head
    from retrieval.embeddings import Encoder

    encoder = Encoder()
    typer.echo("Training; this takes some minutes ...")
    path = save(train_head(encoder))
    right, count = held_back_accuracy(encoder)
    typer.echo(f"Wrote {path.name}: {right} of {count} held-back phrases read right.")
