"""What an agent has asked a visitor, so that "yes", "M" or "the black one" can be taken up."""

from enum import StrEnum

import msgspec

from nlp.turn import Expectation, Turn


class Asking(StrEnum):
    """What an answer would settle. The yes/no questions name what a yes brings."""

    WHICH = "which"
    OPTION = "option"
    ADD = "add"
    CHECKOUT = "checkout"
    PERSON = "person"
    LEAD = "lead"
    MORE = "more"
    WISH = "wish"
    CANCEL_ORDER = "cancel_order"
    RETURN_ORDER = "return_order"


class Question(msgspec.Struct, frozen=True):
    """One pending question.

    `turn` is the turn that could not be answered without it. `products` are what it is about or what may be chosen,
    `displays` where they stand. For an option, `option` is its id, `choices` what is settled already;
    `then` are the things that come after it and how many of each; `order` is the number of the order that it is about.
    """

    asking: Asking
    turn: Turn | None = None
    products: tuple[str, ...] = ()
    displays: tuple[str, ...] = ()
    option: str | None = None
    choices: dict[str, str] = {}
    quantity: int = 1
    reason: str = ""
    then: tuple[tuple[str, int], ...] = ()
    order: str = ""

    def expectation(self) -> Expectation:
        """The same question in the words of understanding."""
        pending = self.turn
        act, asked = (pending.act, pending.asked) if pending else (None, ())
        return Expectation(self._what(), act, asked)

    def _what(self) -> str:
        match self.asking:
            case Asking.WHICH:
                return "which"
            case Asking.WISH:
                return "wish"
            case Asking.OPTION:
                return self.option if self.option in ("size", "color") else "option"
            case _:
                return "yes_no"
