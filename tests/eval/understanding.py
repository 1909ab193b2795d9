"""`python -m tests.eval.understanding [dev|held|blind|fresh|shopper]` measures understanding by papers without a room.

`papers/own_*.jsonl` hold single utterances as shoppers say them, written before the rules they measure: the half "dev"
is for improving, "held" for the last look only. `papers/blind_*.jsonl`, named "blind", were written by someone who had
not seen the rules; `papers/fresh_*.jsonl`, named "fresh", by one who had just mended some; `papers/shopper_*.jsonl`,
named "shopper", by one who knew kinds of things that went wrong in talks with shoppers. A line has `say`, `act`, and
where they matter `c` (constraints as in the store papers, in concepts of the lexicon), `asked`, `also`, `topic`,
`than`, `cur` (the store's currency), `after` (what the visitor said before) and `ask` (what the agent has just asked).
"""

import json
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from nlp.turn import Act, Constraint, Expectation, Turn
from nlp.understand import understand
from tests.nlp.catalog_of_tests import lexicon

PAPERS = Path(__file__).parent / "papers"
LEXICONS = {currency: lexicon(currency) for currency in ("KRW", "USD")}
_FIELDS = {"kinds": "type", "colors": "color", "materials": "material", "brands": "brand", "sizes": "size"}


class Scored(msgspec.Struct, frozen=True):
    """One utterance of a paper, what was understood, and what is wrong with it."""

    gold: dict[str, Any]
    turn: Turn
    wrong: tuple[str, ...]
    hit: int
    said: int
    wanted: int


class Measure(msgspec.Struct, frozen=True):
    """How much of a paper is understood: shares of 1, `constraints` as F1 over key=value pairs."""

    utterances: int
    act: float
    constraints: float
    whole: float


def paper(language: str, half: str | None = None) -> list[dict[str, Any]]:
    """The utterances of a language's own paper, of one half only where it is named, or the "blind" or "fresh" one."""
    written = half if half in ("blind", "fresh", "shopper") else "own"
    lines = (PAPERS / f"{written}_{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [each for line in lines if half in (None, (each := json.loads(line))["half"])]


def scored(language: str, gold: dict[str, Any]) -> Scored:
    """Understands the utterance after what went before it, and compares."""
    turn = _heard(language, gold)
    found, wanted = _pairs(_stated(turn)), _pairs(gold.get("c", {}))
    return Scored(gold, turn, tuple(_wrong(gold, turn, found == wanted)), len(found & wanted), len(found), len(wanted))


def measure(results: Iterable[Scored]) -> Measure:
    results = list(results)
    hit, said, wanted = (sum(getattr(each, name) for each in results) for name in ("hit", "said", "wanted"))
    return Measure(
        utterances=len(results),
        act=sum("act" not in each.wrong for each in results) / len(results),
        constraints=2 * hit / max(said + wanted, 1),
        whole=sum(not each.wrong for each in results) / len(results),
    )


def _heard(language: str, gold: dict[str, Any]) -> Turn:
    last: Turn | None = None
    wish: Constraint | None = None
    expecting = msgspec.convert(gold["ask"], Expectation) if "ask" in gold else None
    spoken = partial(understand, lexicon=LEXICONS[gold.get("cur", "KRW")], language=language)
    for said in gold.get("after", ()):
        last = spoken(said, previous=wish, last=last)
        wish = last.constraint if last.act is Act.RECOMMEND else wish
    return spoken(gold["say"], previous=wish, last=last, expecting=expecting)


def _stated(turn: Turn) -> dict[str, Any]:
    wish = Constraint() if turn.act is Act.OUT_OF_SCOPE else turn.constraint
    said: dict[str, Any] = {key: getattr(wish, name) for name, key in _FIELDS.items()}
    excluded = [(_FIELDS.get(f"{field}s", field), value) for field, value in wish.excluded]
    quantities = [each.quantity for each in turn.references if each.quantity is not None] or turn.quantity
    limits = {"price_min": wish.price_least, "price_max": wish.price_most, "rating_min": wish.rating_least}
    return {**said, **limits, "tags": wish.tags, "sort": wish.sort, "not": excluded, "quantity": quantities}


def _pairs(said: dict[str, Any]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for key, value in said.items():
        if key == "not":
            found |= {(f"not.{each}", str(one)) for each, one in (value.items() if isinstance(value, dict) else value)}
        elif value is not None:
            found |= {(key, str(each)) for each in (value if isinstance(value, (list, tuple)) else [value])}
    return found


def _wrong(gold: dict[str, Any], turn: Turn, constraints_right: bool) -> Iterable[str]:
    if turn.act.value != gold["act"]:
        yield "act"
    if not constraints_right:
        yield "constraints"
    for name in ("asked", "also"):
        if name in gold and list(getattr(turn, name)) != gold[name]:
            yield name
    for name in ("topic", "than"):
        if name in gold and getattr(turn, name) != gold[name]:
            yield name


def main(half: str | None) -> None:
    """Prints each utterance that is not wholly understood, then the figures."""
    for language in ("en", "ko"):
        results = [scored(language, gold) for gold in paper(language, half)]
        for each in results:
            if each.wrong:
                turn = each.turn
                stated = sorted(map("=".join, _pairs(_stated(turn))))
                wanted = sorted(map("=".join, _pairs(each.gold.get("c", {}))))
                print(
                    f"{each.gold['say']!r}: wrong {', '.join(each.wrong)}; wanted {each.gold['act']} {wanted} "
                    f"{each.gold.get('asked', '')}, understood {turn.act.value} {stated} {turn.asked} "
                    f"also {[*map(str, turn.also)]} topic {turn.topic} than {turn.than}"
                )
        print(language, measure(results))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
