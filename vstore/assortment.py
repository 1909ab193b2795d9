"""The assortment of an open store: its products with live stock, its scenes, and what is on show in each."""

from collections.abc import Iterable, Iterator, Mapping, Set

import msgspec

from avatars.view import PromotionSeen, Shown
from scenes.document import Display, Fixture, SceneDocument
from scenes.money import Money
from scenes.products import Product, Text, Variant
from scenes.publishing import SceneChange
from scenes.walking import Walkable
from vstore.backdrop import Backdrop
from vstore.catalog_change import CatalogChange, CatalogNews
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
    """Products by id, what is on offer; by scene its document, its name, its free floor and what is on show.

    `restock`, `change` and `publish` bring new counts, records and scenes in.
    """

    def __init__(self, products: Iterable[Product], scenes: Iterable[SceneDocument]) -> None:
        self.products: dict[str, Product] = {each.id: each for each in products}
        self.promotions: tuple[PromotionSeen, ...] = ()
        self.scenes: dict[str, SceneDocument] = {each.id: each for each in scenes}
        self.floors = {each.id: Walkable(each) for each in self.scenes.values()}
        self._product_of = {each.sku: product.id for product in self.products.values() for each in product.variants}
        self._product_at: dict[str, str] = {}
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
        put = change.displays.put
        all_sold = all(each.product in self.products for each in put)
        in_place = same_floor and change.only_shows and all_sold and len(put) <= MOST_NEWS
        self.scenes[scene] = document
        self.floors[scene] = self.floors[scene] if same_floor else floor
        self._names, self._product_at = {}, {}
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

    def changed(self, change: CatalogChange) -> dict[str, Product]:
        """All products as they will be after a change; counts stay as they are."""
        news = {each.id: self._counted(each) for each in change.products}
        return {key: each for key, each in {**self.products, **news}.items() if key not in change.gone}

    def change(self, change: CatalogChange) -> CatalogNews:
        """Takes over records that are new or others now, and lets go of products that are no longer sold."""
        if change.promotions is not None:
            self.promotions = change.promotions
        before = dict(self.products)
        after = self.changed(change)
        changed = [key for key in dict.fromkeys([*before, *after]) if before.get(key) is not after.get(key)]
        # The same dict, in the same order: everybody who looks at the products has it.
        self.products.update({key: after[key] for key in changed if key in after})
        for key in changed:
            if key not in after:
                del self.products[key]
        self._product_of.update({each.sku: key for key in changed if key in after for each in after[key].variants})
        self._shown.clear()
        self._elsewhere.clear()
        self._backdrops.clear()
        restyled = {key for key in changed if _look(before.get(key)) != _look(after.get(key))}
        scenes = {scene: news for scene in self.scenes if (news := self._displays_news(scene, restyled)) != []}
        prices = {key: _prices(before[key]) for key in changed if key in before}
        return CatalogNews(
            products=tuple(sorted(key for key in changed if key in after)),
            scenes=scenes,
            prices={key: old for key, old in prices.items() if key not in after or _prices(after[key]) != old},
        )

    def _displays_news(self, scene: str, restyled: Set[str]) -> list[ServerMessage] | None:
        """What tells a client of displays whose products look different now; None: what is on show is."""
        ids = [each.id for each in self.scenes[scene].displays if each.product in restyled]
        shown = {each.display.id: each for each in self.shown(scene)}
        news = [shown[each] for each in ids if each in shown]
        if len(news) < len(ids) or len(news) > MOST_NEWS:
            return None
        products = {each.product.id: each.product for each in news}.values()
        letters: list[ServerMessage] = [ProductChanged(product=each) for each in products]
        return [*letters, *(DisplayChanged(display=display_view(each)) for each in news)]

    def _counted(self, product: Product) -> Product:
        """The product with the counts that are known here."""
        known = self.products.get(product.id)
        counts = {each.sku: each.stock for each in known.variants} if known else {}
        variants = tuple(_with_stock(each, counts.get(each.sku, each.stock)) for each in product.variants)
        return product if variants == product.variants else msgspec.structs.replace(product, variants=variants)

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

    def product_at(self, display: str) -> str | None:
        """The id of the product at a display of whichever scene."""
        if not self._product_at:
            self._product_at = {each.id: each.product for scene in self.scenes.values() for each in scene.displays}
        return self._product_at.get(display)

    def shown_elsewhere(self, scene: str) -> tuple[Shown, ...]:
        """What is on show in the other scenes."""
        if scene not in self._elsewhere:
            others = (other for other in self.scenes if other != scene)
            self._elsewhere[scene] = tuple(each for other in others for each in self.shown(other))
        return self._elsewhere[scene]

    def _sku_shown(self, display: Display) -> str:
        return display.sku or self.products[display.product].variants[0].sku


def _prices(product: Product) -> frozenset[Money]:
    """All amounts that are said of a product."""
    former = (each.compare_at for each in product.variants if each.compare_at)
    return frozenset((*(each.price for each in product.variants), *former))


def _look(product: Product | None) -> tuple[object, ...] | None:
    """What displays of a product take from it: which variants there are and how they look."""
    if product is None:
        return None
    return product.model, *((each.sku, each.model, tint_of(product, each)) for each in product.variants)


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
