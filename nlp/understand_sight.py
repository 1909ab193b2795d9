"""The evidence in one stretch of an utterance."""

import msgspec
from msgspec.structs import replace

from nlp.lexicon import Lexicon
from nlp.turn import Constraint, Expectation, Reference, Turn
from nlp.understand_evidence import Evidence
from nlp.understand_hearing import Heard
from nlp.understand_references import Referring

_ASKING = ("have", "wish", "show", "is_it", "polite", "question", "service")


class Sight(msgspec.Struct, frozen=True):
    """An utterance taken apart, with all that bears on what its stretches mean."""

    heard: Heard
    referring: Referring
    lexicon: Lexicon
    expecting: Expectation | None
    last: Turn | None

    def whole(self) -> Evidence:
        """What stands in the utterance."""
        return self.evidence(0, len(self.heard.plain))

    def evidence(self, start: int, end: int) -> Evidence:
        """What stands between `start` and `end`."""
        heard = self.heard
        referred = [each for each in self.referring.referred if start <= each.start < end]
        mentions = [each for each in heard.mentions if start <= each.start < end]
        kinds = [sense.value for each in mentions for sense in each.senses if sense.field == "kind"]
        known = [each.reference for each in referred if each.is_definite]
        return Evidence(
            cues=heard.fired(heard.plain[start:end]),
            points=any(not is_only_ranked(each) for each in known),
            ranks=any(each.extreme for each in known),
            names=any(start <= each.start < end for each in heard.names),
            fields=frozenset(each.sense.field for each in mentions),
            beside=frozenset(each.sense.field for each in self.referring.left_over if start <= each.start < end),
            counts=any(start <= each.start < end for each in heard.counts),
            prices=any(start <= each.start < end for each in heard.prices) or heard.foreign is not None,
            sizes=any(start <= each.start < end for each in heard.sizes),
            is_sold=not kinds or any(self.lexicon.is_sold("kind", each) for each in kinds),
            unknown=self._has_unknown(start, end),
            bare=not self.lexicon.vocabulary.besides(heard.plain[start:end], heard.language),
            ruled_out=frozenset(each.sense.field for each in mentions if heard.stance(each) == "excluded"),
            expecting=self.expecting,
            last=self.last,
        )

    def _has_unknown(self, start: int, end: int) -> bool:
        """Whether a word stands there that neither asks nor names anything known."""
        grammar = self.heard.grammar
        asking = [found.span() for cue in _ASKING for found in grammar.cues[cue].finditer(self.heard.plain)]
        return any(
            start <= token.start < end
            and not grammar.plain.intersection(token.forms)
            and not any(begin <= token.start < stop or begin < token.end <= stop for begin, stop in asking)
            for token in grammar.tokens(self.heard.plain)
        )


def is_only_ranked(reference: Reference) -> bool:
    """Whether nothing but a superlative tells the thing ("the cheapest lamp"): any of the store may be meant."""
    bare = replace(reference, extreme=None, like=Constraint(), words=(), plural=False, count=None)
    return reference.extreme is not None and bare == Reference(frame=reference.frame)
