"""One thing to learn: a prompt as the product asks it, and the answer that should come."""

import msgspec

from nlp.model import Prompt


class Lesson(msgspec.Struct, frozen=True):
    """`answer` is what a model should say to `prompt`."""

    prompt: Prompt
    answer: str
