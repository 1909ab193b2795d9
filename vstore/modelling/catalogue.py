"""Every model of the library on one page: its name, its sculptor, its real size and where it belongs."""

from vstore.modelling.entry import Entry
from vstore.modelling.mesh import Mesh
from vstore.modelling.model import Part, Sculptor, Size
from vstore.modelling.materials import PRIMARY
from vstore.modelling.shapes import box
from vstore.modelling.slots import PARTITION, PLINTH, PODIUM, RACK, SHELF, STAND, TABLE


def _b(size: Size) -> Sculptor:
    return lambda: [Part(PRIMARY, box(*size, 0.02, 2))]


def _garment(name: str, sculpt: Sculptor | None, size: Size) -> Entry:
    return Entry(name, sculpt or _b(size), size, "hang")


def _small(name: str, sculpt: Sculptor | None, size: Size) -> Entry:
    return Entry(name, sculpt or _b(size), size, "shelf")


def _furniture(name: str, sculpt: Sculptor | None, size: Size) -> Entry:
    return Entry(name, sculpt or _b(size), size, "floor")


def _wall(name: str, sculpt: Sculptor | None, size: Size) -> Entry:
    return Entry(name, sculpt or _b(size), size, "wall")


def _fixture(name: str, sculpt: Sculptor | None, size: Size, *, slots=(), placement="fixture") -> Entry:
    return Entry(name, sculpt or _b(size), size, placement, tints=False, slots=slots)


CATALOGUE: tuple[Entry, ...] = (
    _garment("tshirt", None, (0.76, 0.84, 0.24)),
    _garment("shirt", None, (0.62, 0.94, 0.24)),
    _garment("sweater", None, (0.66, 0.86, 0.26)),
    _garment("hoodie", None, (0.68, 0.90, 0.28)),
    _garment("cardigan", None, (0.64, 0.88, 0.25)),
    _garment("jacket", None, (0.66, 0.88, 0.27)),
    _garment("coat", None, (0.68, 1.24, 0.30)),
    _garment("trousers", None, (0.42, 1.18, 0.20)),
    _garment("jeans", None, (0.43, 1.18, 0.20)),
    _garment("shorts", None, (0.48, 0.66, 0.22)),
    _garment("skirt", None, (0.56, 0.78, 0.32)),
    _garment("dress", None, (0.62, 1.20, 0.36)),
    _garment("scarf", None, (0.24, 0.95, 0.11)),
    _garment("umbrella", None, (0.13, 0.92, 0.11)),
    _small("sneakers", None, (0.25, 0.13, 0.30)),
    _small("boots", None, (0.26, 0.26, 0.31)),
    _small("loafers", None, (0.23, 0.11, 0.29)),
    _small("cap", None, (0.19, 0.13, 0.28)),
    _small("beanie", None, (0.21, 0.23, 0.21)),
    _small("belt", None, (0.13, 0.04, 0.13)),
    _small("tote", None, (0.36, 0.60, 0.13)),
    _small("backpack", None, (0.32, 0.45, 0.21)),
    _small("handbag", None, (0.30, 0.29, 0.13)),
    _small("sunglasses", None, (0.15, 0.05, 0.15)),
    _small("watch", None, (0.09, 0.10, 0.09)),
    _small("socks", None, (0.20, 0.05, 0.27)),
    _small("folded", None, (0.30, 0.09, 0.34)),
    _furniture("chair", None, (0.48, 0.82, 0.52)),
    _furniture("armchair", None, (0.82, 0.84, 0.82)),
    _furniture("sofa", None, (1.95, 0.82, 0.90)),
    _furniture("dining_table", None, (1.60, 0.75, 0.90)),
    _furniture("side_table", None, (0.45, 0.50, 0.45)),
    _furniture("desk", None, (1.30, 0.76, 0.65)),
    _furniture("bookcase", None, (0.80, 1.80, 0.32)),
    _furniture("stool", None, (0.40, 0.46, 0.40)),
    _furniture("bed", None, (1.60, 1.00, 2.08)),
    _furniture("lamp_floor", None, (0.42, 1.55, 0.42)),
    _furniture("rug", None, (1.70, 0.02, 1.20)),
    _furniture("plant", None, (0.60, 0.95, 0.60)),
    _small("lamp_table", None, (0.30, 0.46, 0.30)),
    _small("cushion", None, (0.45, 0.45, 0.17)),
    _small("blanket", None, (0.40, 0.15, 0.34)),
    _small("vase", None, (0.18, 0.32, 0.18)),
    _small("plant_pot", None, (0.20, 0.24, 0.20)),
    _small("mug", None, (0.12, 0.095, 0.085)),
    _small("bowl", None, (0.17, 0.075, 0.17)),
    _small("plate", None, (0.26, 0.026, 0.26)),
    _small("teapot", None, (0.25, 0.15, 0.15)),
    _small("candle", None, (0.09, 0.13, 0.09)),
    _small("basket", None, (0.34, 0.30, 0.34)),
    _small("kettle", None, (0.25, 0.24, 0.18)),
    _small("speaker", None, (0.17, 0.27, 0.18)),
    _small("headphones", None, (0.19, 0.25, 0.12)),
    _small("book", None, (0.19, 0.22, 0.11)),
    _small("bottle", None, (0.08, 0.29, 0.08)),
    _small("box", None, (0.24, 0.22, 0.24)),
    _wall("mirror", None, (0.55, 0.75, 0.04)),
    _wall("clock", None, (0.32, 0.32, 0.05)),
    _wall("frame", None, (0.50, 0.70, 0.03)),
    _fixture("rack", None, (2.0, 1.65, 0.5), slots=RACK),
    _fixture("shelf", None, (2.0, 1.9, 0.4), slots=SHELF),
    _fixture("table", None, (1.6, 0.85, 0.9), slots=TABLE),
    _fixture("counter", None, (2.2, 1.05, 0.7)),
    _fixture("plinth", None, (0.6, 0.5, 0.6), slots=PLINTH),
    _fixture("podium", None, (2.4, 0.12, 2.0), slots=PODIUM),
    _fixture("mannequin_stand", None, (0.42, 1.95, 0.42), slots=STAND),
    _fixture("bench", None, (1.4, 0.45, 0.42)),
    _fixture("potted_tree", None, (0.9, 1.9, 0.9)),
    _fixture("partition", None, (3.0, 2.6, 0.12), slots=PARTITION),
    _fixture("window", None, (2.4, 2.0, 0.1), placement="wall"),
    _fixture("doorway", None, (1.6, 2.4, 0.2)),
    _fixture("sign", None, (1.2, 0.35, 0.05), placement="wall"),
    _fixture("fitting_room", None, (1.2, 2.2, 1.2)),
    _fixture("floor_mirror", None, (0.6, 1.75, 0.45)),
    _fixture("pendant", None, (0.45, 1.0, 0.45), placement="ceiling"),
    _fixture("spotlight_rail", None, (1.5, 0.24, 0.14), placement="ceiling"),
    _fixture("avatar", None, (0.62, 1.7, 0.34), placement="avatar"),
)
