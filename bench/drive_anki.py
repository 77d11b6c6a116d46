"""Anki as a peer of `cargo xtask bench sync`: its own sync server, and two collections of one account that sync with it.

Reads one task a line from standard input and answers each with a line: how many milliseconds it took.

  write N    the first collection gets N new notes, their words on the N lines that follow
  correct N  its N newest notes get the words on the N lines that follow
  push       the first collection syncs with the server
  pull       the second collection syncs with the server
  edit 1     a note gets the words on the line that follows, both collections sync, and the second one shows the words

Every sync is Anki's usual one, which sends what changed. A whole collection is sent once only, to begin with, as Anki asks for
it. The server and the collections end with the input. Needs the package `anki`; xtask installs it.
"""

import importlib.metadata
import os
import random
import socket
import subprocess
import sys
import tempfile
import time

from anki.collection import AddNoteRequest, Collection
from anki.decks import DeckId
from anki.sync_pb2 import SyncCollectionResponse

ACCOUNT = ("team", "secret")
# Seconds that the server may take to answer at first.
PATIENCE = 20


class Server:
    """The sync server in a process of its own, on a port that was free."""

    def __init__(self, folder):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/"
        settings = {
            "SYNC_USER1": ":".join(ACCOUNT),
            "SYNC_BASE": folder,
            "SYNC_HOST": "127.0.0.1",
            "SYNC_PORT": str(port),
            # A line for every request would cost it time.
            "RUST_LOG": "error",
        }
        program = [sys.executable, "-m", "anki.syncserver"]
        self.process = subprocess.Popen(program, env=os.environ | settings, stdin=subprocess.DEVNULL, stdout=sys.stderr)
        self.until_it_answers(port)

    def until_it_answers(self, port):
        until = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > until:
                    self.stop()
                    raise
                time.sleep(0.05)

    def stop(self):
        self.process.kill()
        self.process.wait()


class Device:
    """A collection that syncs with the server."""

    def __init__(self, path, address):
        self.collection = Collection(path)
        self.account = self.collection.sync_login(*ACCOUNT, address)

    def send_or_fetch_whole(self, upload):
        self.collection.close_for_full_sync()
        self.collection.full_upload_or_download(auth=self.account, server_usn=None, upload=upload)
        self.collection.reopen(after_full_sync=True)

    def sync(self):
        reply = self.collection.sync_collection(self.account, False)
        if reply.required != SyncCollectionResponse.NO_CHANGES:
            raise RuntimeError(f"Anki did not sync what changed: {reply}")

    def words(self):
        return self.collection.db.all("select id, flds from notes order by id")


class Pair:
    """Two devices of one account. The first writes, the second reads."""

    def __init__(self, folder, address):
        self.writer = Device(os.path.join(folder, "writer.anki2"), address)
        self.writer.send_or_fetch_whole(upload=True)
        self.reader = Device(os.path.join(folder, "reader.anki2"), address)
        self.reader.send_or_fetch_whole(upload=False)
        self.notes = []
        self.chance = random.Random(9)

    def write(self, texts):
        collection = self.writer.collection
        kind = collection.models.by_name("Basic")
        requests = []
        for text in texts:
            note = collection.new_note(kind)
            note.fields = [text, ""]
            requests.append(AddNoteRequest(note=note, deck_id=DeckId(1)))
        collection.add_notes(requests)
        self.notes += [request.note.id for request in requests]

    def correct(self, texts):
        notes = [self.writer.collection.get_note(note) for note in self.notes[-len(texts) :]]
        for note, text in zip(notes, texts, strict=True):
            note.fields[0] = text
        self.writer.collection.update_notes(notes)

    def edit(self, text):
        name = self.chance.choice(self.notes)
        note = self.writer.collection.get_note(name)
        note.fields[0] = text
        self.writer.collection.update_note(note)
        self.writer.sync()
        self.reader.sync()
        if self.reader.collection.get_note(name).fields[0] != text:
            raise RuntimeError("the edit is not there")

    def check(self):
        if self.writer.words() != self.reader.words():
            raise RuntimeError("the two collections differ")


def serve(pair):
    """Does what the input says until it ends."""
    for line in sys.stdin:
        task, *number = line.split()
        texts = [sys.stdin.readline().rstrip("\n") for _ in range(int(number[0]))] if number else []
        tasks = {
            "write": lambda: pair.write(texts),
            "correct": lambda: pair.correct(texts),
            "push": pair.writer.sync,
            "pull": pair.reader.sync,
            "edit": lambda: pair.edit(texts[0]),
        }
        begun = time.perf_counter()
        tasks[task]()
        took = time.perf_counter() - begun
        if task == "pull":
            pair.check()
        print(took * 1000, flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        server = Server(os.path.join(folder, "server"))
        try:
            pair = Pair(folder, server.address)
            print(importlib.metadata.version("anki"), flush=True)
            serve(pair)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
