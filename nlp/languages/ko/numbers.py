"""Korean amounts and quantities: "8만9천원", "5만 원대", "20불에서 40불 사이", "두 켤레"."""

import re
from decimal import Decimal

from nlp.languages.grammar import Count, Price
from nlp.prices import about, band, minor

_SINO = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
_TENS = {"십": 10, "백": 100, "천": 1000}
_NATIVE = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "넷": 4, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7,
    "여덟": 8, "아홉": 9, "열": 10, "열한": 11, "열두": 12, "스무": 20, "스물": 20,
}  # fmt: skip
_CURRENCIES = {
    "원": "KRW", "won": "KRW", "불": "USD", "달러": "USD", "딸라": "USD", "$": "USD", "엔": "JPY", "유로": "EUR",
    "₩": "KRW", "€": "EUR", "¥": "JPY",
}  # fmt: skip

_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_MYRIAD = (
    rf"(?:{_DIGITS}\s?만|[일이삼사오육칠팔구십백천]*\s?만(?=\s?(?:원|불|\d|[일이삼사오육칠팔구]?천|이하"
    rf"|이내|미만|정도|대)))"
)
_AMOUNT = (
    rf"(?<![가-힣\d.,])(?P<sign{{0}}>[$₩€¥])?\s?(?P<number{{0}}>{_MYRIAD}(?:\s?(?:{_DIGITS}"
    rf"|[일이삼사오육칠팔구십백]*)\s?천)?(?:\s?{_DIGITS}\s?백)?(?:\s?\d{{{{1,4}}}}(?=\s?원))?"
    rf"|{_DIGITS}\s?천(?:\s?{_DIGITS}\s?백)?|{_DIGITS}|[일이삼사오육칠팔구십백]*천(?=\s?원)"
    rf"|[일이삼사오육칠팔구십백]+(?=\s?(?:원|불|달러)))\s?(?P<name{{0}}>원|불|달러|딸라|엔|유로|won|\$)?"
)
_MOST = (
    r"이하|이내|미만|아래|안쪽|안으로|안에서|밑|까지|언더|안 ?넘|넘지 ?않|안으로|선에서|내에서|보다 ?(?:싼"
    r"|저렴|싸)|넘으면 안|못 ?넘|초과(?:는|하면|하지)? ?(?:안|못|않|말|곤란|싫)"
)
_LEAST = r"이상|초과|넘(?:는|고|어야)|부터|위로|보다 ?비싼"
_ABOUT = r"정도|쯤|내외|안팎|언저리|가량|전후|선|짜리"
_AT_LEAST = re.compile(r"(?:최소(?:한)?|적어도|못해도)\s*$")
_RANGE = re.compile(rf"{_AMOUNT.format(1)}\s*(?:에서|부터|~|-|–|이상)\s*{_AMOUNT.format(2)}\s*(?:사이|까지|이하|정도)?")
_SINGLE = re.compile(
    rf"{_AMOUNT.format(1)}\s?(?P<band>대(?![가-힣]*[리체])|때)?\s?(?:(?:초|중|후)반)?\s?(?:으로|은|을"
    rf"|이(?![하상내])|에)?\s?(?:(?P<most>{_MOST})|(?P<least>{_LEAST})|(?P<about>{_ABOUT}))?"
)

_COUNTERS = r"개|벌|켤레|장|점(?!\s*만|수)|권|대|쌍|세트|병|박스|상자|자루|잔|족|짝|채|매|피스"
_NUMERAL = "|".join(sorted(_NATIVE, key=len, reverse=True))
_COUNT = re.compile(
    rf"(?<![\d.,])(?P<digits>\d{{1,3}})\s?(?:{_COUNTERS})(?!월)"
    rf"|(?<![가-힣])(?P<native>{_NUMERAL})\s?(?:{_COUNTERS})(?![번째])"
    rf"|(?<![가-힣])(?P<alone>하나|(?<!에 )둘|둘(?= ?(?:담|넣|추가|주))|셋|넷|다섯|여섯|일곱|여덟|아홉|열)(?=\s"
    rf"|만|씩|요|이요|로|랑|하고|와|과|$"
    rf"|[.!?,])(?!\s*(?:다|중|사이))"
    r"|^(?P<bare>\d{1,2})\s?(?:요|이요)?[.!]*$"
)
_NOT_COUNTED = re.compile(r"^\s?(?:중|가운데|다\b|사이|이상 남|남)")
_NOT_BEFORE = re.compile(r"(?<![가-힣])(?:다른|나머지|이|그|저)\s?$")


def prices(text: str, currency: str) -> tuple[Price, ...]:
    """The ranges that `text` sets, in minor units of `currency`; amounts in other currencies are left out."""
    found: list[Price] = []
    for match in _RANGE.finditer(text):
        price = _between(match, currency)
        if price:
            found.append(price)
    for match in _SINGLE.finditer(text):
        if all(match.end() <= other.start or match.start() >= other.end for other in found):
            price = _one(match, currency)
            if price:
                found.append(price)
    return tuple(sorted(found, key=lambda price: price.start))


def number(said: str) -> Decimal:
    """The value of a Korean or plain number: "8만9천" -> 89000, "만 오천" -> 15000, "1,200" -> 1200."""
    said = said.replace(" ", "").replace(",", "")
    if "만" in said:
        high, low = said.split("만", 1)
        return (number(high) if high else Decimal(1)) * 10000 + (number(low) if low else 0)
    return _below_ten_thousand(said)


def _below_ten_thousand(said: str) -> Decimal:
    total = Decimal(0)
    for digits, unit in re.findall(r"(\d+(?:\.\d+)?|[일이삼사오육칠팔구])?([십백천])?", said):
        if digits or unit:
            value = Decimal(_SINO.get(digits, 0) or digits) if digits else Decimal(1)
            total += value * _TENS.get(unit, 1)
    return total


def _said_currency(match: re.Match[str], which: int) -> str | None:
    return _CURRENCIES.get(match[f"sign{which}"] or match[f"name{which}"] or "")


def _is_money(match: re.Match[str], which: int) -> bool:
    """Whether the number says itself that it is money: by its currency, by 만 or 천."""
    return bool(_said_currency(match, which)) or any(unit in match[f"number{which}"] for unit in "만천")


def _between(match: re.Match[str], currency: str) -> Price | None:
    said = _said_currency(match, 2) or _said_currency(match, 1)
    if not (_is_money(match, 1) or _is_money(match, 2)) or _is_foreign(match, said, currency):
        return None
    low, high = number(match["number1"]), number(match["number2"])
    if "만" in match["number2"] and "만" not in match["number1"] and low < 1000:
        low *= 10000
    least, most = sorted((minor(low, currency), minor(high, currency)))
    return Price(match.start(), match.end(), least, most)


def _is_foreign(match: re.Match[str], said: str | None, currency: str) -> bool:
    """Another currency was said, or 만 without one where a store does not count in won or yen."""
    return (said or ("KRW" if any("만" in (each or "") for each in match.groups()) else currency)) != currency


def _one(match: re.Match[str], currency: str) -> Price | None:
    limited = match["most"] or match["least"]
    amount = number(match["number1"])
    is_money = _is_money(match, 1) or bool(limited and amount >= 10)
    if not is_money or _is_foreign(match, _said_currency(match, 1), currency):
        return None
    start, end, value = match.start(), match.end(), minor(amount, currency)
    if match["band"] and not match["least"]:
        return Price(start, end, *band(amount, currency))
    if match["most"]:
        return Price(start, end, most=value)
    if match["least"] or _AT_LEAST.search(match.string[: match.start()]):
        return Price(start, end, least=value)
    return Price(start, end, *about(value)) if match["about"] else Price(start, end, most=value)


def counts(text: str) -> tuple[Count, ...]:
    """The quantities that `text` names."""
    return tuple(
        Count(match.start(), match.end(), value)
        for match in _COUNT.finditer(text)
        if not _NOT_COUNTED.match(text[match.end() :]) and not _NOT_BEFORE.search(text[: match.start()])
        for said in [match["digits"] or match["bare"] or match["native"] or match["alone"]]
        for value in [int(said) if said.isdigit() else _NATIVE[said]]
        if value
    )
