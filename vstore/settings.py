"""Every setting of the server in one object: a documented default each, changed by an environment variable."""

import os
from collections.abc import Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from vstore.addresses import AddressRates
from vstore.limits import StoreLimits
from vstore.session import Rates

PREFIX = "VSTORE_"

Count = Annotated[int, Meta(ge=1)]
Seconds = Annotated[float, Meta(gt=0)]
Rate = Annotated[float, Meta(gt=0)]

_PER_VISITOR = "{} a second from one address, for each visitor that it may have."


class SettingsFault(Exception):
    """An environment variable holds something that cannot be used; the text says which and what fits."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of one server. Each field is read from `VSTORE_` + its name in capitals."""

    max_sessions: Annotated[Count, Meta(description="Visitors inside at once, in all rooms together.")] = 500
    max_sessions_per_address: Annotated[Count, Meta(description="Visitors connected from one network address.")] = 100
    max_waiting: Annotated[Count, Meta(description="Visitors who may wait in line while the store is full.")] = 1_000
    joins_per_beat: Annotated[Count, Meta(description="Visitors let in at each beat; more wait in line.")] = 10
    max_message_bytes: Annotated[Count, Meta(description="Largest message from a client.")] = 16_384
    max_mailbox_bytes: Annotated[Count, Meta(description="What may wait for one slow client.")] = 2_000_000
    resume_seconds: Annotated[Seconds, Meta(description="How long a dropped visitor's body waits.")] = 60.0
    hello_seconds: Annotated[Seconds, Meta(description="How long a new connection may stay silent.")] = 10.0
    idle_seconds: Annotated[Seconds, Meta(description="How long a visitor's client may stay silent.")] = 120.0
    tick_rate: Annotated[Rate, Meta(le=60, description="Beats of the world a second.")] = 20.0
    rate_all: Annotated[Rate, Meta(description="Messages a second from one client.")] = 40.0
    rate_motion: Annotated[Rate, Meta(description="Motion messages a second from one client.")] = 25.0
    rate_speech: Annotated[Rate, Meta(description="Utterances a second from one client.")] = 1.0
    rate_commerce: Annotated[Rate, Meta(description="Cart, product and order messages a second.")] = 5.0
    rate_address_connections: Annotated[Rate, Meta(description=_PER_VISITOR.format("Connections"))] = 0.1
    rate_address_speech: Annotated[Rate, Meta(description=_PER_VISITOR.format("Utterances"))] = 0.2
    rate_address_commerce: Annotated[Rate, Meta(description=_PER_VISITOR.format("Commerce messages"))] = 1.0
    database: Annotated[str, Meta(description="URL of the database; empty: an SQLite file beside the store.")] = ""
    model: Annotated[str, Meta(description='Language model: "embedded", "none", or a folder.')] = "embedded"
    model_adapter: Annotated[str, Meta(description="Folder of what `vstore models train` has taught it.")] = ""
    model_url: Annotated[str, Meta(description="OpenAI-compatible server that has the model instead.")] = ""
    model_key: Annotated[str, Meta(description="Our key at that server; empty: it asks for none.")] = ""
    model_threads: Annotated[Count, Meta(description="Processor threads for the language model.")] = 1
    patience_seconds: Annotated[Seconds, Meta(description="How long the model may take for its first words.")] = 0.8
    voice: Annotated[bool, Meta(description="Hear and speak here, for browsers that cannot: true or false.")] = False
    voice_weights: Annotated[str, Meta(description="Folder of a Whisper model in CTranslate2's form; empty: ours.")] = (
        ""
    )
    shutdown_seconds: Annotated[Seconds, Meta(description="How long running orders may take to end.")] = 10.0
    public_url: Annotated[str, Meta(description="Where visitors reach the store; empty: where it listens.")] = ""
    staff_token: Annotated[str, Meta(description="Opens the staff page; empty makes one for this run.")] = ""
    webhook_secrets: Annotated[str, Meta(description="What webhooks are signed with: whsec_..., newest first.")] = ""
    smtp_user: Annotated[str, Meta(description="Who we are to the mail server; empty: it does not ask.")] = ""
    smtp_password: Annotated[str, Meta(description="Our password at the mail server.")] = ""
    log_level: Annotated[str, Meta(description="debug, info, warning or error.")] = "info"

    def store_limits(self) -> StoreLimits:
        return StoreLimits(
            sessions=self.max_sessions,
            sessions_per_address=self.max_sessions_per_address,
            waiting=self.max_waiting,
            joins_per_beat=self.joins_per_beat,
            message_bytes=self.max_message_bytes,
            mailbox_bytes=self.max_mailbox_bytes,
            resume_seconds=self.resume_seconds,
            hello_seconds=self.hello_seconds,
            idle_seconds=self.idle_seconds,
            tick_rate=self.tick_rate,
            rates=Rates(
                all=self.rate_all, motion=self.rate_motion, speech=self.rate_speech, commerce=self.rate_commerce
            ),
            address_rates=AddressRates(
                connections=self.rate_address_connections,
                speech=self.rate_address_speech,
                commerce=self.rate_address_commerce,
            ),
        )


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The defaults, with what the environment sets. Raises SettingsFault naming every bad variable at once."""
    values: dict[str, object] = {}
    faults: list[str] = []
    for field in msgspec.structs.fields(Settings):
        text = environment.get(PREFIX + field.name.upper())
        if text is None:
            continue
        try:
            values[field.name] = msgspec.convert(text, field.type, strict=False)
        except msgspec.ValidationError as fault:
            faults.append(f"{PREFIX}{field.name.upper()}={text!r}: {fault}")
    if faults:
        raise SettingsFault("; ".join(faults))
    return Settings(**values)  # type: ignore[arg-type]


def described() -> list[tuple[str, str, str]]:
    """(environment variable, default, what it is) for each setting, in order."""
    rows = []
    for field in msgspec.structs.fields(Settings):
        schema = msgspec.json.schema(field.type)
        rows.append((PREFIX + field.name.upper(), str(field.default), str(schema.get("description", ""))))
    return rows
