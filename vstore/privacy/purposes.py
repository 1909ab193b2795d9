"""The purposes a store asks for where its brand has written none of its own. Nothing is on until somebody says yes."""

from vstore.privacy.consent import MARKETING, MEMORY, Purpose

PURPOSES = (
    Purpose(
        MEMORY,
        "1",
        {"en": "Remember my taste", "ko": "내 취향 기억하기"},
        {
            "en": "Agents remember what you liked and turned down and your budget for your next visit, up to a year "
            "after the last one. Without this they forget it when you leave. You can change your mind at any time.",
            "ko": "마음에 들어 하신 상품, 원하지 않으신 상품, 예산을 다음 방문을 위해 기억해요. "
            "마지막 방문 후 최대 1년간이에요. 동의하지 않으시면 나가실 때 잊어요. 언제든지 바꾸실 수 있고, "
            "동의하지 않아도 이용에 불이익이 없어요.",
        },
    ),
    Purpose(
        MARKETING,
        "1",
        {"en": "News and offers by e-mail", "ko": "이메일 소식과 혜택 받기"},
        {
            "en": "We send news and offers to your e-mail address until you say no. Orders do not depend on it.",
            "ko": "그만 받겠다고 하실 때까지 이메일로 광고성 소식과 혜택을 보내 드려요. "
            "동의하지 않아도 주문과 이용에 불이익이 없어요.",
        },
    ),
)
