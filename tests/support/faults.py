"""What is logged as an error, kept to be asked about."""

import logging


class Faults(logging.Handler):
    """`with Faults() as faults`: keeps every record of an error, of any logger, in `faults.records`."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(self.format(record))

    def __enter__(self) -> "Faults":
        logging.getLogger().addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger().removeHandler(self)
