"""What a brand writes under `[privacy]`, and its faults."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from scenes.products import Text
from vstore.privacy.consent import Purpose
from vstore.privacy.purposes import PURPOSES
from vstore.privacy.retention import PERIODS, RecordClass, Retention
from vstore.problem import Problem
from vstore.storefolder.table import Table

FILE = "store.toml"
LONGEST_DAYS = 100 * 366
LONGEST_CONSENT = 4_000
LONGEST_TITLE = 80


class ConsentText(Table, frozen=True):
    """Something the store wants consent for: its `text` is what visitors read. A new `version` asks everybody anew."""

    id: str
    title: Text
    text: Text
    version: str = "1"


class Privacy(Table, frozen=True):
    """How long records are kept, and what is asked for. `chat_days`: conversations (0: never kept).

    `keep_days` are days by the classes of `vstore.privacy.retention`; `purposes` stand in place of our own.
    """

    chat_days: int = PERIODS[RecordClass.CHATS].days
    keep_days: dict[str, int] = msgspec.field(default_factory=dict)
    purposes: tuple[ConsentText, ...] = ()

    def asked(self) -> tuple[Purpose, ...]:
        """The purposes that visitors are asked about."""
        return tuple(Purpose(each.id, each.version, each.title, each.text) for each in self.purposes) or PURPOSES

    def retention(self) -> Retention:
        """Raises TooShort, and ValueError where there is no such class."""
        chosen = {RecordClass(name): days for name, days in self.keep_days.items()}
        return Retention({**chosen, RecordClass.CHATS: self.chat_days})


def privacy_problems(privacy: Privacy, languages: Sequence[str]) -> Iterator[Problem]:
    """Periods that are no periods or shorter than law says, and consents that visitors could not read."""
    if not 0 <= privacy.chat_days <= LONGEST_DAYS:
        yield _fault("chat_days", f"{privacy.chat_days} is out of range.", "Write days; 0 keeps no conversations.")
    for name, days in privacy.keep_days.items():
        yield from _period(name, days)
    for name, count in Counter(each.id for each in privacy.purposes).items():
        if count > 1:
            yield _fault("purposes", f"“{name}” is there {count} times.", "Give each purpose an id of its own.")
    for number, purpose in enumerate(privacy.purposes):
        yield from _purpose(purpose, f"purposes[{number}]", languages)


def _period(name: str, days: int) -> Iterator[Problem]:
    place = f"keep_days.{name}"
    known = [each.value for each in RecordClass if each is not RecordClass.CHATS]
    if name not in known:
        yield _fault(place, "is no class of records.", f"Use one of: {', '.join(known)}, or chat_days.")
        return
    period = PERIODS[RecordClass(name)]
    if not period.least <= days <= LONGEST_DAYS:
        yield _fault(place, f"{days} is out of range.", f"Write at least {period.least} days ({period.basis}).")


def _purpose(purpose: ConsentText, place: str, languages: Sequence[str]) -> Iterator[Problem]:
    for field, most in (("id", LONGEST_TITLE), ("version", LONGEST_TITLE)):
        written = getattr(purpose, field)
        if not written.strip() or len(written) > most or not written.isprintable():
            yield _fault(f"{place}.{field}", "is not usable.", f"Write 1 to {most} letters on one line.")
    for field, text, most in (("title", purpose.title, LONGEST_TITLE), ("text", purpose.text, LONGEST_CONSENT)):
        missing = [language for language in languages if not text.get(language, "").strip()]
        if missing:
            remedy = "Nobody can agree to what they cannot read: write it in each language of the store."
            yield _fault(f"{place}.{field}", f"is missing in {', '.join(missing)}.", remedy)
        if any(len(words) > most for words in text.values()):
            yield _fault(f"{place}.{field}", f"is longer than {most} letters.", "Write it again, shorter.")


def _fault(place: str, what: str, remedy: str) -> Problem:
    return Problem(FILE, f"privacy.{place}", what, remedy)
