"""`vstore voice`: what this machine hears and says."""

import argparse
from pathlib import Path

from vstore.commands.failure import CommandFailed
from vstore.inference.weights import WeightsFault
from vstore.speech import weights, whisper
from vstore.speech.espeak import Espeak
from vstore.speech.ports import LANGUAGES, SpeechUnavailable
from vstore.speech.recording import NotARecording
from vstore.speech.whisper import Whisper


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("voice", help="try speech to text and text to speech", description=__doc__)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    pulling = actions.add_parser("pull", help="fetch the recogniser", description=f"Fetches {weights.NAME}, 150 MB.")
    pulling.set_defaults(run=pull)
    hearing = actions.add_parser("hear", help="write down a recording", description="Prints what a recording says.")
    hearing.add_argument("file", type=Path, metavar="FILE", help="a WAV file: 1 channel, 16 bits, at most 30 seconds")
    hearing.add_argument("--weights", type=Path, metavar="FOLDER", help="a Whisper model in CTranslate2's form")
    hearing.set_defaults(run=hear)
    saying = actions.add_parser("say", help="speak a text", description="Writes a WAV file, marked as synthetic.")
    saying.add_argument("text", metavar="TEXT")
    saying.add_argument("--out", type=Path, metavar="FILE", required=True, help="the WAV file to write")
    saying.set_defaults(run=say)
    for action in (hearing, saying):
        action.add_argument("--language", choices=LANGUAGES, default="en", help="(default: en)")


def pull(_: argparse.Namespace) -> int:
    try:
        folder = weights.pull(lambda text: print(f"vstore voice: {text}", flush=True))
    except (WeightsFault, OSError) as fault:
        raise CommandFailed(str(fault)) from None
    print(f"vstore voice: {weights.NAME} is in {folder}")
    return 0


def hear(options: argparse.Namespace) -> int:
    folder = options.weights or weights.folder()
    if lack := whisper.lack(folder):
        raise CommandFailed(lack)
    try:
        print(Whisper(folder).hear(options.file.read_bytes(), options.language))
    except (SpeechUnavailable, NotARecording, OSError) as fault:
        raise CommandFailed(str(fault)) from None
    return 0


def say(options: argparse.Namespace) -> int:
    try:
        options.out.write_bytes(Espeak().speak(options.text, options.language))
    except (SpeechUnavailable, OSError) as fault:
        raise CommandFailed(str(fault)) from None
    return 0
