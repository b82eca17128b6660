#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A gateway to telephones that shares no code with Causerie: a component made with slixmpp. As known gateways do, it
proceeds at once, from a device of the number's, in a message of type "normal" and without hints, rings by Jingle, and
takes no candidates one by one.

usage: slixmpp_gateway.py JID SECRET HOST PORT

Prints {"event": …} lines: online, call (XEP-0353: verb, id, to, jid), jingle (as slixmpp_call_peer.py). Ends with its
standard input.
"""

import asyncio
import sys
import xml.etree.ElementTree as ET

import slixmpp
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath, StanzaPath

from slixmpp_call_peer import FEATURES, JINGLE, WORDS, facts_of
from slixmpp_peer import say

DEVICE = "/sip"


class Gateway(slixmpp.ComponentXMPP):
    def __init__(self, jid, secret, host, port):
        super().__init__(jid, secret, host, port)
        self.register_plugin("xep_0030")
        self["xep_0030"].add_identity(category="gateway", itype="pstn", name="Telephones")
        for feature in FEATURES + ("urn:ietf:rfc:3264",):
            self["xep_0030"].add_feature(feature)
        self.add_event_handler("session_start", self.on_start)
        self.register_handler(Callback("words of calls", StanzaPath("message"), self.on_words))
        self.register_handler(Callback("Jingle", MatchXPath(f"{{{self.default_ns}}}iq/{{{JINGLE}}}jingle"),
                                       self.on_jingle))

    def on_start(self, _):
        self.work = asyncio.ensure_future(self.serve())  # kept, for asyncio forgets a task that nobody holds

    async def serve(self):
        say("online", jid=self.boundjid.full)
        loop = asyncio.get_running_loop()
        lines = asyncio.StreamReader()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
        await lines.read()
        await self.disconnect()
        loop.stop()

    def on_words(self, message):
        for child in message.xml:
            if not child.tag.startswith(f"{{{WORDS}}}"):
                continue
            verb = child.tag.split("}")[1]
            say("call", verb=verb, id=child.get("id"), to=str(message["to"]), jid=str(message["from"]))
            if verb == "propose":
                answer = self.make_message(mto=message["from"], mfrom=str(message["to"]) + DEVICE, mtype="normal")
                ET.SubElement(answer.xml, f"{{{WORDS}}}proceed", id=child.get("id"))
                answer.send()

    def on_jingle(self, iq):
        if iq["type"] != "set":
            return
        iq.reply().send()
        jingle = iq.xml.find(f"{{{JINGLE}}}jingle")
        content = jingle.find(f"{{{JINGLE}}}content")
        say("jingle", action=jingle.get("action"), sid=jingle.get("sid"), to=str(iq["to"]),
            **({} if content is None else facts_of(content)))
        if jingle.get("action") == "session-initiate":
            ringing = self.make_iq_set(ito=iq["from"], ifrom=iq["to"])
            info = ET.SubElement(ringing.xml, f"{{{JINGLE}}}jingle", action="session-info", sid=jingle.get("sid"))
            ET.SubElement(info, "{urn:xmpp:jingle:apps:rtp:info:1}ringing")
            ringing.send(callback=lambda _: None)


def main():
    jid, secret, host, port = sys.argv[1:]
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    gateway = Gateway(jid, secret, host, int(port))
    gateway.connect()
    loop.run_forever()


main()
