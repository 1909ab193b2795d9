"""GTINs (the numbers under bar codes) checked as GS1 demands; a wrong one is left out, and none is ever made up."""

from stdnum import ean


class WrongGtin(ValueError):
    """A cell that holds no GTIN of its own; the message is the reason, for the brand."""


class Gtins:
    """The GTINs of one file: each names one variant alone."""

    def __init__(self) -> None:
        self._owners: dict[str, str] = {}

    def read(self, cell: str, owner: str) -> str:
        """The digits of the GTIN in a cell, empty for an empty cell; `owner` is whose it is. Raises WrongGtin.

        8, 12, 13 or 14 digits of which the last is the check digit (modulo 10, GS1 General
        Specifications, section 7.9).
        """
        digits = ean.compact(cell.strip().lstrip("'"))
        if not digits:
            return ""
        if not ean.is_valid(digits):
            raise WrongGtin(f"“{cell.strip()}” is no GTIN: its check digit or length is wrong.")
        # With zeros before it a number of 8 digits is the same as one of 14.
        other = self._owners.setdefault(digits.zfill(14), owner)
        if other != owner:
            raise WrongGtin(f"“{cell.strip()}” is the GTIN of {other} too.")
        return digits
