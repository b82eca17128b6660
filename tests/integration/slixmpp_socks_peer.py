#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""As slixmpp_file_peer.py, with files beside the stanzas: XEP-0260 and the SOCKS5 of XEP-0065 as their texts have them.

Obeys {"do": "way", "way": …}, which says where the two may meet: "theirs" (it offers no place and goes to theirs), "ours"
(the other way round), "proxy" (their relay), "none" (which leads back into the stanzas). Tells it with what was taken.
"""

import asyncio
import hashlib
import uuid

import slixmpp_peer
from slixmpp_file_peer import IBB, JINGLE, FilePeer, element

S5B = "urn:xmpp:jingle:transports:s5b:1"


def destination(sid, requester, target):
    """DST.ADDR of XEP-0065 §5.3.2; who offers a place is its requester."""
    return hashlib.sha1(f"{sid}{requester}{target}".encode()).hexdigest().encode()


async def dial(place, address):
    """A connection to a candidate that has taken our request (RFC 1928)."""
    reader, writer = await asyncio.open_connection(place.get("host"), int(place.get("port")))
    writer.write(b"\5\1\0")
    if await reader.readexactly(2) != b"\5\0":
        raise OSError("wants to know who we are")
    writer.write(b"\5\1\0\3" + bytes([len(address)]) + address + b"\0\0")
    head = await reader.readexactly(5)
    await reader.readexactly(head[4] + 2)
    if head[:4] != b"\5\0\0\3":
        raise OSError("refused")
    return reader, writer


class Port:
    """Takes one guest who knows the address."""

    def __init__(self, address):
        self.address = address
        self.guest = asyncio.get_running_loop().create_future()

    async def open(self):
        self.server = await asyncio.start_server(self.greet, "127.0.0.1", 0)
        return self.server.sockets[0].getsockname()[1]

    async def greet(self, reader, writer):
        version, count = await reader.readexactly(2)
        methods = await reader.readexactly(count)
        if version != 5 or 0 not in methods:
            return writer.close()
        writer.write(b"\5\0")
        head = await reader.readexactly(5)
        address = await reader.readexactly(head[4])
        port = await reader.readexactly(2)
        is_right = head[:4] == b"\5\1\0\3" and address == self.address and port == b"\0\0"
        writer.write((b"\5\0\0\3" if is_right else b"\5\2\0\3") + bytes([len(address)]) + address + port)
        if is_right:
            self.guest.set_result((reader, writer))


class SocksPeer(FilePeer):
    way = "theirs"

    async def serve(self):
        self["xep_0030"].add_feature(S5B)
        await super().serve()

    def obey(self, command):
        if command["do"] == "way":
            self.way = command["way"]
            slixmpp_peer.say("way", way=self.way)
        else:
            super().obey(command)

    async def offer_places(self, content, stream, peer):
        """Writes our transport; the port that waits, when there is one."""
        mine = element(content, S5B, "transport", sid=stream)
        if self.way != "ours":
            return None
        port = Port(destination(stream, self.boundjid.full, peer))
        element(mine, S5B, "candidate", cid="slix1", host="127.0.0.1", port=str(await port.open()),
                jid=self.boundjid.full, priority=str((126 << 16) + 7), type="direct")
        return port

    async def tell(self, peer, sid, name, stream, news, **attributes):
        iq, info = self.jingle(peer, "transport-info", sid)
        content = element(info, JINGLE, "content", creator="initiator", name=name)
        element(element(content, S5B, "transport", sid=stream), S5B, news, **attributes)
        await iq.send()

    async def reach(self, transport, peer):
        """Goes to their places, the best first: which one was reached, and the connection."""
        wanted = {"theirs": "direct", "proxy": "proxy"}.get(self.way)
        places = [place for place in transport.findall(f"{{{S5B}}}candidate") if place.get("type", "direct") == wanted]
        for place in sorted(places, key=lambda place: -int(place.get("priority"))):
            address = destination(transport.get("sid"), peer, self.boundjid.full)
            try:
                return place.get("cid"), await dial(place, address)
            except (OSError, asyncio.IncompleteReadError):
                continue
        return None, None

    async def hear(self, answers, *news):
        """Waits until they say one of these; what it says."""
        while True:
            jingle = await answers.get()
            for tag in news:
                found = jingle.find(f"{{{JINGLE}}}content/{{{S5B}}}transport/{{{S5B}}}{tag}")
                if found is not None:
                    return tag, found.get("cid")

    async def meet(self, answers, peer, sid, name, transport, port):
        """Both try, both tell, one place is taken (§2.3 and §2.4); nothing when none is left."""
        cid, connection = await self.reach(transport, peer)
        if cid:
            await self.tell(peer, sid, name, transport.get("sid"), "candidate-used", cid=cid)
        else:
            await self.tell(peer, sid, name, transport.get("sid"), "candidate-error")
        told, named = await self.hear(answers, "candidate-used", "candidate-error")
        if told == "candidate-used":
            return await port.guest if named == "slix1" else None
        if cid and self.way == "proxy":
            assert (await self.hear(answers, "activated"))[1] == cid
        return connection

    async def take(self, peer, sid, jingle):
        content = jingle.find(f"{{{JINGLE}}}content")
        theirs = content.find(f"{{{S5B}}}transport")
        if theirs is None:
            return await super().take(peer, sid, jingle)
        answers = self.answers[sid] = asyncio.Queue()
        iq, mine = self.acceptance(peer, sid, content)
        port = await self.offer_places(mine, theirs.get("sid"), peer)
        await iq.send()
        connection = await self.meet(answers, peer, sid, content.get("name"), theirs, port)
        if connection is None:
            return await self.take_in_band(answers, peer, sid, content)
        size = next(int(e.text) for e in content.iter() if e.tag.endswith("}size"))
        await self.thank(peer, sid, content, await connection[0].readexactly(size), way=self.way)

    async def take_in_band(self, answers, peer, sid, content):
        """They propose other ways to go on (§3)."""
        jingle = await answers.get()
        assert jingle.get("action") == "transport-replace", jingle.get("action")
        stream = jingle.find(f"{{{JINGLE}}}content/{{{IBB}}}transport").get("sid")
        coming = await self.expect(peer, stream)
        iq, accept = self.jingle(peer, "transport-accept", sid)
        mine = element(accept, JINGLE, "content", creator="initiator", name=content.get("name"))
        element(mine, IBB, "transport", sid=stream, block_size="4096")
        await iq.send()
        await self.thank(peer, sid, content, await coming, way=self.way)

    async def give(self, order):
        sid, stream = str(uuid.uuid4()), str(uuid.uuid4())
        answers = self.answers[sid] = asyncio.Queue()
        with open(order["file"], "rb") as file:
            data = file.read()
        iq, content, _ = self.describe(order, sid, data)
        port = await self.offer_places(content, stream, order["to"])
        await iq.send()
        answer = await answers.get()
        if answer.get("action") == "session-accept":
            theirs = answer.find(f"{{{JINGLE}}}content/{{{S5B}}}transport")
            connection = await self.meet(answers, order["to"], sid, "a-file-offer", theirs, port)
            connection[1].write(data)
            await connection[1].drain()
            connection[1].write_eof()  # else Prosody's relay keeps the last bytes
            answer = await answers.get()
        await self.end(answers, answer)


if __name__ == "__main__":
    slixmpp_peer.main(SocksPeer)
