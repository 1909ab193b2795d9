"""Prompts as a model's tokens, the same for speaking and for training."""

from collections.abc import Sequence
from typing import Any

from nlp.model import Line, Prompt

_ROLES = {"visitor": "user", "agent": "assistant"}


class Prompts:
    """Turns prompts into tokens by a tokenizer's own chat template, or line by line where it has none."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._specials = [text for text in tokenizer.get_added_vocab() if text]

    def head(self, prompt: Prompt) -> list[int]:
        """The part that stays the same for one agent and language."""
        return self._tokens(prompt.head, prompt.examples, answering=False)

    def whole(self, prompt: Prompt) -> list[int]:
        """All of it, up to where the answer begins."""
        return self._tokens(prompt.head, (*prompt.examples, *prompt.lines), answering=True)

    def answer(self, text: str) -> list[int]:
        """An answer and its end."""
        return [*self._tokenizer(text, add_special_tokens=False).input_ids, self._tokenizer.eos_token_id]

    def _tokens(self, rules: str, lines: Sequence[Line], *, answering: bool) -> list[int]:
        messages = [{"role": "system", "content": self._plain(rules)}, *map(self._message, lines)]
        if self._tokenizer.chat_template is None:
            text = "\n".join(each["content"] for each in messages) + "\n"
        else:
            text = self._tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=answering)
        return list(self._tokenizer(text, add_special_tokens=False).input_ids)

    def _message(self, line: Line) -> dict[str, str]:
        return {"role": _ROLES[line.role], "content": self._plain(line.text)}

    def _plain(self, text: str) -> str:
        """The text without the model's control words: what a visitor types never ends the visitor's turn."""
        for special in self._specials:
            text = text.replace(special, " ")
        return text
