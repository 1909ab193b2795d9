"""Kills a store again and again while people buy, and audits its books.

python -m tests.kill --kills 200 --database postgresql --json kill.json

A real `vstore serve` without a language model sells few things to many buyers through real websockets; the payments are
the rehearsal's, with all their stories. At random instants it dies by `kill -9`, some of them while it opens, and is
opened again; buyers come back and say again, under the same keys, what was not answered. After each death, and at the
end, the books are held against the provider's own ledger. `--database` is "sqlite", "postgresql" for a private server,
every tenth of whose store's deaths is preceded by its own, or the URL of an empty database. Exits with 1 on any fault.
"""

import argparse
import asyncio
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import msgspec

from tests.kill.trial import Plan, Report, Trial
from tests.support.few_goods import few_goods
from tests.support.postgres import NoPostgres, private_server


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.kill", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--database", default="sqlite", metavar="sqlite|postgresql|URL")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, metavar="FILE", help="where the report goes too")
    options = parser.parse_args()
    report = msgspec.json.format(msgspec.json.encode(asyncio.run(trial(options))), indent=2).decode()
    print(report)
    if options.json:
        options.json.write_text(report + "\n")
    return 1 if msgspec.json.decode(report, type=Report).faults else 0


async def trial(options: argparse.Namespace) -> Report:
    # Enough of one, too few of another, and the last ones of a third.
    stock = {"PLENTY": 100 * options.kills, "SCARCE": 2 * options.kills, "LAST": 10}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="vstore-kill-")))
        store = few_goods(folder, stock)
        server, url = None, options.database
        if url == "sqlite":
            url = f"sqlite:///{folder / 'store.db'}"
        elif url == "postgresql":
            server = stack.enter_context(private_server())
            url = server.new_database()
        plan = Plan(options.kills, options.seed, database_kills_every=10 if server else 0)
        return await Trial(store, url, stock, plan, server).run()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NoPostgres as reason:
        sys.exit(str(reason))
