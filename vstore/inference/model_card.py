"""What the card of a model says of it: `README.md` in its folder, with a head in YAML.

Source: Hugging Face Hub documentation, "Model Cards".
"""

from pathlib import Path

_CARD = "README.md"


def licence(folder: Path) -> str:
    """The licence's name; empty where the card says none, or is not there."""
    from huggingface_hub import metadata_load

    try:
        head = metadata_load(folder / _CARD) or {}
    except (OSError, ValueError):
        return ""
    # "other" stands for a licence without a short name, which then has one of its own.
    return str(head.get("license_name") or head.get("license") or "")
