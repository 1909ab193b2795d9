"""Which of several things come in a colour or size that was asked about, where it is open which of them is meant."""

from msgspec.structs import replace

from avatars.choosing import said_choices
from avatars.items import Item
from avatars.skills.informing import options
from avatars.talk import Answer, Talk, ids
from avatars.wishes import can_be_had
from nlp.facts import Facts
from nlp.turn import Act, Constraint

# Of so many is told what there is instead.
MOST_TOLD = 2
_OPTIONS = frozenset({"color", "size", "stock"})


def is_asked(talk: Talk) -> bool:
    """Whether a colour or size is asked about, of things between which one would have to ask."""
    wish, turn = talk.turn.constraint, talk.turn
    asks = turn.act is Act.ASK_ATTRIBUTE and bool(turn.asked) and _OPTIONS.issuperset(turn.asked)
    return asks and bool(talk.unsure) and bool(wish.colors or wish.sizes)


def answer(talk: Talk) -> Answer:
    """Names those that come in it; where none does, says so and what there is."""
    wish = Constraint(colors=talk.turn.constraint.colors, sizes=talk.turn.constraint.sizes)
    fitting = tuple(item for item in talk.unsure if _comes_in(talk, item, wish) and can_be_had(talk, item, wish))
    choice = _choice(talk, wish)
    if not fitting:
        says = (talk.voice.say("inform.among.none", CHOICE=choice), *_instead(talk, talk.unsure[:MOST_TOLD], wish))
        return Answer(says, points=talk.unsure[0], about=ids(*talk.unsure))
    for item in fitting:
        talk.memory.note_choices(item.product, said_choices(talk, item.product))
    names = talk.voice.listed([talk.name(item) for item in fitting])
    says = (talk.voice.say("inform.among", CHOICE=choice, NAMES=names),)
    return Answer(says, points=fitting[0], about=ids(*fitting))


def _comes_in(talk: Talk, item: Item, wish: Constraint) -> bool:
    said = (("color", wish.colors), ("size", wish.sizes))
    return all(
        not values or any(talk.lexicon.fitting(item.product.id, option, value) for value in values)
        for option, values in said
    )


def _choice(talk: Talk, wish: Constraint) -> str:
    label, code = talk.lexicon.label, talk.voice.language.code
    colors = [label("color", each, code).lower() for each in wish.colors]
    sizes = [talk.voice.word("variant.size", SIZE=label("size", each, code)) for each in wish.sizes]
    return ", ".join(filter(None, (talk.voice.either(colors), talk.voice.either(sizes))))


def _instead(talk: Talk, items: tuple[Item, ...], wish: Constraint) -> tuple[Facts, ...]:
    """The colours that there are of each, or the sizes where only a size was asked about."""
    at_large = replace(talk, turn=replace(talk.turn, text="", constraint=Constraint(), references=()))
    tell = options.tell_colors if wish.colors else options.tell_sizes
    return tuple(facts for item in items for facts in tell(at_large, item)[:1])
