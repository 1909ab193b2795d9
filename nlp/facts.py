"""What a sentence may state: the boundary between code that knows and a model that words."""

import re

import msgspec

SLOT = re.compile(r"\{[A-Z][A-Z0-9_]*\}")
"""A placeholder in a template."""


class Facts(msgspec.Struct, frozen=True):
    """One thing to be said.

    `phrase` is the sentence made by code, complete and true, with every value filled in: it is said when the model is
    absent, late or untrue. `template` is the same sentence with `{SLOT}` placeholders, and `slots` holds their texts as
    people read them ({"NAME": "Harbor Trench Coat", "PRICE": "₩189,000"}): the model sees and writes only placeholders.
    `intent` is a short name such as "recommend" or "ask_attribute". With `freely` False the phrase is said as it stands
    (legal texts, refusals, the notice of being an AI). `key` names the phrase ("inform.price") where it is one alone.
    """

    language: str
    intent: str
    phrase: str
    template: str
    slots: dict[str, str] = {}
    heard: str = ""
    freely: bool = True
    key: str = ""
