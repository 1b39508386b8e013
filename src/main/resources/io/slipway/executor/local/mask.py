"""Hides secrets in what a step writes, however it is cut into pieces. io.slipway.executor.SecretMask does the same."""

import _thread
import os
import re


class Mask:
    def __init__(self, words):
        self.words = sorted(words, key=len, reverse=True)
        self.find = re.compile(b"|".join(map(re.escape, self.words))).search
        self.held = b""

    def unsure(self, data, at):
        """The first place from which on the rest may be the beginning of a word."""
        first = len(data)
        for word in self.words:
            place = data.find(word[:1], max(at, len(data) - len(word) + 1))
            while 0 <= place < first and not word.startswith(data[place:]):
                place = data.find(word[:1], place + 1)
            if place >= 0:
                first = min(first, place)
        return first

    def hide(self, data, last=False):
        data, shown, at = self.held + data, [], 0
        end = len(data) if last else self.unsure(data, 0)
        found = self.find(data)
        while found and found.start() < end:
            shown += data[at:found.start()], b"***"
            at = found.end()
            if at > end:
                end = self.unsure(data, at)
            found = self.find(data, at)
        shown.append(data[at:end])
        self.held = data[end:]
        return b"".join(shown)


def write(data):
    while data:
        data = data[os.write(1, data):]


def carry(source, words):
    """Writes on what comes out of the pipe, masked, until nobody can write into it; answers a lock that is free then."""
    mask, busy = Mask(words), _thread.allocate_lock()

    def run():
        try:
            for data in iter(lambda: os.read(source, 1 << 16), b""):
                write(mask.hide(data))
            write(mask.hide(b"", last=True))
        finally:
            busy.release()

    busy.acquire()
    _thread.start_new_thread(run, ())
    return busy
