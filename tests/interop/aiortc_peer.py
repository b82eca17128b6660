#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A telephone that shares no code with Causerie: aiortc's ICE, DTLS, SRTP and Opus under slixmpp's stanzas.

usage: aiortc_peer.py JID PASSWORD HOST PORT CA_FILE

Prints, beside what slixmpp_peer.py prints, {"event": …} lines: called (sid, jid), ringing, proceed, connected (profile,
codec), info (what: mute, unmute, hold, …), said (the file to play is through), left (the other side's BYE), recorded
(seconds, received, lost, and what the other side's RTCP tells: reported, round_trip), ended (reason, by: us, them).
Obeys {"do": …} lines: answer and call (play, record: files; profile: the only SRTP profile; lie: with the fingerprint of
another certificate; of call: to), info (what), end (reason).
"""

import asyncio
import os
import sys
import uuid

import aioice.ice
import aiortc.rtcdtlstransport
from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "integration"))

import slixmpp_peer
from jinglesdp import DTLS, ICE, JINGLE, RTP, candidates_of, content_of, describe, element, sdp_of
from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import MatchXPath, StanzaPath
from soundtracks import Loudspeaker, Microphone

WORDS = "urn:xmpp:jingle-message:0"
INFO = "urn:xmpp:jingle:apps:rtp:info:1"
FEATURES = (JINGLE, RTP, RTP.replace("rtp:1", "rtp:audio"), ICE, DTLS, WORDS)
PROFILES = list(aiortc.rtcdtlstransport.SRTP_PROFILES)

say = slixmpp_peer.say
aioice.ice.get_host_addresses = lambda use_ipv4, use_ipv6: ["127.0.0.1"]  # as causerie-cli --loopback


def reason_of(parent):
    reason = parent.find(f"{{{JINGLE}}}reason")
    return "" if reason is None or not len(reason) else reason[0].tag.split("}")[1]


class Talk:
    """One call: its session id, the device at the other end, and what is said and heard."""

    def __init__(self, sid, jid, creator, command):
        self.sid, self.jid, self.creator = sid, jid, creator
        profile = command.get("profile")
        aiortc.rtcdtlstransport.SRTP_PROFILES[:] = [p for p in PROFILES
                                                    if not profile or p.openssl_profile.decode() == profile]
        self.connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self.microphone = Microphone(command["play"], lambda: say("said"))
        self.loudspeaker = Loudspeaker(command["record"])
        self.early = []  # candidates that overtook the description
        self.connection.on("track", self.on_track)
        self.connection.on("connectionstatechange", self.on_state)
        self.sender = self.connection.addTrack(self.microphone)

    def on_track(self, track):
        self.hearing = asyncio.ensure_future(self.hear(track))

    async def hear(self, track):
        await self.loudspeaker.listen(track)
        if self.connection.connectionState == "connected":
            say("left")

    def on_state(self):
        if self.connection.connectionState == "connected":
            profile = self.sender.transport._ssl.get_selected_srtp_profile()
            codec = self.connection.getTransceivers()[0]._codecs[0]
            say("connected", profile=profile.decode(), codec=codec.mimeType)

    async def take(self, jingle, kind):
        await self.connection.setRemoteDescription(RTCSessionDescription(sdp_of(jingle), kind))
        for candidate in self.early:
            await self.connection.addIceCandidate(candidate)

    async def add(self, candidates):
        if self.connection.remoteDescription is None:
            self.early += candidates
        else:
            for candidate in candidates:
                await self.connection.addIceCandidate(candidate)

    async def end(self):
        stats = {s.type: s for s in (await self.connection.getStats()).values()}
        await self.connection.close()
        heard, told = stats.get("inbound-rtp"), stats.get("remote-inbound-rtp")
        say("recorded", seconds=self.loudspeaker.keep(), received=heard.packetsReceived if heard else 0,
            lost=heard.packetsLost if heard else 0, reported=told.packetsLost if told else None,
            round_trip=told.roundTripTime if told else None)


class AiortcPeer(slixmpp_peer.Peer):
    def __init__(self, jid, password, ca_file):
        super().__init__(jid, password, ca_file)
        self.talk, self.wanted, self.proposed, self.acts = None, None, "", asyncio.Queue()
        self.register_handler(Callback("words of calls", StanzaPath("message"), self.on_words))
        self.register_handler(Callback("Jingle", MatchXPath(f"{{jabber:client}}iq/{{{JINGLE}}}jingle"), self.on_jingle))

    async def serve(self):
        for feature in FEATURES:
            self["xep_0030"].add_feature(feature)
        await self["xep_0115"].update_caps()
        self.acting = asyncio.ensure_future(self.act())
        await super().serve()

    async def act(self):
        """One after the other, in the order in which they came."""
        while True:
            await (await self.acts.get())

    def say_word(self, to, verb, sid, reason=None):
        message = self.make_message(mto=to, mtype="chat")
        word = element(message.xml, WORDS, verb, id=sid)
        if verb == "propose":
            element(word, RTP, "description", media="audio")
        if reason:
            element(element(word, JINGLE, "reason"), JINGLE, reason)
        element(message.xml, "urn:xmpp:hints", "store")
        message.send()

    def on_words(self, message):
        for child in message.xml:
            if not child.tag.startswith(f"{{{WORDS}}}") or message["from"].bare == self.boundjid.bare:
                continue
            verb, sid, jid = child.tag.split("}")[1], child.get("id"), str(message["from"])
            if verb == "propose" and self.wanted:
                say("called", sid=sid, jid=jid)
                self.proposed = sid
                self.say_word(jid, "ringing", sid)
                self.say_word(jid, "proceed", sid)
            elif verb == "proceed" and self.wanted and sid == self.proposed:
                say("proceed", sid=sid)
                self.acts.put_nowait(self.initiate(sid, jid))
            elif verb == "ringing":
                say("ringing", sid=sid)

    def on_jingle(self, iq):
        if iq["type"] != "set":
            return
        iq.reply().send()
        self.acts.put_nowait(self.obey_jingle(str(iq["from"]), iq.xml.find(f"{{{JINGLE}}}jingle")))

    async def obey_jingle(self, jid, jingle):
        match jingle.get("action"):
            case "session-initiate":
                self.talk = Talk(jingle.get("sid"), jid, content_of(jingle).get("creator"), self.wanted)
                await self.accept(jingle)
            case "session-accept":
                await self.talk.take(jingle, "answer")
            case "transport-info":
                await self.talk.add(candidates_of(jingle))
            case "session-info":
                for child in jingle:
                    say("info", what=child.tag.split("}")[1], space=child.tag[1:].split("}")[0])
            case "session-terminate":
                await self.finish(reason_of(jingle), "them")

    def request(self, action, **attributes):
        iq = self.make_iq_set(ito=self.talk.jid)
        return iq, element(iq.xml, JINGLE, "jingle", action=action, sid=self.talk.sid, **attributes)

    async def accept(self, theirs):
        await self.talk.take(theirs, "offer")
        await self.talk.connection.setLocalDescription(await self.talk.connection.createAnswer())
        iq, jingle = self.request("session-accept", responder=self.boundjid.full)
        describe(jingle, self.talk.connection.localDescription.sdp, self.talk.creator)
        if self.wanted.get("lie"):
            digest = jingle.find(f".//{{{DTLS}}}fingerprint")
            digest.text = digest.text[::-1]  # as long, and as many colons
        await iq.send()

    async def initiate(self, sid, jid):
        self.talk = Talk(sid, jid, "initiator", self.wanted)
        await self.talk.connection.setLocalDescription(await self.talk.connection.createOffer())
        iq, jingle = self.request("session-initiate", initiator=self.boundjid.full)
        describe(jingle, self.talk.connection.localDescription.sdp)
        await iq.send()

    async def tell(self, what):
        iq, jingle = self.request("session-info")
        name = self.talk.connection.getTransceivers()[0].mid
        element(jingle, INFO, what, creator="initiator", name=name)
        await iq.send()

    async def hang_up(self, reason):
        iq, jingle = self.request("session-terminate")
        element(element(jingle, JINGLE, "reason"), JINGLE, reason)
        await iq.send()
        self.say_word(self.talk.jid, "finish", self.talk.sid, reason)
        await self.finish(reason, "us")

    async def finish(self, reason, by):
        if self.talk:
            talk, self.talk = self.talk, None
            await talk.end()
            say("ended", reason=reason, by=by)

    def obey(self, command):
        match command["do"]:
            case "answer":
                self.wanted = command
                say("waiting")
            case "call":
                self.wanted, self.proposed = command, str(uuid.uuid4())
                self.say_word(command["to"], "propose", self.proposed)
            case "info":
                self.acts.put_nowait(self.tell(command["what"]))
            case "end":
                self.acts.put_nowait(self.hang_up(command["reason"]))
            case _:
                super().obey(command)


if __name__ == "__main__":
    slixmpp_peer.main(AiortcPeer)
