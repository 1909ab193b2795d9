"""The assortment of an open store: its products with live stock, its scenes, and what is on show in each."""

from collections.abc import Iterable, Iterator, Mapping, Set

import msgspec

from avatars.view import Shown
from scenes.document import Display, Fixture, SceneDocument
from scenes.products import Product, Text, Variant
from scenes.publishing import SceneChange
from scenes.walking import Walkable
from vstore.backdrop import Backdrop
from vstore.protocol.server import DisplayChanged, ProductChanged, SceneOpened, ServerMessage
from vstore.protocol.views import DisplayView, FixtureView

LIBRARY = "library:"
MOST_NEWS = 20
"""Displays whose changes are told one by one; the picture of a room is less to tell than more of them."""


def address_of(model: str) -> str:
    """Where a client finds a model: "library:mug" is ours, anything else a path inside the store's assets."""
    return f"/library/{model.removeprefix(LIBRARY)}.glb" if model.startswith(LIBRARY) else f"/assets/{model}"


def published(product: Product) -> Product:
    """The product with its media's addresses as a browser asks for them: files of the store lie under /assets."""
    return msgspec.structs.replace(
        product,
        images=tuple(map(_address, product.images)),
        videos=tuple(map(_address, product.videos)),
        variants=tuple(map(_published_variant, product.variants)),
    )


def _published_variant(variant: Variant) -> Variant:
    return msgspec.structs.replace(
        variant,
        image=_address(variant.image) if variant.image else None,
        images=tuple(map(_address, variant.images)),
        videos=tuple(map(_address, variant.videos)),
    )


def _address(file: str) -> str:
    return file if file.startswith(("https://", "http://")) else f"/assets/{file}"


def tint_of(product: Product, variant: Variant) -> str | None:
    """The swatch of the variant's colour, "#rrggbb", where it has one."""
    value = product.option_value("color", variant.choices.get("color", ""))
    return value.swatch if value else None


class Assortment:
    """Products by id; by scene its document, its name, its free floor and what is on show.

    `restock` and `publish` bring new counts and new scenes in.
    """

    def __init__(self, products: Iterable[Product], scenes: Iterable[SceneDocument]) -> None:
        self.products: dict[str, Product] = {each.id: each for each in products}
        self.scenes: dict[str, SceneDocument] = {each.id: each for each in scenes}
        self.floors = {each.id: Walkable(each) for each in self.scenes.values()}
        self._product_of = {each.sku: product.id for product in self.products.values() for each in product.variants}
        self._names: dict[str, Text] = {}
        self._shown: dict[str, tuple[Shown, ...]] = {}
        self._elsewhere: dict[str, tuple[Shown, ...]] = {}
        self._backdrops: dict[str, Backdrop] = {}

    def product_of(self, sku: str) -> Product | None:
        return self.products.get(self._product_of.get(sku, ""))

    @property
    def names(self) -> dict[str, Text]:
        """The scenes' names, by id."""
        if not self._names:
            self._names = {each.id: each.name for each in self.scenes.values()}
        return self._names

    def publish(self, change: SceneChange, floor: Walkable) -> list[ServerMessage] | None:
        """A scene changes; `floor` is its free floor afterwards.

        Returns what tells a client of it that knows the scene as it was; None where it must be shown the scene anew.
        """
        scene = change.scene
        known = {each.product.id for each in self.shown(scene)}
        document = change.apply_to(self.scenes[scene])
        same_floor = self.floors[scene].suits(document)
        in_place = same_floor and change.only_shows and len(change.displays.put) <= MOST_NEWS
        self.scenes[scene] = document
        self.floors[scene] = self.floors[scene] if same_floor else floor
        self._names = {}
        self._elsewhere.clear()
        del self._shown[scene]
        self._backdrops.pop(scene, None)
        return list(self._news_of(change, known)) if in_place else None

    def _news_of(self, change: SceneChange, known: Set[str]) -> Iterator[ServerMessage]:
        shown = {each.display.id: each for each in self.shown(change.scene)}
        news = [shown[each.id] for each in change.displays.put]
        for product in {each.product.id: each.product for each in news if each.product.id not in known}.values():
            yield ProductChanged(product=product)
        for each in news:
            yield DisplayChanged(display=display_view(each))

    def restock(self, available: Mapping[str, int | None]) -> set[str]:
        """Takes over what is available by sku; returns the ids of the products whose stock changed."""
        changed = set()
        for sku, count in available.items():
            product = self.product_of(sku)
            variant = product and product.variant(sku)
            if product and variant and variant.stock != count:
                variants = tuple(_with_stock(each, count) if each.sku == sku else each for each in product.variants)
                self.products[product.id] = msgspec.structs.replace(product, variants=variants)
                changed.add(product.id)
        if changed:
            self._shown.clear()
            self._elsewhere.clear()
            self._backdrops.clear()
        return changed

    def backdrop(self, scene: str) -> Backdrop:
        """A scene as it looks with nobody in it."""
        if scene not in self._backdrops:
            document = self.scenes[scene]
            opened = SceneOpened(
                scene=document.id,
                name=document.name,
                width=document.width,
                depth=document.depth,
                height=document.height,
                surface=document.surface,
                fixtures=tuple(map(fixture_view, document.fixtures)),
                displays=tuple(map(display_view, self.shown(scene))),
                doors=document.doors,
                lights=document.lights,
                products=tuple({each.product.id: each.product for each in self.shown(scene)}.values()),
                bodies=(),
                you=0,
                area_of_interest=document.area_of_interest,
            )
            self._backdrops[scene] = Backdrop(opened)
        return self._backdrops[scene]

    def shown(self, scene: str) -> tuple[Shown, ...]:
        """What is on show in a scene, with live products."""
        if scene not in self._shown:
            document = self.scenes[scene]
            self._shown[scene] = tuple(
                Shown(scene=scene, display=each, product=self.products[each.product], sku=self._sku_shown(each))
                for each in document.displays
                if each.product in self.products
            )
        return self._shown[scene]

    def shown_elsewhere(self, scene: str) -> tuple[Shown, ...]:
        """What is on show in the other scenes."""
        if scene not in self._elsewhere:
            others = (other for other in self.scenes if other != scene)
            self._elsewhere[scene] = tuple(each for other in others for each in self.shown(other))
        return self._elsewhere[scene]

    def _sku_shown(self, display: Display) -> str:
        return display.sku or self.products[display.product].variants[0].sku


def _with_stock(variant: Variant, count: int | None) -> Variant:
    return msgspec.structs.replace(variant, stock=count)


def display_view(shown: Shown) -> DisplayView:
    display, product = shown.display, shown.product
    variant = product.variant(shown.sku) or product.variants[0]
    return DisplayView(
        id=display.id,
        product=product.id,
        sku=variant.sku,
        position=display.position,
        size=display.size,
        heading=display.heading,
        model=address_of(display.model or variant.model or product.model),
        tint=tint_of(product, variant),
        fixture=display.fixture,
        sold_out=product.sold_out,
    )


def fixture_view(fixture: Fixture) -> FixtureView:
    """A fixture with its model's address."""
    parts = msgspec.structs.asdict(fixture)
    return FixtureView(**{**parts, "model": address_of(fixture.model) if fixture.model else None})
