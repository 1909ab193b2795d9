"""From an utterance to what was meant by it, by rules alone."""

from nlp.languages import language_of
from nlp.lexicon import Lexicon
from nlp.turn import Act, Constraint, Expectation, Turn


def understand(
    text: str,
    *,
    lexicon: Lexicon,
    language: str,
    expecting: Expectation | None = None,
    previous: Constraint | None = None,
    last: Turn | None = None,
) -> Turn:
    """What `text` means. Never raises, whatever was said.

    `language` is the client's, used where the text does not show its own. `expecting` is what the agent has just
    asked, `previous` the wish that a refinement builds on, `last` the visitor's turn before ("and the first one?").
    """
    return Turn(text=text, language=language_of(text, language), act=Act.CHITCHAT, topic="unclear")
