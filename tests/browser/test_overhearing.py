"""What an agent says to whom, as the page shows it: a test speaks to it as an agent, piece by piece."""

import re

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.browser.conftest import Visitors
from tests.support.shopper import PATIENCE, Shopper
from vstore.protocol.codec import MSGPACK
from vstore.protocol.server import Said

pytestmark = pytest.mark.browser

SOCKET = re.compile("/ws$")


class Line:
    """The line from the server, on which a test can also speak as an agent."""

    def __init__(self, shopper: Shopper) -> None:
        self._routes: list[WebSocketRoute] = []
        shopper.page.route_web_socket(SOCKET, self._pass_on)

    def say(self, said: Said) -> None:
        self._routes[-1].send(MSGPACK.encode(said))

    def _pass_on(self, route: WebSocketRoute) -> None:
        route.connect_to_server()
        self._routes.append(route)


def test_answer_grows_in_the_chat_and_is_read_aloud_once_it_is_whole(visitors: Visitors) -> None:
    shopper = visitors()
    line = Line(shopper)
    agent = _enter_and_find_agent(shopper)
    you = shopper.state()["you"]
    line.say(Said(body=agent, utterance=901, piece="This jacket ", done=False, to=you))
    expect(shopper.get("line-agent").last).to_have_text(re.compile("This jacket $"))
    line.say(Said(body=agent, utterance=901, piece="keeps ", done=False, to=you))
    expect(shopper.get("line-agent").last).to_have_text(re.compile("This jacket keeps $"))
    expect(shopper.get("aloud")).not_to_contain_text("jacket")
    line.say(Said(body=agent, utterance=901, piece="rain off.", to=you))
    expect(shopper.get("aloud")).to_have_text("Sori: This jacket keeps rain off.")


def test_words_to_somebody_else_float_in_the_room_but_stay_out_of_the_chat(visitors: Visitors) -> None:
    shopper = visitors()
    line = Line(shopper)
    agent = _enter_and_find_agent(shopper)
    bubble = shopper.page.locator(f"[data-body='{agent}'] .bubble")
    line.say(Said(body=agent, utterance=902, piece="One moment.", to=shopper.state()["you"]))
    line.say(Said(body=agent, utterance=903, piece="It is blue.", to=60_000))
    expect(bubble).to_have_text("One moment.")
    expect(bubble).to_be_hidden(timeout=PATIENCE)
    line.say(Said(body=agent, utterance=904, piece="Yours is ", done=False, to=60_000))
    line.say(Said(body=agent, utterance=905, piece="And his.", to=60_001))
    line.say(Said(body=agent, utterance=904, piece="ready.", to=60_000))
    expect(bubble).to_have_text("Yours is ready.")
    expect(shopper.get("chat-log")).not_to_contain_text("Yours is ready.")
    expect(shopper.get("aloud")).not_to_contain_text("Yours is ready.")


def test_agent_is_called_by_its_name_in_the_language_of_the_visitor(visitors: Visitors) -> None:
    shopper = visitors(locale="ko-KR")
    _enter_and_find_agent(shopper)
    expect(shopper.get("labels").locator(".plate-agent")).to_contain_text("소리")
    expect(shopper.get("line-agent").first).to_contain_text("소리")
    shopper.get("language-en").click()
    expect(shopper.get("labels").locator(".plate-agent")).to_contain_text("Sori")
    expect(shopper.get("line-agent").first).to_contain_text("Sori")


def _enter_and_find_agent(shopper: Shopper) -> int:
    """Goes in, waits for the greeting, and says which body the agent's is."""
    shopper.enter("Listener")
    expect(shopper.get("line-agent").last).to_have_attribute("data-done", "", timeout=PATIENCE)
    label = shopper.get("labels").locator(".person-label", has=shopper.page.locator(".plate-agent"))
    return int(label.first.get_attribute("data-body") or 0)
