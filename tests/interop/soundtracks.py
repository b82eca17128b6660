# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""WAV files as microphone and loudspeaker of aiortc."""

import array
import asyncio
import fractions
import time
import wave

from aiortc.mediastreams import MediaStreamError, MediaStreamTrack
from av import AudioFrame


class Microphone(MediaStreamTrack):
    """Says a file of 16-bit mono once, in time, then nothing for as long as it is asked. `on_said` is called in between."""

    kind = "audio"

    def __init__(self, file, on_said):
        super().__init__()
        with wave.open(file, "rb") as sound:
            self.rate, self.sound = sound.getframerate(), sound.readframes(sound.getnframes())
        self.frame_samples = self.rate // 50
        self.done, self.start, self.on_said = 0, 0.0, on_said

    async def recv(self):
        if self.readyState != "live":
            raise MediaStreamError
        if not self.done:
            self.start = time.monotonic()
        await asyncio.sleep(max(0.0, self.start + self.done / self.rate - time.monotonic()))
        wanted = self.frame_samples * 2
        piece = self.sound[self.done * 2:self.done * 2 + wanted]
        if len(piece) < wanted and self.on_said:
            self.on_said()
            self.on_said = None
        frame = AudioFrame(format="s16", layout="mono", samples=self.frame_samples)
        frame.planes[0].update(piece.ljust(wanted, b"\0"))
        frame.pts, frame.sample_rate, frame.time_base = self.done, self.rate, fractions.Fraction(1, self.rate)
        self.done += self.frame_samples
        return frame


class Loudspeaker:
    """Keeps the left channel of what a track brings; where frames were lost there is silence."""

    def __init__(self, file):
        self.file, self.rate, self.sound, self.origin = file, 48000, array.array("h"), None

    async def listen(self, track):
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            if self.origin is None:
                self.origin = frame.pts
            gap = min(frame.pts - self.origin - len(self.sound), 10 * self.rate)
            self.sound.extend([0] * gap)
            self.sound.extend(array.array("h", bytes(frame.planes[0])[:frame.samples * 4])[0::2])

    def keep(self):
        """Writes the file; how many seconds it has."""
        with wave.open(self.file, "wb") as out:
            out.setparams((1, 2, self.rate, 0, "NONE", ""))
            out.writeframes(self.sound.tobytes())
        return len(self.sound) / self.rate
