#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""As slixmpp_peer.py, for the signalling of calls as the specifications show it; there is no media behind it.

Prints {"event": …} lines: call (XEP-0353: verb, id, to, media, reason), jingle (XEP-0166: action, sid, reason, and what
the content says by XEP-0167, 0176, 0320 and 0339).
Obeys {"do": …} lines: say (to, verb, id, reason), initiate (to, sid), accept (to, sid), end (to, sid, reason).
"""

import asyncio
import xml.etree.ElementTree as ET

import slixmpp_peer
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath, StanzaPath

JINGLE = "urn:xmpp:jingle:1"
WORDS = "urn:xmpp:jingle-message:0"
RTP = "urn:xmpp:jingle:apps:rtp:1"
ICE = "urn:xmpp:jingle:transports:ice-udp:1"
DTLS = "urn:xmpp:jingle:apps:dtls:0"
SOURCES = "urn:xmpp:jingle:apps:rtp:ssma:0"
FEATURES = (JINGLE, RTP, RTP.replace("rtp:1", "rtp:audio"), ICE, DTLS, WORDS)

say = slixmpp_peer.say


def element(parent, namespace, tag, text=None, /, **attributes):
    node = ET.SubElement(parent, f"{{{namespace}}}{tag}", attributes)
    node.text = text
    return node


def reason_of(parent):
    reason = parent.find(f"{{{JINGLE}}}reason")
    return "" if reason is None or not len(reason) else reason[0].tag.split("}")[1]


def facts_of(content):
    """What a content promises."""
    description = content.find(f"{{{RTP}}}description")
    transport = content.find(f"{{{ICE}}}transport")
    facts = {"creator": content.get("creator"), "content": content.get("name")}
    if description is not None:
        facts |= {"media": description.get("media"), "mux": description.find(f"{{{RTP}}}rtcp-mux") is not None,
                  "payloads": [f"{p.get('name')}/{p.get('clockrate')}/{p.get('channels', '1')}"
                               for p in description.iterfind(f"{{{RTP}}}payload-type")],
                  "sources": len(description.findall(f"{{{SOURCES}}}source"))}
    if transport is not None:
        fingerprint = transport.find(f"{{{DTLS}}}fingerprint")
        facts |= {"ufrag": len(transport.get("ufrag", "")), "pwd": len(transport.get("pwd", "")),
                  "candidates": [c.attrib for c in transport.iterfind(f"{{{ICE}}}candidate")]}
        if fingerprint is not None:
            facts |= {"hash": fingerprint.get("hash"), "setup": fingerprint.get("setup"), "digest": fingerprint.text}
    return facts


class CallPeer(slixmpp_peer.Peer):
    def __init__(self, jid, password, ca_file):
        super().__init__(jid, password, ca_file)
        self.names = {}
        self.register_handler(Callback("words of calls", StanzaPath("message"), self.on_words))
        self.register_handler(Callback("Jingle", MatchXPath(f"{{jabber:client}}iq/{{{JINGLE}}}jingle"), self.on_jingle))

    async def serve(self):
        for feature in FEATURES:
            self["xep_0030"].add_feature(feature)
        await self["xep_0115"].update_caps()
        await super().serve()

    def on_words(self, message):
        for child in message.xml:
            if child.tag.startswith(f"{{{WORDS}}}"):
                media = [d.get("media") for d in child.iterfind(f"{{{RTP}}}description")]
                say("call", verb=child.tag.split("}")[1], id=child.get("id"), to=str(message["to"]),
                    jid=str(message["from"]), type=message["type"], media=media, reason=reason_of(child))

    def on_jingle(self, iq):
        if iq["type"] != "set":
            return
        iq.reply().send()
        jingle = iq.xml.find(f"{{{JINGLE}}}jingle")
        content = jingle.find(f"{{{JINGLE}}}content")
        if content is not None:
            self.names[jingle.get("sid")] = content.get("name")
        say("jingle", action=jingle.get("action"), sid=jingle.get("sid"), initiator=jingle.get("initiator"),
            responder=jingle.get("responder"), reason=reason_of(jingle), **({} if content is None else facts_of(content)))

    def obey(self, command):
        match command["do"]:
            case "say":
                self.say_word(command)
            case "initiate" | "accept" | "end":
                self.asking = asyncio.ensure_future(self.act(command))
            case _:
                super().obey(command)

    def say_word(self, command):
        message = self.make_message(mto=command["to"], mtype="chat")
        word = element(message.xml, WORDS, command["verb"], id=command["id"])
        if command["verb"] == "propose":
            element(word, RTP, "description", media="audio")
        if "reason" in command:
            element(element(word, JINGLE, "reason"), JINGLE, command["reason"])
        element(message.xml, "urn:xmpp:hints", "store")
        message.send()

    async def act(self, command):
        begins = command["do"] == "initiate"
        action = {"initiate": "session-initiate", "accept": "session-accept", "end": "session-terminate"}[command["do"]]
        iq = self.make_iq_set(ito=command["to"])
        party = {"initiator" if begins else "responder": self.boundjid.full} if command["do"] != "end" else {}
        jingle = element(iq.xml, JINGLE, "jingle", action=action, sid=command["sid"], **party)
        if command["do"] == "end":
            element(element(jingle, JINGLE, "reason"), JINGLE, command["reason"])
        else:
            self.describe(jingle, self.names.get(command["sid"], "voice"), "actpass" if begins else "active")
        await iq.send()
        say("done", what=command["do"])

    def describe(self, jingle, name, setup):
        content = element(jingle, JINGLE, "content", creator="initiator", name=name, senders="both")
        description = element(content, RTP, "description", media="audio")
        opus = element(description, RTP, "payload-type", id="111", name="opus", clockrate="48000", channels="2")
        element(opus, RTP, "parameter", name="useinbandfec", value="1")
        element(description, RTP, "payload-type", id="0", name="PCMU", clockrate="8000")
        element(description, RTP, "rtcp-mux")
        transport = element(content, ICE, "transport", ufrag="8hhy", pwd="asd88fgpdd777uzjYhagZg")
        element(transport, DTLS, "fingerprint", ":".join(f"{byte:02X}" for byte in range(32)), hash="sha-256", setup=setup)
        # A place of the documentation's network (RFC 5737): nobody is there.
        element(transport, ICE, "candidate", component="1", foundation="1", generation="0", id="el0747fg11",
                ip="192.0.2.3", network="1", port="8998", priority="2130706431", protocol="udp", type="host")


if __name__ == "__main__":
    slixmpp_peer.main(CallPeer)
