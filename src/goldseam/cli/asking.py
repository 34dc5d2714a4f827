"""What can be asked on the command line: commands, their arguments, and what --help says of them."""

import argparse
import importlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from goldseam import __version__

Run: TypeAlias = Callable[[argparse.Namespace], int]


class Usage(Exception):
    """The command was not asked for as it has to be."""


class Parser(argparse.ArgumentParser):
    """A parser that complains in one sentence, and never guesses at half an option."""

    def __init__(self, **wanted: Any) -> None:
        super().__init__(allow_abbrev=False, **wanted)

    def error(self, message: str) -> NoReturn:
        """Raise Usage with the complaint and where to read on."""
        if found := re.fullmatch(r"argument COMMAND: invalid choice: ('.*') \(.*", message):
            message = f"there is no command {found[1]}"
        raise Usage(f"{message[:1].upper()}{message[1:]}. `{self.prog} --help` shows what can be said.")


def _from(module: str, name: str) -> Run:
    """The function of this name, its module imported only when the command is run."""

    def run(asked: argparse.Namespace) -> int:
        return int(getattr(importlib.import_module(f"goldseam.cli.{module}"), name)(asked))

    return run


def parser() -> Parser:
    """All commands."""
    whole = Parser(
        prog="goldseam",
        description="A private companion for the months after a breakup. Without a command, it opens.",
        epilog="Exit codes: 0 done, 1 what was asked about does not hold, 2 bad input, with a sentence that says why.",
    )
    whole.add_argument("--version", action="version", version=f"goldseam {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _open(commands)
    _programme(commands)
    _chat(commands)
    _coach(commands)
    _journal(commands)
    _doctor(commands)
    return whole


def _command(commands: Any, name: str, run: Run, help: str, **more: Any) -> Parser:
    found: Parser = commands.add_parser(name, help=help, description=more.pop("says", help), **more)
    found.set_defaults(run=run)
    return found


def _data(command: Parser) -> None:
    command.add_argument("--data", type=Path, metavar="DIR", help="the data folder, if it is not the usual one")


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError("has to be a number from 1024 to 65535, or 0 for any free one")
    return int(text)


def _open(commands: Any) -> None:
    command = _command(
        commands,
        "open",
        _from("opening", "open_app"),
        "start the app and open the browser at a one-time address",
    )
    _data(command)
    command.add_argument("--port", type=_port, metavar="N", help="the port on this machine; any free one if left out")
    command.add_argument("--no-browser", action="store_true", help="print the address and open no browser")


def _programme(commands: Any) -> None:
    command = _command(
        commands,
        "programme",
        _from("programme", "show"),
        "fold plain journal lines: where they stand, which gates are open and why, what now",
        says="Fold plain journal lines and say where they stand, which gates are open and why, and what is due. "
        "Opens no journal of yours and changes nothing.",
    )
    command.add_argument("file", nargs="?", metavar="FILE", help="JSON lines; stdin if left out")
    command.add_argument(
        "--at", metavar="INSTANT", help="as of when, such as 2026-02-09T20:00:00+01:00; now if left out"
    )
    command.add_argument("--json", action="store_true", help="print one JSON document (docs/formats.md)")


def _chat(commands: Any) -> None:
    chat = commands.add_parser(
        "chat",
        help="read a messenger's export: what is in it, how it changed",
        description="Read a messenger's export on this machine. Opens no journal, keeps nothing, fetches nothing.",
    )
    kinds = chat.add_subparsers(title="commands", metavar="COMMAND", required=True)
    inspect = _command(
        kinds,
        "inspect",
        _from("chat", "inspect"),
        "what is in these exports",
        says="Say what is in these exports: who wrote how much, from when to when, and what was not understood. "
        "Files, folders and zips are known by their content. Opens no journal, keeps nothing, fetches nothing.",
    )
    _exports(inspect)
    inspect.add_argument("--json", action="store_true", help="print one JSON document (docs/formats.md)")
    _report(kinds)


def _report(kinds: Any) -> None:
    report = _command(
        kinds,
        "report",
        _from("chat_report", "report"),
        "how the conversation changed",
        says="Say how a conversation of two changed: when, by how much, and what that does not mean. Never a verdict "
        "on anybody. Opens no journal, keeps nothing, fetches nothing.",
    )
    _exports(report)
    report.add_argument("--me", required=True, metavar="NAME", help="your name, as the export writes it")
    report.add_argument("--them", metavar="NAME", help="theirs; may be left out where exactly two people wrote")
    form = report.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON document (docs/formats.md)")
    form.add_argument("--html", metavar="OUT", help="write one page that opens in any browser")
    report.add_argument("--without-messages", action="store_true", help="a page of figures alone, without any message")
    report.add_argument("--replace", action="store_true", help="write over OUT if it is there already")


def _exports(command: Parser) -> None:
    command.add_argument(
        "files", nargs="+", metavar="FILE", help="an export: a file, folder or zip; several are joined"
    )
    command.add_argument("--tz", metavar="ZONE", help="show stored instants in this zone, such as Europe/London")
    command.add_argument("--conversation", metavar="ID", help="of several conversations, only this one")


def _coach(commands: Any) -> None:
    coach = commands.add_parser(
        "coach",
        help="read a draft or a reply: what it says, and how it may be heard",
        description="Read a draft or a reply on this machine. Opens no journal, keeps nothing, sends nothing.",
    )
    kinds = coach.add_subparsers(title="commands", metavar="COMMAND", required=True)
    draft = _command(kinds, "draft", _from("coach", "draft"), "what may hurt in a draft, and what is good in it")
    purposes = ("first_text", "text", "letter", "talk")
    draft.add_argument(
        "--for", dest="purpose", choices=purposes, default="text", help="what it is for; text if left out"
    )
    draft.add_argument("--lang", choices=("en",), default="en", help="the language of the draft; English so far")
    _judged(draft)
    reply = _command(
        kinds, "reply", _from("coach", "reply"), "how a reply reads; above all, whether it asks for distance"
    )
    reply.add_argument("--own-model-earlier", action="store_true", help="your own model sees the earlier messages too")
    _judged(reply)


def _own_model(command: Parser) -> None:
    own = command.add_argument_group("a language model of your own (off unless an address is given; it may only add)")
    own.add_argument("--own-model", metavar="ADDRESS", help="where it listens, such as http://127.0.0.1:11434/v1")
    own.add_argument("--own-model-name", metavar="NAME", default="default", help="what it is called there")
    own.add_argument("--own-model-elsewhere", action="store_true", help="it may be on another machine: texts go there")


def _judged(command: Parser) -> None:
    _own_model(command)
    command.add_argument("text", nargs="?", metavar="TEXT", help="the text; stdin if left out")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON document (docs/formats.md)")
    form.add_argument("--jsonl", action="store_true", help="answer JSON lines on stdin one by one (docs/formats.md)")


def _journal(commands: Any) -> None:
    journal = commands.add_parser("journal", help="the sealed journal: export, import, verify, passphrase, erase")
    kinds = journal.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _export(kinds)
    _import(kinds)
    _chats(kinds)
    _sealed(
        kinds,
        "verify",
        "journal",
        "verify",
        "check the file, every seal and every link; exit code 1 if something is wrong",
    )
    change = _sealed(kinds, "passphrase", "journal", "change_passphrase", "choose a new passphrase")
    change.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help="read the new one from this file")
    erase = _sealed(kinds, "erase", "journal", "erase", "delete everything, for good")
    erase.add_argument("--yes", action="store_true", help="do not ask again")


def _sealed(kinds: Any, name: str, module: str, function: str, help: str) -> Parser:
    command = _command(kinds, name, _from(module, function), help)
    _data(command)
    command.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="read the passphrase from the first line of this file"
    )
    return command


def _export(kinds: Any) -> None:
    command = _sealed(
        kinds, "export", "taking_out", "export", "write everything to one file, sealed with the same passphrase"
    )
    command.add_argument("out", metavar="OUT", help="the file to write")
    command.add_argument("--plain", action="store_true", help="write readable JSON lines instead of a sealed age file")
    command.add_argument("--replace", action="store_true", help="write over OUT if it is there already")
    _other_passphrase(command)


def _chats(kinds: Any) -> None:
    command = _sealed(kinds, "chats", "chats_out", "save", "write every chat you brought in to a file of its own")
    command.add_argument("folder", metavar="FOLDER", help="the folder to write into")
    command.add_argument("--plain", action="store_true", help="write readable JSON lines instead of sealed age files")
    command.add_argument("--replace", action="store_true", help="write over files that are there already")
    _other_passphrase(command)


def _import(kinds: Any) -> None:
    command = _sealed(
        kinds,
        "import",
        "bringing_in",
        "bring_in",
        "bring in the lines of such a file; makes the journal where there is none",
    )
    command.add_argument("file", metavar="FILE", help="an export, sealed or plain, or any file of journal lines")
    command.add_argument("--no-spare-key", action="store_true", help="for a new journal: make no spare key")
    command.add_argument("--as-it-is", action="store_true", help="bring in a plain file even if it was cut or changed")
    _other_passphrase(command)


def _other_passphrase(command: Parser) -> None:
    command.add_argument(
        "--file-passphrase-file", type=Path, metavar="FILE", help="the passphrase of the export, if it is another one"
    )


def _doctor(commands: Any) -> None:
    command = _command(
        commands,
        "doctor",
        _from("doctor", "look"),
        "check data folder, database, seals, clock, browser and versions; never the content",
    )
    _data(command)
    command.add_argument("--json", action="store_true", help="print one JSON document")
