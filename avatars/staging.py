"""Puts an answer on the floor: the moves by which an agent carries it out, in the order people expect."""

import msgspec

from avatars.body import BESIDE_METRES
from avatars.items import Item
from avatars.places import door_to, whereabouts
from avatars.plan import AwaitVisitor, Emit, GoTo, Move, Present, Say, TurnTo
from avatars.standing import at_door, beside
from avatars.steps import Do, Think
from avatars.talk import Answer
from avatars.view import View, VisitorSeen
from avatars.voice import Voice, joined
from nlp.facts import Facts
from nlp.model import Line
from scenes.actions import Gesticulate
from scenes.places import Place, distance

# A walk so long is announced: nobody waits much more than a second for the first words.
ANNOUNCED_METRES = 1.5


class Stage(msgspec.Struct, frozen=True):
    """For whom and where an answer is carried out; `persona` describes the speaker to a language model."""

    visitor: VisitorSeen
    view: View
    voice: Voice
    persona: str
    lines: tuple[Line, ...]

    def say(self, facts: Facts, about: tuple[str, ...]) -> Say:
        return Say(self.visitor.body, facts, about, self.lines, self.persona)


def staged(answer: Answer, stage: Stage) -> list[Move]:
    """The moves: effects and a turn to the visitor, the way there, the pointing, and only then the words."""
    visitor = stage.visitor.body
    moves: list[Move] = [Emit(step) for step in answer.steps]
    moves.append(TurnTo(visitor=visitor))
    if answer.gesture is not None:
        moves.append(Emit(Do(Gesticulate(answer.gesture))))
    moves.extend(_way(answer, stage))
    moves.append(Emit(Think(visitor, thinking=False)))
    if answer.says:
        moves.append(stage.say(joined(answer.says), answer.about))
    if answer.lead is not None:
        moves.append(TurnTo(visitor=visitor))
    return moves


def words_of(answer: Answer, stage: Stage) -> list[Emit | Say]:
    """The effects and the words alone, for somebody whom the agent's body does not serve now."""
    words: list[Emit | Say] = [Emit(step) for step in answer.steps]
    words.append(Emit(Think(stage.visitor.body, thinking=False)))
    if answer.says:
        words.append(stage.say(joined(answer.says), answer.about))
    return words


def _way(answer: Answer, stage: Stage) -> list[Move]:
    if answer.lead is None:
        shown = answer.points
        return [Present(shown.id if shown is not None and shown.here else None)]
    if answer.lead.here:
        return _way_to_display(answer.lead, answer, stage)
    return _way_to_door(answer.lead, answer, stage)


def _way_to_display(item: Item, answer: Answer, stage: Stage) -> list[Move]:
    view, visitor = stage.view, stage.visitor
    assert item.shown is not None
    place = beside(item.shown, view.scene, visitor.pose, view.me.pose)
    apology = stage.voice.say("lead.not_reached", WHERE=whereabouts(item, view, visitor.pose, stage.voice))
    return [
        *_announced(answer, place, stage),
        GoTo(place, apology, visitor.body),
        TurnTo(display=item.id),
        Present(item.id),
        AwaitVisitor(visitor.body),
    ]


def _way_to_door(item: Item, answer: Answer, stage: Stage) -> list[Move]:
    view, visitor = stage.view, stage.visitor
    door = door_to(item, view)
    if door is None:
        return [Present(None)]
    place = at_door(door, view.scene, visitor.pose, view.me.pose)
    return [
        *_announced(answer, place, stage),
        GoTo(place, leading=visitor.body),
        TurnTo(place=door.at.place),
        AwaitVisitor(visitor.body),
    ]


def _announced(answer: Answer, place: Place, stage: Stage) -> list[Move]:
    """What is said as it sets out, where the words on arrival would have to wait for its legs, or for the visitor's."""
    is_there = distance(stage.view.me.pose, place) < ANNOUNCED_METRES
    if answer.leaving is None or (is_there and distance(stage.visitor.pose, place) <= BESIDE_METRES):
        return []
    return [stage.say(answer.leaving, answer.about)]
