"""File: an archive as one SQLite file: opened, checked to be one, and refused by name where it is not.

Writers wait for each other (`BEGIN IMMEDIATE`); readers wait for nobody (write-ahead log). What is added at once is
there as a whole or not at all.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lint.base.problems import bad_file

# “djLA”, and the version of what stands in the file.
APPLICATION = 0x646A4C41
VERSION = 1
# A writer waits for another one so many seconds.
PATIENCE = 600
_SCHEMA = """
create table meta (key text primary key, value) without rowid;
create table documents (
    id integer primary key, path text not null unique, unit text not null, year integer, title text not null,
    digest blob not null, characters integer not null, paragraphs integer not null,
    first integer not null unique, "end" integer not null
);
create index by_digest on documents (digest);
create table sentences (
    number integer primary key, text text, folded text, prints blob, count integer not null,
    "row" integer not null, "column" integer not null, end_row integer not null, end_column integer not null
);
create table segments (id integer primary key, bits integer not null, postings integer not null);
create table buckets (id integer primary key, data blob not null);
create table gone (first integer primary key, "end" integer not null, postings integer not null);
"""


def connect(path: str, create: bool = False, texts: bool = True) -> sqlite3.Connection:
    """Open an archive, or make one where there is none; raises BadFileError.

    `texts` says whether a new one keeps the texts of the sentences.
    """
    if not create and not os.path.isfile(path):
        raise bad_file(path, "archive.missing")
    if os.path.exists(path) and not os.path.isfile(path):
        raise bad_file(path, "archive.foreign")
    with told(path):
        try:
            db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, cached_statements=256)
        except sqlite3.OperationalError as error:
            raise bad_file(path, "archive.closed", reason=str(error)) from None
        try:
            _prepare(db, path, create, texts)
        except BaseException:
            db.close()
            raise
    return db


def _prepare(db: sqlite3.Connection, path: str, create: bool, texts: bool) -> None:
    empty = os.path.getsize(path) == 0 and not os.path.exists(path + "-wal")
    db.execute("begin")  # both are of one moment: another one may be making the archive
    made_by, tables = _pragma(db, "application_id"), db.execute("select 1 from sqlite_master").fetchone()
    db.execute("commit")
    if made_by != APPLICATION:
        if made_by or tables or not (create or empty):
            raise bad_file(path, "archive.foreign")
        if not create:
            raise bad_file(path, "archive.missing")
        _keep_log(db)
        with writing(db):
            if _pragma(db, "application_id") != APPLICATION:  # another one may just have made it
                for statement in _SCHEMA.split(";")[:-1]:
                    db.execute(statement)
                db.execute("insert into meta values ('texts', ?), ('next', 0)", (int(texts),))
                db.execute(f"pragma user_version = {VERSION}")
                db.execute(f"pragma application_id = {APPLICATION}")
    if (version := _pragma(db, "user_version")) != VERSION:
        raise bad_file(path, "archive.version", found=str(version), expected=str(VERSION))
    db.execute("pragma trusted_schema = off")  # whoever made the file, only what we ask for is run
    db.execute("pragma synchronous = full")
    db.execute("pragma cache_size = -65536")
    db.execute("select count(*) from segments").fetchone()


def _keep_log(db: sqlite3.Connection) -> None:
    """Change to a write-ahead log; SQLite does not wait for others there, who may be doing the same."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            db.execute("pragma journal_mode = wal")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)


def _pragma(db: sqlite3.Connection, name: str) -> Any:
    return db.execute(f"pragma {name}").fetchone()[0]


@contextmanager
def told(path: str) -> Iterator[None]:
    """Say of what SQLite cannot read that the archive is damaged, or is none; of a full disk, what the system says."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise bad_file(path, "archive.closed", reason=str(error)) from None
    except sqlite3.DatabaseError as error:
        key = "archive.foreign" if "not a database" in str(error) else "archive.damaged"
        raise bad_file(path, key, reason=str(error)) from None


@contextmanager
def writing(db: sqlite3.Connection) -> Iterator[None]:
    """Do everything within or nothing, alone."""
    db.execute("begin immediate")
    try:
        yield
    except BaseException:
        db.execute("rollback")
        raise
    db.execute("commit")
