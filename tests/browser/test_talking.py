"""The talk beside the words: suggestions, chips that lead to products, thumbs, who is writing, and the voice."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitors
from tests.support.axe import needs_axe, violations
from tests.support.shopper import PATIENCE, Shopper

pytestmark = pytest.mark.browser

FAKE_SPEECH = """
window.spoken = [];
window.webkitSpeechRecognition = class {
  constructor() { window.ears = this; }
  start() { this.started = true; }
  stop() { this.onend(); }
  abort() { this.onend(); }
};
window.SpeechRecognition = undefined;
const synthesis = {
  speak: (utterance) => spoken.push([utterance.lang, utterance.text]),
  cancel: () => spoken.push("hush"),
  getVoices: () => [{ lang: "en-US", localService: true }],
};
Object.defineProperty(window, "speechSynthesis", { value: synthesis });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
NO_SPEECH = """
window.webkitSpeechRecognition = window.SpeechRecognition = undefined;
Object.defineProperty(window, "speechSynthesis", { value: undefined });
window.played = 0;
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  if (this.src.startsWith("blob:")) played += 1;
  return play.call(this);
};
"""
"""A browser without speech, such as Firefox on Linux; tells how often it plays a sound of the store's."""

UNDERSTAND = "text => ears.onresult({ results: [{ isFinal: false, 0: { transcript: text } }] })"


@needs_axe
@pytest.mark.parametrize(("locale", "phone"), [("en-US", False), ("ko-KR", True)])
def test_what_is_suggested_leads_to_a_product_and_a_thumb(visitors: Visitors, locale: str, phone: bool) -> None:
    shopper = visitors(locale=locale, phone=phone)
    shopper.enter("Talker")
    if phone:
        shopper.get("toggle-chat").tap()
    _wait_for_the_greeting(shopper)
    suggestions = shopper.get("suggestions")
    expect(suggestions).to_be_visible(timeout=PATIENCE)
    shopper.picture(f"suggestions-{locale}")
    suggestion = suggestions.get_by_role("button").first
    text = suggestion.text_content() or "nothing"
    suggestion.click()
    expect(shopper.get("line-mine").last).to_contain_text(text, timeout=PATIENCE)
    # An agent may say two things, one as it sets out: the chips of the first are there to stay.
    line = shopper.get("line-agent").filter(has=shopper.page.locator("[data-product]")).first
    chip = line.locator("[data-product]").first
    expect(chip).to_be_visible(timeout=PATIENCE)
    expect(suggestions.get_by_text(text, exact=True)).to_have_count(0, timeout=PATIENCE)
    down = line.get_by_test_id("thumb-down")
    down.click()
    expect(down).to_have_attribute("aria-pressed", "true", timeout=PATIENCE)
    shopper.picture(f"answer-{locale}")
    assert violations(shopper) == []
    chip.click()
    expect(shopper.get("card")).to_be_visible()
    shopper.picture(f"chip-{locale}")


@needs_axe
def test_one_sees_who_is_writing_and_talks_by_voice_once_that_is_agreed_to(visitors: Visitors) -> None:
    shopper, writer = visitors(), visitors()
    shopper.page.add_init_script(FAKE_SPEECH)
    shopper.enter("Speaker")
    _wait_for_the_greeting(shopper)
    writer.enter("Mina Park")
    writer.get("chat-input").fill("I was wonder")
    expect(shopper.get("thinking")).to_have_text("Mina Park is writing", timeout=PATIENCE)
    shopper.picture("writing")
    writer.get("chat-input").fill("")
    expect(shopper.get("thinking")).to_be_hidden(timeout=PATIENCE)
    shopper.get("voice").click()
    expect(shopper.get("voice-consent")).to_contain_text("send the sound of your voice to its own maker")
    assert shopper.page.evaluate("window.ears") is None
    assert violations(shopper) == []
    shopper.picture("voice-consent")
    shopper.get("voice-agree").click()
    talk = shopper.get("voice-talk")
    talk.focus()
    shopper.page.keyboard.down("Space")
    expect(talk).to_have_attribute("aria-pressed", "true")
    assert shopper.page.evaluate("ears.started && ears.lang") == "en-US"
    shopper.page.evaluate(UNDERSTAND, "Do you have a jacket")
    expect(shopper.get("voice-caption")).to_have_text("Do you have a jacket")
    shopper.picture("voice-listening")
    shopper.page.wait_for_timeout(400)
    shopper.page.keyboard.up("Space")
    expect(shopper.get("line-mine").last).to_contain_text("Do you have a jacket", timeout=PATIENCE)
    expect(talk).to_have_attribute("aria-pressed", "false")
    shopper.page.wait_for_function("() => spoken.some((each) => /Jacket/.test(each[1]))", timeout=PATIENCE)
    assert all(lang == "en-US" for lang, _ in shopper.page.evaluate("spoken.filter((each) => each !== 'hush')"))
    talk.click()
    assert shopper.page.evaluate("spoken.at(-1)") == "hush"
    shopper.page.keyboard.press("Escape")
    expect(talk).to_have_attribute("aria-pressed", "false")


@needs_axe
def test_where_the_browser_has_no_speech_the_store_itself_writes_down_and_reads_aloud(visitors: Visitors) -> None:
    shopper = visitors(locale="ko-KR", phone=True, flat=True)
    shopper.page.add_init_script(NO_SPEECH)
    shopper.enter("Jisoo")
    shopper.get("toggle-chat").tap()
    _wait_for_the_greeting(shopper)
    shopper.get("voice").tap()
    expect(shopper.get("voice-consent")).to_contain_text("녹음은 바로 삭제됩니다")
    assert violations(shopper) == []
    shopper.picture("store-voice-consent")
    shopper.get("voice-agree").tap()
    talk, caption = shopper.get("voice-talk"), shopper.get("voice-caption")
    talk.focus()
    shopper.page.keyboard.press("Space")
    expect(caption).to_contain_text("마이크가 차단되어 있습니다")
    expect(talk).to_have_attribute("aria-pressed", "false")
    shopper.allow_the_microphone()
    shopper.page.keyboard.press("Space")
    expect(caption).to_have_text("듣고 있어요…", timeout=PATIENCE)
    shopper.page.wait_for_function(
        "() => Number(document.querySelector('.voice-level').style.getPropertyValue('--level')) > 0"
    )
    assert violations(shopper) == []
    shopper.picture("store-voice-listening")
    shopper.page.keyboard.press("Space")
    expect(shopper.get("line-mine").last).to_contain_text("재킷 있어요?", timeout=PATIENCE)
    expect(caption).to_be_hidden()
    shopper.page.wait_for_function("() => played > 0", timeout=PATIENCE)


def _wait_for_the_greeting(shopper: Shopper) -> None:
    expect(shopper.get("line-agent").last).to_have_attribute("data-done", "", timeout=PATIENCE)
