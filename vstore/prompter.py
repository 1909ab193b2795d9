"""Tells visitors what they could say now: looks at each once in a while, and speaks up where that has changed."""

from collections.abc import Mapping

from avatars.suggesting import Prompts
from nlp.languages import LANGUAGES
from scenes.products import Product
from vstore.assortment import Assortment
from vstore.crew import Crew
from vstore.protocol.server import Suggested
from vstore.session import Session

BEATS = 20
"""Each visitor is looked at once in so many beats, in turn."""

MOST_A_BEAT = 10
"""So many are told anew at a beat; others a round later."""


class Prompter:
    """For the visitors of one room, by body id in `sessions`, who talk with its `crew`."""

    def __init__(self, scene: str, assortment: Assortment, crew: Crew, sessions: Mapping[int, Session]) -> None:
        self._scene = scene
        self._assortment = assortment
        self._crew = crew
        self._sessions = sessions
        self._known: dict[int, object] = {}
        self._told: dict[int, tuple[str, ...]] = {}

    def beat(self, tick: int) -> None:
        """Looks at those whose turn it is."""
        due = [body for body in self._sessions if body % BEATS == tick % BEATS]
        changed = [body for body in due if self._note(body)]
        for body in changed[:MOST_A_BEAT]:
            self._prompt(body)
        for body in changed[MOST_A_BEAT:]:
            del self._known[body]

    def forget(self, body: int) -> None:
        """A visitor has left, or comes back and remembers nothing."""
        self._known.pop(body, None)
        self._told.pop(body, None)

    def _note(self, body: int) -> bool:
        """Whether something has changed for a visitor that what they could say depends on."""
        session, memory = self._sessions[body], self._crew.memory_of(body)
        talk = (memory.turns, memory.latest, memory.question) if memory else ()
        state = (session.looking_at, self._thing(body), session.cart, len(session.orders), session.locale, talk)
        if self._known.get(body) == state:
            return False
        self._known[body] = state
        return True

    def _thing(self, body: int) -> Product | None:
        """What "it" means to a visitor: the thing looked at, else the one an agent spoke of last."""
        memory = self._crew.memory_of(body)
        spoken_of = memory.latest[0] if memory and memory.latest else ""
        identity = self._sessions[body].looking_at or spoken_of
        return self._assortment.products.get(self._assortment.product_at(identity) or identity)

    def _prompt(self, body: int) -> None:
        if (talk := self._crew.talk_with(body)) is None:
            return
        view, memory, language = talk
        prompts = Prompts(view.visitors[body], memory, view, LANGUAGES[language], self._thing(body))
        if (suggestions := prompts.all()) != self._told.get(body):
            self._told[body] = suggestions
            self._sessions[body].post(Suggested(suggestions))
