"""The assortment of an open store: its products with live stock, and where each is on show."""

from collections.abc import Iterable, Mapping

import msgspec

from avatars.view import Shown
from scenes.document import Display, Fixture, SceneDocument
from scenes.products import Product, Variant
from vstore.backdrop import Backdrop
from vstore.protocol.server import SceneOpened
from vstore.protocol.views import DisplayView, FixtureView

LIBRARY = "library:"


def address_of(model: str) -> str:
    """Where a client finds a model: "library:mug" is ours, anything else a path inside the store's assets."""
    return f"/library/{model.removeprefix(LIBRARY)}.glb" if model.startswith(LIBRARY) else f"/assets/{model}"


def published(product: Product) -> Product:
    """The product with its pictures' addresses as a browser asks for them: files of the store lie under /assets."""
    variants = tuple(
        msgspec.structs.replace(each, image=_picture(each.image)) if each.image else each for each in product.variants
    )
    return msgspec.structs.replace(product, images=tuple(map(_picture, product.images)), variants=variants)


def _picture(image: str) -> str:
    return image if image.startswith(("https://", "http://")) else f"/assets/{image}"


def tint_of(product: Product, variant: Variant) -> str | None:
    """The swatch of the variant's colour, "#rrggbb", where it has one."""
    value = product.option_value("color", variant.choices.get("color", ""))
    return value.swatch if value else None


class Assortment:
    """Products by id, displays by scene; `restock` brings new counts in and says what changed."""

    def __init__(self, products: Iterable[Product], scenes: Iterable[SceneDocument]) -> None:
        self.products: dict[str, Product] = {each.id: each for each in products}
        self.scenes: dict[str, SceneDocument] = {each.id: each for each in scenes}
        self._product_of = {each.sku: product.id for product in self.products.values() for each in product.variants}
        self._shown: dict[str, tuple[Shown, ...]] = {}
        self._elsewhere: dict[str, tuple[Shown, ...]] = {}
        self._backdrops: dict[str, Backdrop] = {}

    def product_of(self, sku: str) -> Product | None:
        return self.products.get(self._product_of.get(sku, ""))

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
        model=address_of(display.model or product.model),
        tint=tint_of(product, variant),
        fixture=display.fixture,
        sold_out=product.sold_out,
    )


def fixture_view(fixture: Fixture) -> FixtureView:
    """A fixture with its model's address."""
    parts = msgspec.structs.asdict(fixture)
    return FixtureView(**{**parts, "model": address_of(fixture.model) if fixture.model else None})
