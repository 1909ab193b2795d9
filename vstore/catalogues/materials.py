"""Materials that a product's name or tags state, in both languages."""

import re

from scenes.products import Text

# English name, Korean name, further words.
_MATERIALS: tuple[tuple[str, ...], ...] = (
    ("cotton", "면", "코튼", "순면"),
    ("wool", "울", "모직", "merino", "메리노"),
    ("cashmere", "캐시미어"),
    ("linen", "리넨", "린넨", "마"),
    ("silk", "실크"),
    ("denim", "데님"),
    ("leather", "가죽", "레더"),
    ("suede", "스웨이드"),
    ("nylon", "나일론"),
    ("polyester", "폴리에스터"),
    ("fleece", "플리스", "후리스"),
    ("canvas", "캔버스"),
    ("velvet", "벨벳"),
    ("oak", "참나무", "오크"),
    ("walnut", "호두나무", "월넛"),
    ("wood", "나무", "원목", "wooden"),
    ("bamboo", "대나무"),
    ("rattan", "라탄"),
    ("ceramic", "도자기", "세라믹", "porcelain", "stoneware"),
    ("clay", "점토", "토분", "terracotta"),
    ("glass", "유리", "글라스"),
    ("marble", "대리석"),
    ("copper", "구리", "황동", "brass"),
    ("steel", "스틸", "스테인리스", "stainless"),
)
_BY_WORD = {word: row for row in _MATERIALS for word in row}


def material_in(*texts: str) -> Text:
    """The material that the first of the texts to state one states; empty where none does."""
    for text in texts:
        for word in re.findall(r"[^\W_]+", text.lower()):
            if word in _BY_WORD:
                english, korean, *_ = _BY_WORD[word]
                return {"en": english, "ko": korean}
    return {}


def material_called(text: Text) -> Text:
    """A brand's own words for a material, with the other language where all of them are known: "Wool, Nylon"."""
    for words in text.values():
        parts = [_BY_WORD.get(part.strip().lower()) for part in words.split(",")]
        known = [row for row in parts if row]
        if len(known) == len(parts):
            return {"en": ", ".join(row[0] for row in known), "ko": ", ".join(row[1] for row in known), **text}
    return text
