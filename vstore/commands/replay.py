"""`vstore replay`: makes a recorded store's outputs again and says whether they are the same to the byte."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from vstore.commands.failure import CommandFailed

if TYPE_CHECKING:
    from vstore.journal.file_format import JournalReader
    from vstore.journal.recorded_store import Record
    from vstore.journal.replay import Difference, Replay
    from vstore.protocol.codec import Frame

EXIT_DIFFERS = 2


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "replay",
        help="replay a journal of `vstore serve --journal` and compare what is sent",
        description="Rebuilds the store from its journal alone, feeds it with what it was fed with, and compares every "
        "message it sends. A journal holds what visitors said and their tokens: keep it to yourself.",
        epilog="Exit code: 0 all is equal, 1 no journal or a damaged one, 2 something differs.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the journal")
    parser.add_argument("--until", type=int, metavar="BEAT", help="stop after this beat, counted from 1")
    parser.add_argument(
        "--session", type=int, metavar="KEY", help="with --show: only this session (the number in the log)"
    )
    parser.add_argument("--show", action="store_true", help="print every message as a line of JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from vstore.journal.file_format import JournalFault, JournalReader
    from vstore.journal.replay import Replay

    try:
        with options.file.open("rb") as source:
            reader = JournalReader(source)
            replay = Replay(reader.opening)
            play(reader, replay, options)
    except OSError as fault:
        raise CommandFailed(f"cannot read {options.file}: {fault.strerror or fault}") from None
    except JournalFault as fault:
        raise CommandFailed(f"{options.file}: {fault}") from None
    return told(reader, replay)


def play(reader: "JournalReader", replay: "Replay", options: argparse.Namespace) -> None:
    """Feeds the replay until the journal ends, something differs, or the beat asked for is over."""
    from vstore.journal.inputs import Ticked

    for record in reader:
        if isinstance(record, Ticked) and replay.beats == options.until:
            return
        frames = replay.feed(record)
        if options.show:
            show(record, frames, replay, options.session)
        if replay.difference:
            return


def show(record: "Record", frames: Sequence["Frame"], replay: "Replay", session: int | None) -> None:
    """Prints what one record brought in or sent out."""
    from vstore.journal.inputs import Received
    from vstore.journal.sent import Sent

    if not isinstance(record, Received | Sent) or session not in (None, record.session):
        return
    codec = replay.codec_of(record.session)
    if isinstance(record, Received):
        show_line(replay.beats, record.session, "received", readable(codec.decode, record.as_received()))
    for frame in frames:
        show_line(replay.beats, record.session, "sent", readable(codec.decode_server, frame))


def show_line(beat: int, session: int, way: str, message: object) -> None:
    line = {"beat": beat, "session": session, "way": way, "message": message}
    print(msgspec.json.encode(line).decode(), flush=True)


def readable(decode: Callable[["Frame"], object], frame: "Frame") -> object:
    """The message in a frame, or the frame as text where it holds none."""
    from vstore.protocol.codec import MalformedError

    try:
        return decode(frame)
    except MalformedError:
        return repr(frame)


def told(reader: "JournalReader", replay: "Replay") -> int:
    """Says how the replay went; the exit code."""
    for beat, fault in replay.breaks:
        print(f"vstore: beat {beat}: an input broke: {fault!r}", file=sys.stderr)
    if reader.torn:
        print("vstore: the journal breaks off in the middle of a record; replayed up to there", file=sys.stderr)
    if replay.difference:
        print(described(replay.difference))
        print(compared(reader.opening.software, reader.opening.schema), end="")
        return EXIT_DIFFERS
    print(f"{replay.beats} beats, {replay.received} frames in, {replay.sent} messages out: byte-equal")
    return 0


def described(difference: "Difference") -> str:
    where = f"beat {difference.beat}, session {difference.session}, message {difference.message + 1} of that moment"
    if difference.frame is None:
        return f"{where}: it was sent, and the replay does not send it"
    message = readable(difference.codec.decode_server, difference.frame)
    return f"{where}: the replay sends something else: {msgspec.json.encode(message).decode()}"


def compared(software: Mapping[str, str], schema: str) -> str:
    """Lines that tell what else is not as it was when the journal was recorded."""
    from vstore.journal.software import software_here
    from vstore.protocol.schema import schema_hash

    here = software_here()
    changed = {name: was for name, was in software.items() if here.get(name) != was}
    lines = [f"recorded with {name} {was}, replayed with {here.get(name)}" for name, was in changed.items()]
    if schema != schema_hash():
        lines.append("recorded with another protocol schema")
    return "".join(f"  {line}\n" for line in lines)
