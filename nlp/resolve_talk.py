"""The conversation in which a reference is resolved: what is in view, what is looked at, what was spoken of."""

from collections.abc import Sequence

import msgspec

from nlp.candidates import Candidate, Viewpoint
from nlp.concepts import is_in_pairs
from nlp.lexicon import Lexicon
from nlp.resolve_traits import Candidates, loosely, with_traits
from nlp.turn import Reference

PAIR = 2


class Conversation(msgspec.Struct, frozen=True):
    """All that may be meant, and what makes some of it likelier. Of what was named, the latest comes first."""

    candidates: Candidates
    lexicon: Lexicon
    looking_at: Candidate | None
    named: Candidates
    listed: Candidates
    latest: Candidates
    agent: Viewpoint | None

    @classmethod
    def among(
        cls,
        candidates: Sequence[Candidate],
        lexicon: Lexicon,
        looking_at: str | None,
        *,
        named: Sequence[str],
        listed: Sequence[str],
        latest: Sequence[str],
        agent: Viewpoint | None,
    ) -> "Conversation":
        """The same by ids; what is not among the candidates cannot be meant."""
        by_id = {each.id: each for each in candidates}

        def known(ids: Sequence[str]) -> Candidates:
            return tuple(by_id[each] for each in dict.fromkeys(ids) if each in by_id)

        return cls(
            tuple(candidates), lexicon, by_id.get(looking_at or ""), known(named), known(listed), known(latest), agent
        )

    @property
    def group(self) -> Candidates:
        """What is chosen from, in the order said: the last list while the talk stays with it, else the last two."""
        stays = bool(self.listed) and (not self.named or self.named[0] in self.listed)
        return self.listed if stays else self.named[:PAIR][::-1]

    @property
    def several(self) -> Candidates:
        """What "those" and "them" mean: what was said last, if that was several or comes in pairs; else the group."""
        in_pairs = any(is_in_pairs(self.lexicon.values(each.entry, "kind")) for each in self.latest)
        return self.latest if len(self.latest) > 1 or in_pairs else self.group

    @property
    def alike(self) -> Candidates:
        """The things in view of the same kind as the one in talk."""
        focus = self.looking_at or next(iter(self.named), None)
        kinds = self.lexicon.values(focus.entry, "kind") if focus else frozenset()
        return tuple(each for each in self.candidates if kinds & self.lexicon.values(each.entry, "kind"))

    @property
    def in_view(self) -> Candidates:
        """What is in this room."""
        return tuple(each for each in self.candidates if each.here)

    def counted(self, count: int) -> Candidates:
        """So many of what was spoken of: a list of just so many, else the last so many."""
        lists = (self.latest, self.listed, self.named[:count][::-1])
        return next((each for each in lists if len(each) == count), self.group[-count:])

    def most_salient(self, reference: Reference) -> Candidates:
        """What fits the reference's words and comes to mind first: seen, said last, said before; else all in view."""
        looked_at = (self.looking_at,) if self.looking_at and not reference.plural else ()
        seen = tuple(each for each in self.named if each.here)
        circles = (looked_at, self.latest, self.group, seen, self.in_view, self.candidates)
        fitting = (with_traits(circle, reference, self.lexicon) for circle in circles)
        found = next((each for each in fitting if len(each) >= (reference.count or 1)), ())
        return found or with_traits(self.latest, loosely(reference), self.lexicon)
