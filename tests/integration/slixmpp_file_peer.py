#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A peer that takes and gives files over Jingle and in-band bytestreams: slixmpp's XEP-0047, driven by JSON lines.

usage: slixmpp_file_peer.py JID PASSWORD HOST PORT CA_FILE

Prints {"event": …} lines: online, file (taken), given (with the reason of the end), hidden.
Obeys {"do": …} lines on standard input: offer (to, file, hash_follows, lie), hide (takes no files any more).
Takes every file that is offered. Ends with its standard input.
"""

import asyncio
import base64
import hashlib
import os
import uuid
import xml.etree.ElementTree as ET

import slixmpp
import slixmpp_peer
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath

JINGLE = "urn:xmpp:jingle:1"
FILES = "urn:xmpp:jingle:apps:file-transfer:5"
IBB = "urn:xmpp:jingle:transports:ibb:1"
HASHES = "urn:xmpp:hashes:2"

say = slixmpp_peer.say


def element(parent, namespace, tag, text=None, /, **attributes):
    attributes = {key.replace("_", "-"): value for key, value in attributes.items()}
    node = ET.SubElement(parent, f"{{{namespace}}}{tag}", attributes)
    node.text = text
    return node


class FilePeer(slixmpp_peer.Peer):
    def __init__(self, jid, password, ca_file):
        super().__init__(jid, password, ca_file)
        self.register_plugin("xep_0047")
        self.answers = {}
        self.tasks = set()
        self.register_handler(Callback("Jingle", MatchXPath(f"{{jabber:client}}iq/{{{JINGLE}}}jingle"), self.on_jingle))

    def run(self, work):
        task = asyncio.ensure_future(work)  # kept, or asyncio forgets it
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def serve(self):
        for feature in (JINGLE, FILES, IBB, HASHES):
            self["xep_0030"].add_feature(feature)
        await self["xep_0115"].update_caps()
        await super().serve()

    def obey(self, command):
        if command["do"] == "offer":
            self.run(self.give(command))
        elif command["do"] == "hide":
            self.run(self.hide())
        else:
            super().obey(command)

    async def hide(self):
        self["xep_0030"].del_feature(feature=FILES)
        await self["xep_0115"].update_caps()
        say("hidden")

    def jingle(self, to, action, sid):
        iq = self.make_iq_set(ito=to)
        return iq, element(iq.xml, JINGLE, "jingle", action=action, sid=sid)

    def on_jingle(self, iq):
        if iq["type"] != "set":
            return
        iq.reply().send()
        jingle = iq.xml.find(f"{{{JINGLE}}}jingle")
        sid = jingle.get("sid")
        if jingle.get("action") == "session-initiate":
            self.run(self.take(iq["from"], sid, jingle))
        elif sid in self.answers:
            self.answers[sid].put_nowait(jingle)

    async def take(self, peer, sid, jingle):
        content = jingle.find(f"{{{JINGLE}}}content")
        stream_id = content.find(f"{{{IBB}}}transport").get("sid")
        coming = await self.expect(peer, stream_id)
        iq, mine = self.acceptance(peer, sid, content)
        element(mine, IBB, "transport", sid=stream_id, block_size="2048")
        await iq.send()
        await self.thank(peer, sid, content, await coming)

    def acceptance(self, peer, sid, content):
        """The answer that takes the file of `content`, and its content, which lacks a transport."""
        iq, accept = self.jingle(peer, "session-accept", sid)
        accept.set("responder", self.boundjid.full)
        mine = element(accept, JINGLE, "content", creator="initiator", name=content.get("name"), senders="initiator")
        element(mine, FILES, "description").append(content.find(f"{{{FILES}}}description/{{{FILES}}}file"))
        return iq, mine

    async def thank(self, peer, sid, content, data, **more):
        iq, info = self.jingle(peer, "session-info", sid)
        element(info, FILES, "received", creator="initiator", name=content.get("name"))
        await iq.send()
        offered = content.find(f"{{{FILES}}}description/{{{FILES}}}file")
        say("file", name=offered.findtext(f"{{{FILES}}}name"), size=len(data),
            **{"sha-256": hashlib.sha256(data).hexdigest()}, **more)

    async def expect(self, peer, stream_id):
        """What will come in the stanzas of this stream."""
        coming = asyncio.get_running_loop().create_future()
        self.add_event_handler(f"stream:{stream_id}:{peer}", lambda stream: self.run(self.collect(stream, coming)))
        await self["xep_0047"].api["preauthorize_sid"](self.boundjid, stream_id, peer)
        return coming

    async def collect(self, stream, coming):
        coming.set_result(await stream.gather())

    def describe(self, order, sid, data):
        """The offer of a file, and its content, which lacks a transport."""
        digest = hashlib.sha256(b"a lie" if order.get("lie") else data).digest()
        iq, offer = self.jingle(order["to"], "session-initiate", sid)
        offer.set("initiator", self.boundjid.full)
        content = element(offer, JINGLE, "content", creator="initiator", name="a-file-offer", senders="initiator")
        described = element(element(content, FILES, "description"), FILES, "file")
        element(described, FILES, "name", os.path.basename(order["file"]))
        element(described, FILES, "size", str(len(data)))
        if order.get("hash_follows"):
            element(described, HASHES, "hash-used", algo="sha-256")
        else:
            element(described, HASHES, "hash", base64.b64encode(digest).decode(), algo="sha-256")
        return iq, content, digest

    async def give(self, order):
        sid = str(uuid.uuid4())
        answers = self.answers[sid] = asyncio.Queue()
        with open(order["file"], "rb") as file:
            data = file.read()
        iq, content, digest = self.describe(order, sid, data)
        element(content, IBB, "transport", sid=sid, block_size="4096")
        await iq.send()
        answer = await answers.get()
        if answer.get("action") == "session-accept":
            block_size = int(answer.find(f"{{{JINGLE}}}content/{{{IBB}}}transport").get("block-size"))
            stream = await self["xep_0047"].open_stream(slixmpp.JID(order["to"]), block_size=block_size, sid=sid)
            await stream.sendall(data)
            if order.get("hash_follows"):
                iq, info = self.jingle(order["to"], "session-info", sid)
                checksum = element(info, FILES, "checksum", creator="initiator", name="a-file-offer")
                element(element(checksum, FILES, "file"), HASHES, "hash", base64.b64encode(digest).decode(), algo="sha-256")
                await iq.send()
        await self.end(answers, answer)

    async def end(self, answers, answer):
        while answer.get("action") != "session-terminate":
            answer = await answers.get()
        reason = answer.find(f"{{{JINGLE}}}reason")
        say("given", reason=reason[0].tag.split("}")[1])


if __name__ == "__main__":
    slixmpp_peer.main(FilePeer)
