"""Under which licence a model is: by its card, `README.md` with a head in YAML, or by the licence's own text beside it.

Source: Hugging Face Hub documentation, "Model Cards".
"""

from pathlib import Path

_CARD = "README.md"
_TEXTS = ("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE", "COPYING")
_LONGEST_TITLE = 80


def licence(folder: Path) -> str:
    """The licence's name, or the title of its text; empty where neither is there."""
    return _on_card(folder / _CARD) or next(filter(None, map(_title, (folder / name for name in _TEXTS))), "")


def licence_on_hub(model: str) -> str:
    """The licence's name by the card of a model of the Hugging Face Hub; empty where it says none or cannot be had."""
    from huggingface_hub import hf_hub_download
    from huggingface_hub.errors import HfHubHTTPError

    try:
        return _on_card(Path(hf_hub_download(model, _CARD)))
    except (OSError, ValueError, HfHubHTTPError):
        return ""


def _on_card(card: Path) -> str:
    from huggingface_hub import metadata_load

    try:
        head = metadata_load(card) or {}
    except (OSError, ValueError):
        return ""
    # "other" stands for a licence without a short name, which then has one of its own.
    return str(head.get("license_name") or head.get("license") or "")


def _title(text: Path) -> str:
    """What a licence's text begins with, and where it stands."""
    try:
        lines = text.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    title = next((line.strip(" #*=") for line in lines if line.strip(" #*=")), "")
    return f"{title[:_LONGEST_TITLE]} ({text.name})" if title else ""
