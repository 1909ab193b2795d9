"""Every model of the library on one page: its name, its sculptor, its real size and where it belongs."""

from vstore.modelling import (
    accessories,
    bags,
    bottoms,
    decor,
    electronics,
    fixtures,
    footwear,
    furniture,
    lamps,
    outerwear,
    rooms,
    seating,
    sneakers,
    tableware,
    tops,
    wearables,
)
from vstore.modelling.entry import Entry, Placement, Slot
from vstore.modelling.model import Sculptor, Size
from vstore.modelling.slots import PARTITION, PLINTH, PODIUM, RACK, SHELF, STAND, TABLE


def _garment(name: str, sculpt: Sculptor, size: Size) -> Entry:
    return Entry(name, sculpt, size, "hang")


def _small(name: str, sculpt: Sculptor, size: Size) -> Entry:
    return Entry(name, sculpt, size, "shelf")


def _furniture(name: str, sculpt: Sculptor, size: Size) -> Entry:
    return Entry(name, sculpt, size, "floor")


def _wall(name: str, sculpt: Sculptor, size: Size) -> Entry:
    return Entry(name, sculpt, size, "wall")


def _fixture(
    name: str, sculpt: Sculptor, size: Size, *, slots: tuple[Slot, ...] = (), placement: Placement = "fixture"
) -> Entry:
    return Entry(name, sculpt, size, placement, tints=False, slots=slots)


CATALOGUE: tuple[Entry, ...] = (
    _garment("tshirt", tops.tshirt, (0.8, 0.8, 0.23)),
    _garment("shirt", tops.shirt, (0.7, 0.85, 0.24)),
    _garment("sweater", tops.sweater, (0.7, 0.78, 0.26)),
    _garment("hoodie", tops.hoodie, (0.71, 0.8, 0.29)),
    _garment("cardigan", outerwear.cardigan, (0.7, 0.79, 0.26)),
    _garment("jacket", outerwear.jacket, (0.73, 0.78, 0.28)),
    _garment("quilted_jacket", outerwear.quilted_jacket, (0.73, 0.78, 0.28)),
    _garment("coat", outerwear.coat, (0.72, 1.18, 0.28)),
    _garment("trousers", bottoms.trousers, (0.41, 1.18, 0.21)),
    _garment("jeans", bottoms.jeans, (0.41, 1.18, 0.21)),
    _garment("shorts", bottoms.shorts, (0.47, 0.66, 0.23)),
    _garment("skirt", bottoms.skirt, (0.66, 0.78, 0.38)),
    _garment("dress", tops.dress, (0.73, 1.18, 0.48)),
    _garment("scarf", accessories.scarf, (0.23, 1.01, 0.11)),
    _garment("umbrella", accessories.umbrella, (0.13, 0.92, 0.088)),
    _small("sneakers", sneakers.sneakers, (0.22, 0.11, 0.31)),
    _small("boots", footwear.boots, (0.22, 0.26, 0.33)),
    _small("loafers", footwear.loafers, (0.22, 0.087, 0.31)),
    _small("cap", accessories.cap, (0.19, 0.14, 0.27)),
    _small("beanie", accessories.beanie, (0.22, 0.22, 0.22)),
    _small("belt", accessories.belt, (0.1, 0.054, 0.12)),
    _small("tote", bags.tote, (0.36, 0.61, 0.13)),
    _small("backpack", bags.backpack, (0.32, 0.46, 0.25)),
    _small("handbag", bags.handbag, (0.3, 0.3, 0.14)),
    _small("sunglasses", wearables.sunglasses, (0.15, 0.051, 0.15)),
    _small("watch", wearables.watch, (0.07, 0.085, 0.097)),
    _small("socks", accessories.socks, (0.21, 0.046, 0.27)),
    _small("folded", accessories.folded, (0.3, 0.09, 0.34)),
    _furniture("chair", seating.chair, (0.46, 0.8, 0.5)),
    _furniture("armchair", seating.armchair, (0.82, 0.82, 0.83)),
    _furniture("sofa", seating.sofa, (1.95, 0.82, 0.91)),
    _furniture("dining_table", furniture.dining_table, (1.6, 0.75, 0.9)),
    _furniture("side_table", furniture.side_table, (0.45, 0.5, 0.45)),
    _furniture("desk", furniture.desk, (1.3, 0.76, 0.65)),
    _furniture("bookcase", furniture.bookcase, (0.8, 1.8, 0.32)),
    _furniture("stool", seating.stool, (0.4, 0.47, 0.4)),
    _furniture("bed", seating.bed, (1.65, 1.0, 2.07)),
    _furniture("lamp_floor", lamps.lamp_floor, (0.43, 1.55, 0.43)),
    _furniture("rug", furniture.rug, (1.69, 0.017, 1.2)),
    _furniture("plant", decor.plant, (0.66, 0.94, 0.62)),
    _small("lamp_table", lamps.lamp_table, (0.31, 0.46, 0.31)),
    _small("cushion", decor.cushion, (0.45, 0.45, 0.18)),
    _small("blanket", decor.blanket, (0.4, 0.16, 0.33)),
    _small("vase", tableware.vase, (0.18, 0.32, 0.18)),
    _small("plant_pot", decor.plant_pot, (0.17, 0.2, 0.17)),
    _small("mug", tableware.mug, (0.12, 0.096, 0.083)),
    _small("bowl", tableware.bowl, (0.17, 0.076, 0.17)),
    _small("plate", tableware.plate, (0.26, 0.026, 0.26)),
    _small("teapot", tableware.teapot, (0.27, 0.15, 0.16)),
    _small("candle", tableware.candle, (0.089, 0.12, 0.09)),
    _small("basket", decor.basket, (0.34, 0.32, 0.37)),
    _small("kettle", tableware.kettle, (0.23, 0.25, 0.18)),
    _small("speaker", electronics.speaker, (0.17, 0.27, 0.19)),
    _small("headphones", electronics.headphones, (0.21, 0.25, 0.11)),
    _small("book", decor.book, (0.16, 0.22, 0.1)),
    _small("bottle", tableware.bottle, (0.076, 0.29, 0.077)),
    _small("box", decor.gift_box, (0.24, 0.23, 0.24)),
    _wall("mirror", decor.mirror, (0.55, 0.75, 0.032)),
    _wall("clock", decor.clock, (0.32, 0.32, 0.044)),
    _wall("frame", decor.frame, (0.5, 0.7, 0.03)),
    _fixture("rack", fixtures.rack, (2.0, 1.65, 0.5), slots=RACK),
    _fixture("shelf", fixtures.shelf, (2.0, 1.9, 0.4), slots=SHELF),
    _fixture("table", fixtures.table, (1.6, 0.85, 0.9), slots=TABLE),
    _fixture("counter", fixtures.counter, (2.2, 1.05, 0.7)),
    _fixture("plinth", fixtures.plinth, (0.6, 0.5, 0.6), slots=PLINTH),
    _fixture("podium", fixtures.podium, (2.4, 0.12, 2.0), slots=PODIUM),
    _fixture("mannequin_stand", fixtures.mannequin_stand, (0.42, 1.95, 0.42), slots=STAND),
    _fixture("bench", seating.bench, (1.4, 0.45, 0.42)),
    _fixture("potted_tree", rooms.potted_tree, (0.9, 1.9, 0.9)),
    _fixture("partition", rooms.partition, (3.0, 2.6, 0.12), slots=PARTITION),
    _fixture("window", rooms.window, (2.4, 2.0, 0.1), placement="wall"),
    _fixture("doorway", rooms.doorway, (1.6, 2.4, 0.2)),
    _fixture("sign", rooms.sign, (1.2, 0.35, 0.05), placement="wall"),
    _fixture("fitting_room", rooms.fitting_room, (1.2, 2.2, 1.2)),
    _fixture("floor_mirror", rooms.floor_mirror, (0.6, 1.75, 0.48)),
    _fixture("pendant", rooms.pendant, (0.45, 1.0, 0.45), placement="ceiling"),
    _fixture("spotlight_rail", rooms.spotlight_rail, (1.5, 0.2, 0.12), placement="ceiling"),
)
