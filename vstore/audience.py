"""The audience of a room: its clients as viewers and hearers. Posts to each what it may see and hear, and no more."""

from collections.abc import Iterable, Mapping, Set

import numpy as np

from avatars.view import Shown
from scenes import events
from scenes.entities import Body, Seat
from scenes.products import Product
from scenes.world import World
from vstore.governor import Pace
from vstore.mailbox import Letter
from vstore.mentions import Mentions
from vstore.overhearing import CLOSE, EARSHOT, Overhearing
from vstore.protocol.codec import JSON, MSGPACK, Frame
from vstore.protocol.server import (
    Appeared,
    Gestured,
    Looked,
    Pointed,
    ProductChanged,
    Said,
    Seated,
    ServerMessage,
    StockChanged,
    Typing,
    Vanished,
)
from vstore.replication.replication import Replication
from vstore.replication.sight import Ids
from vstore.replication.stock_news import StockNews
from vstore.session import Session

GESTURES_SEEN = 15.0
"""Metres beyond which a nod is not worth telling of."""


class Audience:
    """Call `beat` once a beat: what everybody is told of bodies then goes into the mailboxes of those who are ready.

    `sessions` maps body ids to the sessions behind them and is the room's own; `shown` is what stands in it.
    """

    def __init__(self, world: World, sessions: Mapping[int, Session], shown: Iterable[Shown]) -> None:
        self._world = world
        self._sessions = sessions
        self._area = world.document.area_of_interest
        self._replication = Replication(world.crowd, self._area)
        self._stock = StockNews(shown, self._area)
        self._rewritten: set[str] = set()
        self._overhearing = Overhearing()
        self._mentions = Mentions()
        # Frames that no client has taken yet: whoever left one there is not ready for the next.
        self._poses: dict[int, Frame] = {}
        self._readers: set[int] = set()

    def open_eyes(self, viewer: int) -> list[Body]:
        """A viewer is about to be shown the room: who is in their view."""
        session = self._sessions[viewer]
        self._poses.pop(viewer, None)
        session.mailbox.subscribe(self._poses, viewer)
        (self._readers.discard if session.codec is MSGPACK else self._readers.add)(viewer)
        self._stock.open_eyes(viewer)
        return [self._world.body(body) for body in self._replication.open_eyes(viewer)]

    def look_anew(self, shown: Iterable[Shown]) -> None:
        """The scene has changed: other things are on show, and one may see farther or less far."""
        area = self._world.document.area_of_interest
        self._stock.show(shown, area)
        if area != self._area:
            pace, self._area = self.pace, area
            self._replication = Replication(self._world.crowd, area)
            self.pace = pace
            for viewer in self._sessions:
                self._replication.open_eyes(viewer)

    def tell(self, body: int, message: ServerMessage) -> None:
        """Tells the client behind a body, if there is one."""
        self._post([body], message)

    def vanished(self, body: int) -> None:
        self._poses.pop(body, None)
        self._readers.discard(body)
        self._post(self._replication.forget(body), Vanished(body=body))

    def pointed(self, body: int, display: str | None) -> None:
        self._post(self._replication.describe_anew(body), Pointed(body=body, display=display))

    def looked(self, body: int, display: str | None) -> None:
        self._post(self._replication.describe_anew(body), Looked(body=body, display=display))

    def seated(self, body: int, seat: Seat | None) -> None:
        self._post(self._replication.describe_anew(body), Seated(body=body, seat=seat))

    def dressed(self, body: int) -> None:
        """Tells the one it is of, too: what they wear may have been taken from them."""
        seen = {body, *self._replication.describe_anew(body)}
        self._post(sorted(seen), Appeared(body=self._world.body(body)))

    def gestured(self, gestured: events.Gestured) -> None:
        near = self._around(gestured.body, GESTURES_SEEN)
        seen = near.intersection(self._replication.viewers_of(gestured.body))
        self._post(sorted(seen), Gestured(body=gestured.body, gesture=gestured.gesture))

    def typing(self, body: int, typing: bool) -> None:
        """Tells those in earshot who have the body in view."""
        near = self._around(body, EARSHOT).intersection(self._replication.viewers_of(body))
        self._post(sorted(near - {body}), Typing(body=body, typing=typing))

    def said(self, said: events.Said, to: int | None, products: Mapping[str, Product]) -> None:
        """Tells those in earshot, and whom an agent speaks to, wherever they stand; agents name `products`."""
        spoken_to = set() if to is None else {to}
        close, around = self._around(said.body, CLOSE) | spoken_to, self._around(said.body, EARSHOT) | spoken_to
        named = () if to is None else self._mentions.hear(said, products.values())
        for listeners, words in self._overhearing.hear(said, close, around):
            self._post(sorted(listeners), Said(said.body, said.utterance, words, said.done, said.about, to, named))

    def stock_changed(self, product: str) -> None:
        self._stock.changed(product)

    def record_changed(self, product: str) -> None:
        """More than the stock of a product has changed: whoever sees it is told all of it from now on."""
        self._rewritten.add(product)
        self._stock.changed(product)

    @property
    def pace(self) -> Pace:
        """How often poses are told of."""
        return self._replication.pace

    @pace.setter
    def pace(self, pace: Pace) -> None:
        self._replication.pace = pace

    def beat(self, tick: int, products: Mapping[str, Product]) -> None:
        """Everybody's news of this beat, from those who stand in view and of what is left of the `products`."""
        ready = np.array([viewer for viewer in self._sessions if viewer not in self._poses], np.intp)
        ready.sort()
        self._tell_stock(ready, products)
        news = self._replication.beat(tick, ready)
        introductions = {
            body: Letter(Appeared(body=self._world.body(body))) for body in {body for _, body in news.introductions}
        }
        for viewer, body in news.introductions:
            self._sessions[viewer].send(introductions[body])
        self._poses |= news.frames
        for viewer in self._readers & news.frames.keys():
            self._poses[viewer] = JSON.encode(self._replication.spelled_out(news.frames[viewer]))

    def take_poses(self, others: Set[Session]) -> tuple[list[Session], list[Frame]]:
        """The newest poses of all but `others`, to be sent now."""
        held = [viewer for viewer in self._poses if self._sessions[viewer] in others] if others else []
        left = {viewer: self._poses.pop(viewer) for viewer in held}
        sessions, frames = [self._sessions[viewer] for viewer in self._poses], list(self._poses.values())
        self._poses.clear()
        self._poses |= left
        return sessions, frames

    def _tell_stock(self, viewers: Ids, products: Mapping[str, Product]) -> None:
        letters: dict[str, Letter] = {}
        for viewer, product in self._stock.due(self._world.crowd, viewers):
            if product not in letters:
                letters[product] = Letter(self._news_of(products[product]))
            self._sessions[viewer].send(letters[product])

    def _news_of(self, product: Product) -> ServerMessage:
        if product.id in self._rewritten:
            return ProductChanged(product=product)
        return StockChanged(product=product.id, stock={each.sku: each.stock for each in product.variants})

    def _around(self, body: int, metres: float) -> set[int]:
        crowd = self._world.crowd
        return set(crowd.within(crowd.pose(body), metres).tolist())

    def _post(self, viewers: Iterable[int], message: ServerMessage) -> None:
        letter = Letter(message)
        for viewer in viewers:
            session = self._sessions.get(viewer)
            if session:
                session.send(letter)
