"""What an agent tells of a coat, for tests that have it worded."""

from nlp.facts import Facts

COAT = Facts(
    language="en",
    intent="recommend",
    phrase="I would suggest Harbor Trench Coat. It is ₩189,000.",
    template="I would suggest {NAME}. It is {PRICE}.",
    slots={"NAME": "Harbor Trench Coat", "PRICE": "₩189,000"},
)
