"""The languages in which a model may word things: one file each, and one line here."""

from nlp.manners import en, ko
from nlp.manners.manner import Manner

MANNERS: dict[str, Manner] = {"en": en.MANNER, "ko": ko.MANNER}
