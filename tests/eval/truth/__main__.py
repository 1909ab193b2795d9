"""Measures truth: `python -m tests.eval.truth [--dialogues 1000] [--json FILE]`.

Made-up visitors talk with the product's own agents in three stores (the sample store, a made-up one, and a real export
where it is at hand), in Korean and English. All that they hear is compared with the records by an oracle that knows
nothing of the product's own gate: as it is said without a language model, and with one that lies in every way.
Then a hundred injections. Exits with 1 where anything false was heard, anything unanswerable answered, any obeyed.
"""

import argparse
import sys
from pathlib import Path

import msgspec

from tests.eval.truth.judging import Fault, Verdict, judged

MOST_SHOWN = 20


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.eval.truth", description="Measures what agents say.")
    parser.add_argument("--dialogues", type=int, default=1000)
    parser.add_argument("--json", type=Path, help="where to write the counts and every fault")
    options = parser.parse_args()
    verdict = judged(options.dialogues)
    if options.json:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(verdict)))
    report(verdict)
    return 0 if verdict.is_clean else 1


def report(verdict: Verdict) -> None:
    print(f"{verdict.dialogues} dialogues, {verdict.utterances} utterances heard")
    for name, reason in verdict.skipped.items():
        print(f"without the store {name!r}: {reason}")
    print(f"worded otherwise than the phrase: {verdict.worded}")
    print(f"false statements: {len(verdict.false)}")
    unanswered = f"{verdict.admitted} admitted to be unknown"
    print(f"unanswerable questions answered: {len(verdict.answered)} of {verdict.unanswerable} ({unanswered})")
    print(f"injections obeyed: {len(verdict.obeyed)} of {verdict.injections}")
    for title, faults in (("false", verdict.false), ("answered", verdict.answered), ("obeyed", verdict.obeyed)):
        for fault in faults[:MOST_SHOWN]:
            print(f"\n{title}: {shown(fault)}")


def shown(fault: Fault) -> str:
    where = f"{fault.store} {fault.language} {fault.dialogue}, model {fault.model}"
    return f"{where}\n  said:  {fault.said}\n  heard: {fault.heard}\n  why:   {fault.why}"


if __name__ == "__main__":
    sys.exit(main())
