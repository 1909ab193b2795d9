"""Teaches a model to word replies, and says what it could before and can after."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from nlp.lexicon import Lexicon
from nlp.training.batches import Batches
from vstore.inference import examination
from vstore.inference.examination import Answered, Marks

_KEEP_EVERY = 10  # steps: what an interruption may cost
_TELL_EVERY = 5


def teach(
    source: Path | str,
    lexicon: Lexicon,
    languages: Sequence[str],
    folder: Path,
    *,
    steps: int,
    size: int,
    seed: int,
    threads: int,
    tell: Callable[[str], None],
) -> None:
    """Learns from `steps` batches of `size` lessons and leaves the adapter in `folder`; now and then on the way, too.

    Goes on from what is in `folder` already. OSError or ValueError where the model cannot be loaded.
    """
    from nlp.transformers_training import Training

    known = folder if folder.is_dir() else None
    training = Training(source, steps=steps, threads=threads, seed=seed, known=known)
    recent: list[float] = []
    for number, lessons in enumerate(islice(Batches(lexicon, languages, size=size, seed=seed), steps), 1):
        recent.append(training.step(lessons))
        if number % _TELL_EVERY == 0 or number == steps:
            tell(f"step {number} of {steps}: loss {sum(recent) / len(recent):.3f}")
            recent.clear()
        if number % _KEEP_EVERY == 0 or number == steps:
            training.save(folder)


def examine(
    source: Path | str,
    adapter: Path | None,
    personas: dict[str, str],
    *,
    threads: int,
    precision: str | None = None,
    show: Callable[[Answered], None],
) -> Iterator[tuple[str, Marks]]:
    """Each language's marks on the paper of it, with the reply to each question shown."""
    from nlp.transformers_chat import TransformersChat

    chat = TransformersChat(source, threads=threads, precision=precision, adapter=adapter)
    for language, persona in personas.items():
        answered = []
        for each in examination.answers(chat, examination.paper(language), persona):
            show(each)
            answered.append(each)
        yield language, examination.marks(answered)
