"""Serve the replica until a signal, or until standard input ends: `python -m tests.replica`."""

import argparse
import signal
import sys
from datetime import datetime
from threading import Thread

from tests.replica.article import BEIJING
from tests.replica.newsroom import Newsroom
from tests.replica.server import Server


def moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{text}: say the zone too, as in 2026-11-22T12:00:00+08:00")
    return found.astimezone(BEIJING)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.replica", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: any free port")
    parser.add_argument("--articles", type=int, default=420)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--now", type=moment, help="the replica's clock, ISO 8601 with a zone")
    parser.add_argument("--blocked", type=float, default=0.05, help="share of addresses that answer 403 at first")
    parser.add_argument("--until-eof", action="store_true", help="stop when standard input closes")
    return parser.parse_args()


def stop_at_end_of_input(server: Server) -> None:
    sys.stdin.buffer.read()
    server.shutdown()


def main() -> None:
    options = arguments()
    with Server(options.port, Newsroom(options.articles, options.seed, options.now), options.blocked) as server:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: Thread(target=server.shutdown).start())
        if options.until_eof:
            Thread(target=stop_at_end_of_input, args=(server,), daemon=True).start()
        sys.stdout.write(f"{server.address}\n")
        sys.stdout.flush()
        server.serve_forever(poll_interval=0.05)


if __name__ == "__main__":
    main()
