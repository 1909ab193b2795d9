"""A store folder written: settings, catalog, scenes and empty pages for the knowledge."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from scenes.document import SceneDocument
from scenes.products import Product
from vstore.catalogues import write_catalogue

SETTINGS = """\
# The settings of your store: every key there is. A key in a comment shows what holds without it.
# `vstore check` tells what is wrong with this file and everything beside it.

languages = {languages}  # the first is the store's own
currency = "{currency}"  # of all prices in the catalog
entrance = "{entrance}"  # the scene where visitors come in

[name]
en = {name}
ko = {name}

[[agents]]  # one such table for each agent; scenes/*.scene.json say where it stands
id = "{agent}"
tone = "polite"  # or "casual", or "formal" (-습니다)
languages = {languages}

[agents.name]
en = "Mina"
ko = "미나"

[agents.greeting]  # said after its introduction
# en = "Tell me what you are looking for."
# ko = "찾으시는 것을 말씀해 주세요."

[agents.look]
# hair = "short"
# skin_color = "#e0b394"
# hair_color = "#3b2b22"
# top_color = "#4a6fa5"
# bottom_color = "#39404d"
# shoes_color = "#f2f2f2"

[theme]
# accent = "#2f5d50"  # of buttons and links; the page makes it readable on white and on dark
# corners = "round"  # or "soft", or "square"
# headings = "sans"  # or "serif"

[delivery]
fee = "0"  # an order; an amount as people write it
# free_from = "100"  # orders from this amount on pay no fee
home = "{home}"  # the country reckoned with before a visitor names theirs

# [delivery.zones]  # names for groups of countries
# europe = ["DE", "FR", "IT"]

# [[delivery.methods]]  # in the place of `fee` and `free_from`; the first rate that fits holds
# id = "parcel"
# name = {{en = "Parcel", ko = "택배"}}
# rates = [
#   {{to = ["{home}"], up_to_grams = 5000, fee = "4", free_from = "100", days = [1, 3]}},
#   {{to = ["europe", "US"], fee = "30", days = [5, 12]}},
# ]

[delivery.calendar]  # by which the page names the day on which things come
time_zone = "{zone}"
before = 12:00:00  # what is ordered before goes out on the same day
closed = ["sun"]  # weekdays on which nothing goes out or arrives
holidays = []  # 2026-12-25, and so on

[tax]
included = true  # prices hold the tax, as Korea's VAT; false adds it
rounding = "order"  # or "line"
delivery = "standard"  # the class that delivery is taxed as; "" where it bears no tax
# rates = [
#   {{percent = "10", to = ["KR"]}},
#   {{percent = "8.875", to = ["US-NY"]}},
#   {{percent = "7", to = ["DE"], goods = "book"}},
# ]
# classes = {{book = ["example-product"]}}

# [[promotions]]  # one such table for each; write one of percent, amount, buy (and get), free_delivery
# id = "welcome"
# name = {{en = "Welcome", ko = "첫 구매 할인"}}
# percent = "10"
# code = "WELCOME"  # without one everybody has it
# products = []  # or categories, skus; without any: everything
# minimum = "50"
# starts = 2026-12-01T00:00:00+09:00
# ends = 2027-01-01T00:00:00+09:00
# limit = 1000  # orders in all
# per_visitor = 1
# exclusive = true  # of percentages, does not add to others

# [[size_guides]]  # one such table for each; shown on the cards of what it fits
# name = {{en = "Jackets", ko = "재킷"}}
# fits = ["jacket", "Outerwear", "example-product"]  # kinds, categories, ids of products
# columns = [{{en = "Size", ko = "사이즈"}}, {{en = "Chest (cm)", ko = "가슴둘레 (cm)"}}]
# rows = [["S", "96"], ["M", "100"]]
# note = {{en = "Measured flat.", ko = "눕혀서 잰 치수입니다."}}

[legal]  # shown before one orders
# terms = "https://example.com/terms"
# privacy = "https://example.com/privacy"
# returns = "https://example.com/returns"

[legal.business]  # who you are; in Korea by law: name, representative, address, phone, e-mail, registration numbers
# en = "Example Ltd, 1 Example Street, hello@example.com"
# ko = "예시 주식회사 | 대표 홍길동 | 사업자등록번호 000-00-00000 | 통신판매업신고 제0000-서울-00000호"

[payment]
provider = "test"  # moves no money

[policies]
# quantity_limit = 20  # of one variant in one order
# cart_days = 90  # a cart that nobody touches for so long is emptied

[webhooks]  # signed with VSTORE_WEBHOOK_SECRETS; `vstore schema --webhooks` tells what they say
# urls = ["https://example.com/hooks"]  # each hears of every order

[mail]  # receipts; without a server they are files in data/mail
# sender = "shop@example.com"
# smtp = "smtp.example.com:587"  # sign-in by VSTORE_SMTP_USER and VSTORE_SMTP_PASSWORD
# security = "starttls"  # or "tls", or "none"
# [[offers]]  # a flash offer for each such table; the price before is shown beside it
# id = "friday"
# begins = 2026-11-27T09:00:00+09:00
# ends = 2026-11-27T12:00:00+09:00
# prices = {{ "MUG-G" = "12000" }}

[privacy]
# chat_days = 90  # how long conversations are kept, without e-mail addresses and telephone numbers; 0: never
# keep_days = {{disputes = 1461}}  # longer than law asks: contracts, disputes, accesses, memories, calls, avatars
# [[privacy.purposes]]  # what visitors are asked to agree to, in place of our own texts
# id = "marketing"  # "memory": agents remember from visit to visit
# version = "1"  # a new one asks everybody anew
# title = {{en = "News by e-mail", ko = "이메일 소식 받기"}}
# text = {{en = "What exactly is done, with what and for how long.", ko = "무엇을, 무엇으로, 얼마 동안 하는지."}}

[avatars]
own_files = false  # true: visitors may wear a VRM 1.0 file of their own, which all others see

[embed]
sites = []  # your other sites that may show the chat, such as "https://www.example.com"

[promote]
# example-product = 0.5  # agents name it before what fits alike, and say so when asked why
"""
AGENT = "mina"
HOMES = {"KRW": "KR", "JPY": "JP", "EUR": "DE", "GBP": "GB"}
"""Where a store that sells in a currency probably is."""
ZONES = {"KRW": "Asia/Seoul", "JPY": "Asia/Tokyo", "EUR": "Europe/Berlin", "GBP": "Europe/London"}
"""The time zone there."""
_PAGES = {
    "en": (
        ("Shipping", "What delivery costs, how long it takes, where you deliver to."),
        ("Returns and exchanges", "How many days, in what state, who pays for the way back."),
        ("Opening hours", "When people of yours can be reached."),
        ("Payment", "What you accept."),
        ("Our story", "Who you are."),
    ),
    "ko": (
        ("배송", "배송비, 걸리는 날, 배송 지역."),
        ("교환과 반품", "기간, 상품 상태, 반품 배송비."),
        ("영업 시간", "사람이 상담하는 시간."),
        ("결제", "받는 결제 수단."),
        ("브랜드 이야기", "우리가 누구인지."),
    ),
}


def write_store(
    folder: Path,
    name: str,
    currency: str,
    languages: Sequence[str],
    products: Sequence[Product],
    scenes: Sequence[SceneDocument],
) -> list[str]:
    """Write a new store into `folder`, which is made where it does not exist; the names of the files."""
    files = {
        "store.toml": settings_text(name, currency, languages, scenes[0].id).encode(),
        "catalog.csv": write_catalogue(products),
        **{f"scenes/{scene.id}.scene.json": scene_text(scene).encode() for scene in scenes},
        **{f"knowledge/service.{language}.md": knowledge_page(language).encode() for language in languages},
    }
    _write(folder, files)
    (folder / "assets").mkdir(exist_ok=True)
    return list(files)


def settings_text(name: str, currency: str, languages: Sequence[str], entrance: str) -> str:
    """A `store.toml` with every table there is."""
    written = json.dumps(name, ensure_ascii=False)
    return SETTINGS.format(
        languages=json.dumps(list(languages)),
        currency=currency,
        entrance=entrance,
        name=written,
        agent=AGENT,
        home=HOMES.get(currency, "US"),
        zone=ZONES.get(currency, "UTC"),
    )


def scene_text(scene: SceneDocument) -> str:
    """A scene file with one thing a line, so that a change of one thing is a change of one line."""
    fields = json.loads(msgspec.json.encode(scene))
    return "{\n" + ",\n".join(f"  {json.dumps(name)}: {_lines(value)}" for name, value in fields.items()) + "\n}\n"


def knowledge_page(language: str) -> str:
    """Headings to write under. What stands in `<!-- -->` is not read: an agent never says what nobody has written."""
    return "\n".join(f"## {title}\n<!-- {hint} -->\n" for title, hint in _PAGES[language])


def _lines(value: object) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(f"    {json.dumps(item, ensure_ascii=False)}" for item in value) + "\n  ]"


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
