"""English phrases that tell what a visitor is doing: cue -> pattern over normalised text."""

import re

from nlp.languages.en import cues_store, cues_talk, cues_things
from nlp.languages.en.words import PARTS

CUES = {
    name: re.compile(source)
    for sources in (cues_store.SOURCES, cues_things.SOURCES, cues_talk.SOURCES)
    for name, source in sources.items()
} | {"part": re.compile(rf"\b(?:{'|'.join(word for part in PARTS.values() for word in part)})\b")}

IDIOMS = re.compile(
    r"\btoo (?:small|large|big|light|warm|formal|casual|simple|dressy|cold|heavy|fancy)\b"
    r"|\b(?:next to|beside|near|on top of|over|above|under|behind) (?:a|an|my|our|your) [a-z]+|\b(?:top|bottom"
    r"|middle|upper|lower) (?:shelf|row|rack|level|tier)|\bright away\b|\bgift.?wrap\w*|\bgift.?cards?\b"
    r"|\bfull price|\bpresent(?:ed|ing)\b|\bwork(?:s|ed)?\b(?= (?:for me|out|well|like|\?))|does (?:this"
    r"|it) work|\bat work\b(?! )|\bon top of\b|\bglass of|\bfan of|\bwatch (?:out|this)|\bring (?:me|it|this"
    r"|everything|these)|\bthrow (?:in|it|that|them|the\b|over|on|onto)|\bone size (?:up|down)|\bcup of tea"
    r"|\bshopping (?:bag"
    r"|cart)|\bin (?:my|the) bag\b|\bcash\b|\bmiddle of\b|\bsmall ?talk|\bcredit card|\bparty of|\bmusic\b"
    r"|\bbed ?time|\btable of|\bholiday(?:s)? (?:hours|opening)|\bphone number|\bchat ?gpt"
    r"|\b(?:rest of |in |all )?(?:my|our) (?:wardrobe|clothes|closet|outfits?)\b"
    r"|\bhave an? (?:girlfriend|boyfriend|wife|husband|child)\b|\b(?:my|our|the) [a-z]+ (?:feels?|looks?|seems?"
    r"|is) (?:\w+ (?:and )?){0,3}"
    r"(?:bare|empty|naked|bleak|lifeless|soulless|cheerless)\b"
    r"|\b(?:feels?|looks?|seems?|is) (?:\w+ )?cold(?= and (?:bare|empty|bleak|lifeless|unfriendly|soulless)\b)"
    r"|\b(?:much|enough|direct|natural|bright) light\b"
)
"""Phrases whose words do not mean products."""

BREAKS = re.compile(r"(?<=[.?!;])\s+|\s+(?=(?:and|then|but|also)\s)")
"""Where a new clause may begin."""
