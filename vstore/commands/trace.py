"""`vstore trace`: what goes on in agents' minds, turn by turn."""

import argparse
import time
from collections.abc import Iterator

import msgspec

from vstore.commands.api_client import ApiClient, add_api_options, api_client
from vstore.turn_trace import MOST, SpeechTrace, TurnTrace

TRACES = "/api/staff/traces"
SECONDS_BETWEEN = 1.0


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "trace",
        help="see what agents heard, made of it and said, and how long each took",
        description="Shows the latest turns of the agents of an open store, as long as its process remembers them. "
        "They hold what visitors say, masked; each look stands in the log of accesses.",
    )
    parser.add_argument("--most", type=int, default=20, help=f"how many, at most {MOST} (default: 20)")
    parser.add_argument("--follow", action="store_true", help="go on with what comes, until interrupted")
    parser.add_argument("--json", action="store_true", help="print every turn as a line of JSON")
    add_api_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    client = api_client(options)
    turns = follow(client, options.most) if options.follow else iter(latest(client, options.most))
    for turn in turns:
        print(msgspec.json.encode(turn).decode() if options.json else "\n".join(told(turn)), flush=True)
    return 0


def latest(client: ApiClient, most: int) -> tuple[TurnTrace, ...]:
    return client.ask("GET", TRACES, tuple[TurnTrace, ...], query={"most": str(most)})


def follow(client: ApiClient, most: int) -> Iterator[TurnTrace]:
    """Every turn once, when the next one has begun or it has been spoken to for a while."""
    shown = 0
    while True:
        turns = latest(client, most if not shown else MOST)
        for turn in turns:
            if turn.number > shown and turn.speeches:
                yield turn
                shown = turn.number
        time.sleep(SECONDS_BETWEEN)


def told(turn: TurnTrace) -> Iterator[str]:
    """A turn in some lines."""
    yield f"#{turn.number} {turn.at:%H:%M:%S} {turn.room}, {turn.agent}, visitor {turn.visitor}"
    yield f"  heard       {turn.heard!r} (waited {_ms(turn.waited_seconds)})"
    here = "" if turn.made_out == "process" else f", by the server itself: {turn.made_out}"
    yield f"  understood  {_ms(turn.understand_seconds)}{here}"
    if turn.turn is None:
        return
    said = turn.turn
    asked = f" {', '.join(said.asked)}" if said.asked else ""
    yield f"    act       {said.act}{f':{said.topic}' if said.topic else ''}{asked}" + "".join(
        f" + {act}" for act in said.also
    )
    for name, value in (("wish", said.constraint), *(("reference", each) for each in said.references)):
        if plain := _plain(value):
            yield f"    {name:9} {plain}"
    if turn.near:
        yield "    near      " + ", ".join(f"{product} {near:.2f}" for product, near in turn.near.items())
    unsure = f", unsure of {', '.join(turn.unsure)}" if turn.unsure else ""
    yield f"  resolved    {_ms(turn.resolve_seconds)} {', '.join(turn.meant) or '-'}{unsure}"
    yield f"  decided     {_ms(turn.decide_seconds)} {', '.join((*turn.says, *turn.does)) or '-'}"
    for speech in turn.speeches:
        yield from _spoken(speech)


def _spoken(speech: SpeechTrace) -> Iterator[str]:
    first = "nothing heard" if speech.first_seconds is None else f"first words {_ms(speech.first_seconds)}"
    yield f"  said        {first}, all {_ms(speech.seconds)}"
    if speech.model:
        yield f"    model     {speech.model.strip()}"
    if speech.phrases:
        yield f"    phrase    {speech.phrases.strip()} ({speech.why})"


def _plain(value: msgspec.Struct) -> str:
    """What a value says, without what it leaves open."""
    said = msgspec.to_builtins(value)
    return ", ".join(f"{name} {msgspec.json.encode(each).decode()}" for name, each in said.items() if each)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
