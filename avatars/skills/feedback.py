"""Takes praise and dislike of what was shown: offers to add it, or something else."""

import msgspec

from avatars.choosing import shown_choices
from avatars.items import Item
from avatars.question import Asking, Question
from avatars.records import available, option_of, values_of
from avatars.skills import recommend
from avatars.talk import Answer, Skill, Talk, has_cue, ids
from nlp.turn import Act, Constraint, Reference
from scenes.entities import Gesture

# The topic of a turn that turns a thing down; any other feedback is kind.
DISLIKED = "dislike"


def answer(talk: Talk) -> Answer:
    """A liked thing may go into the cart; a disliked one is not shown again."""
    focus = talk.assortment.items(talk.memory.named[:1])
    items = (() if _says_but_a_color(talk) else talk.items) or focus
    if talk.turn.topic == DISLIKED:
        if has_cue(talk, "both_of_them") and len(talk.memory.listed) > 1:
            return _another(talk, talk.assortment.items(talk.memory.listed))
        return (_in_other_colors(talk, items[0]) if items else None) or _another(talk, items[:1])
    if not items:
        return Answer((talk.voice.say("feedback.thanks"),), gesture=Gesture.NOD)
    item = items[0]
    if item.product.id not in talk.memory.liked:
        talk.memory.liked.append(item.product.id)
    question = Question(Asking.ADD, talk.turn, (item.product.id,), ids(item))
    says = (talk.voice.say("feedback.liked", NAME=talk.name(item)),)
    return Answer(says, about=ids(item), question=question, gesture=Gesture.NOD)


def _says_but_a_color(talk: Talk) -> bool:
    """Whether "I don't like camel" was said: of the thing in talk, not of whatever else is camel."""
    likes = [each.like for each in talk.turn.references]
    told = [msgspec.structs.replace(each, like=Constraint(), again=False) for each in talk.turn.references]
    return any(each.colors for each in likes) and all(
        each == Reference() and like == Constraint(colors=like.colors) for each, like in zip(told, likes, strict=True)
    )


def _in_other_colors(talk: Talk, item: Item) -> Answer | None:
    """Where it is the colour that is disliked: the others there are; None where there are none."""
    named = {
        color for each in (talk.turn.constraint, *(ref.like for ref in talk.turn.references)) for color in each.colors
    }
    option = option_of(item.product, "color")
    if option is None or not (named or "color" in talk.turn.asked):
        return None
    disliked = {value for color in named for value in talk.lexicon.fitting(item.product.id, "color", color)}
    disliked |= set(shown_choices(item).values()) if not named else set()
    left = [value for value in values_of(option, available(item.product.variants)) if value.id not in disliked]
    if not left:
        return None
    words = talk.voice.listed([talk.voice.text(value.name) for value in left])
    return Answer((talk.voice.say("feedback.other_colors", NAME=talk.name(item), VALUES=words),), about=ids(item))


def _another(talk: Talk, disliked: tuple[Item, ...]) -> Answer:
    """Something else for the same wish, cheaper if the price was the trouble."""
    wish = _without_disliked(_sought(talk, disliked), talk.turn.constraint)
    if disliked and (talk.turn.than == "cheaper" or has_cue(talk, "too_dear")):
        # What is too dear now may still be the cheapest there is, or fit a limit that is told later: it is not dropped.
        turn = msgspec.structs.replace(talk.turn, constraint=wish, than="cheaper")
        return recommend.than_this(msgspec.structs.replace(talk, turn=turn), disliked[0])
    talk.memory.rejected += [item.product.id for item in disliked]
    talk.memory.wish = wish
    if wish == Constraint():
        return Answer((talk.voice.say("feedback.sorry"),), question=Question(Asking.WISH))
    found = recommend.something_else(talk, wish)
    return Answer((talk.voice.say("feedback.noted"),)).then(found) if len(disliked) == 1 else found


def _sought(talk: Talk, disliked: tuple[Item, ...]) -> Constraint:
    """The wish that the disliked things were offered for, else one for their kind."""
    offered = not disliked or any(item.product.id in talk.memory.offered for item in disliked)
    return (talk.memory.wish if offered else None) or _same_kind(talk, disliked)


def _without_disliked(wish: Constraint, disliked: Constraint) -> Constraint:
    """ "Too formal": what was wished for and is disliked now is ruled out."""
    ruled_out = tuple(("tag", tag) for tag in disliked.tags)
    tags = tuple(tag for tag in wish.tags if tag not in disliked.tags)
    return msgspec.structs.replace(wish, tags=tags, excluded=tuple(dict.fromkeys((*wish.excluded, *ruled_out))))


def _same_kind(talk: Talk, items: tuple[Item, ...]) -> Constraint:
    kinds = (sorted(talk.lexicon.values(item.product.id, "kind"))[:1] for item in items)
    return Constraint(kinds=tuple(kind for each in kinds for kind in each))


SKILL = Skill("feedback", answer, (Act.FEEDBACK,))
