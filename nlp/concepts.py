"""What shops talk about in any language: the fields of a product, kinds within kinds, families of colour and stuff."""

from collections.abc import Iterable
from functools import cache
from typing import Literal

Field = Literal["kind", "color", "material", "tag", "size", "brand", "name"]


def table(lines: str) -> dict[str, tuple[str, ...]]:
    """Reads "id: word, word" lines, as the word lists of the languages are written; an id may have several lines."""
    words: dict[str, tuple[str, ...]] = {}
    for line in filter(str.strip, lines.splitlines()):
        key, listed = line.split(":", 1)
        words[key.strip()] = (*words.get(key.strip(), ()), *filter(None, map(str.strip, listed.split(","))))
    return words


# kind: the kinds within it
_KINDS = table("""
clothing: top, bottom, outerwear, dress, suit, pajamas, underwear, socks, swimwear, sportswear, baby clothes
clothing: apron, hanbok
top: shirt, t-shirt, blouse, polo, knit, hoodie, sweatshirt
knit: sweater, cardigan, turtleneck
outerwear: jacket, coat, vest
jacket: puffer, blazer, windbreaker, denim jacket
coat: trench coat, raincoat
bottom: pants, skirt
pants: jeans, shorts, leggings
shoes: sneakers, boots, loafers, sandals, slippers, heels, mules, dress shoes
boots: rain boots, hiking boots, snow boots
sneakers: golf shoes, soccer cleats
bag: tote, backpack, crossbody, clutch, suitcase, gym bag, belt bag
accessory: scarf, hat, gloves, belt, tie, umbrella, sunglasses, watch, jewelry, wallet, glasses, hair tie
accessory: brooch, key ring, phone case
scarf: muffler, stole
hat: cap, beanie
jewelry: necklace, earrings, ring, bracelet
furniture: sofa, chair, table, bed, mattress, nightstand, shelf unit, cabinet
sofa: loveseat
chair: armchair, stool, bench, office chair, rocking chair, folding chair, high chair, bean bag
sofa: recliner, sofa bed
bed: bunk bed
watch: smartwatch
table: side table, coffee table, dining table, desk
cabinet: wardrobe, drawers, shoe rack, tv stand
lamp: floor lamp, table lamp, desk lamp, pendant lamp, candle lamp
bedding: duvet, pillow, throw, sheets
decor: vase, candle, candle holder, clock, mirror, picture, rug, curtain, cushion, plant, planter, diffuser
decor: wallpaper, flowers
clock: alarm clock
rug: bath mat, doormat
storage: basket, box, hanger, bin
kitchen: mug, plate, bowl, glass, pan, kettle, knife, cutlery, cutting board, teapot, tray, bottle, lunch box
kitchen: toaster, microwave, oven, rice cooker, coffee machine, blender, air fryer
bottle: baby bottle
bath: towel, soap, bathrobe
electronics: headphones, speaker, laptop, tablet, phone, charger, camera, keyboard, monitor, tv, vacuum, fan
electronics: mouse, printer, drone, game console, projector, radio, air conditioner, heater, humidifier
electronics: air purifier, iron appliance, hair dryer, turntable
headphones: earbuds
beauty: perfume, lotion, shampoo, makeup, sunscreen, toothbrush, razor, nail polish
sports: yoga mat, dumbbell, ball, racket, golf club, skis, skateboard, surfboard, fishing rod
instrument: guitar, piano, violin, drum
""")

_MATERIALS = table("""
wood: oak, walnut, pine, birch, ash, teak, bamboo
leather: suede
wool: cashmere, merino
fabric: cotton, linen, wool, polyester, velvet, boucle, canvas, denim
metal: steel, brass, iron, copper, aluminum, gold, silver
ceramic: porcelain, stoneware, clay
""")

_COLORS = table("""
blue: dark blue, sky blue, turquoise
dark blue: navy
red: dark red, coral
dark red: burgundy
green: light green, dark green, olive, khaki, mint
brown: light brown, dark brown, camel, beige, tan
pink: light pink, dark pink
white: ivory, cream
purple: lavender
gray: light gray, dark gray, silver
dark gray: charcoal
yellow: mustard, gold
""")

_IN_PAIRS = frozenset({"pants", "shoes", "gloves", "socks", "earrings", "sunglasses", "headphones", "curtain"})
"""Kinds of which a single one is "those" and "them"."""

_COMPLEMENTS = table("""
coat: scarf, gloves, hat, umbrella
jacket: scarf, hat, umbrella
knit: scarf
shirt: tie, belt
pants: belt, socks
suit: tie
shoes: socks
bag: wallet, bottle, umbrella
hat: scarf, gloves
scarf: gloves, hat
gloves: hat
sofa: cushion, throw
armchair: cushion, throw
bed: pillow, duvet, sheets, nightstand
dining table: chair
desk: desk lamp, office chair
table: vase, lamp
mug: teapot, kettle
teapot: mug
kettle: mug
plate: bowl, cutlery
bowl: plate
plant: planter
candle: candle holder
throw: cushion
laptop: backpack
""")

_PARENTS: dict[str, dict[str, str]] = {
    field: {child: parent for parent, children in families.items() for child in children}
    for field, families in (("kind", _KINDS), ("material", _MATERIALS), ("color", _COLORS))
}


def completes(kind: str, other: str) -> bool:
    """Whether a thing of kind `other` is used together with one of `kind`: a scarf with a coat, a mug with a teapot."""
    wanted = {each for wider in within("kind", kind) for each in _COMPLEMENTS.get(wider, ())}
    return not wanted.isdisjoint(within("kind", other))


@cache
def within(field: str, concept: str) -> tuple[str, ...]:
    """The concept and all that hold it, nearest first: "sneakers" -> ("sneakers", "shoes")."""
    parents, chain = _PARENTS.get(field, {}), [concept]
    while chain[-1] in parents:
        chain.append(parents[chain[-1]])
    return tuple(chain)


def is_in_pairs(kinds: Iterable[str]) -> bool:
    """Whether any of the kinds is spoken of in the plural even where one is meant: trousers, shoes."""
    return any(not _IN_PAIRS.isdisjoint(within("kind", kind)) for kind in kinds)


def widened(kind: str) -> str:
    """The kind that holds this one, or itself where none does."""
    return within("kind", kind)[:2][-1]
