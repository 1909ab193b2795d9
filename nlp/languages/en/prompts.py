"""What visitors could say next, in English, as they are offered it: a prompt's key -> its words with {SLOT}s."""

PROMPTS = {
    "yes": "Yes, please",
    "no": "No, thank you",
    "sizes": "What sizes are there?",
    "colors": "What colours are there?",
    "material": "What is it made of?",
    "add": "Put it in my cart",
    "cheaper": "Is there a cheaper one?",
    "compare": "What is the difference?",
    "pay": "I would like to pay",
    "cart": "What is in my cart?",
    "order": "Where is my order?",
    "recommend": "What do you recommend?",
    "wish": "Show me the {KIND}",
    "shipping": "How does delivery work?",
    "returns": "Can I return things?",
    "wrapping": "Do you wrap gifts?",
}
