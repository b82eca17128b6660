#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody in rooms who shares no code with Causerie: slixmpp, driven by JSON lines.

usage: slixmpp_room_peer.py JID PASSWORD HOST PORT CA_FILE

Prints {"event": …} lines: online, entered, occupant, gone, message, subject, invited, bookmarks, done, refused.
Obeys {"do": …} lines on standard input: join, leave, nick, say, subject, role, affiliation, invite, bookmark,
bookmarks. Each ends in done or refused. Ends with its standard input.
"""

import asyncio
import json
import logging
import ssl
import sys

import slixmpp
from slixmpp.exceptions import XMPPError
from slixmpp.xmlstream import ET

BOOKMARKS = "urn:xmpp:bookmarks:1"


def say(event, **fields):
    print(json.dumps({"event": event, **fields}), flush=True)


class Peer(slixmpp.ClientXMPP):
    def __init__(self, jid, password, ca_file):
        super().__init__(jid, password)
        self.ca_certs = ca_file
        self.enable_direct_tls = False
        for name in ("xep_0004", "xep_0030", "xep_0045", "xep_0060", "xep_0199", "xep_0249"):
            self.register_plugin(name)
        self.muc = self["xep_0045"]
        self.inside = {}  # the futures of rooms being entered, by our address there
        self.add_event_handler("session_start", self.on_start)
        self.add_event_handler("groupchat_message", self.on_message)
        self.add_event_handler("groupchat_subject", self.on_subject)
        self.add_event_handler("groupchat_presence", self.on_presence)
        self.add_event_handler("groupchat_invite",
                               lambda m: say("invited", room=m["from"].bare, reason=m["muc"]["invite"]["reason"]))
        self.add_event_handler("groupchat_direct_invite",
                               lambda m: say("invited", room=str(m["groupchat_invite"]["jid"]),
                                             reason=m["groupchat_invite"]["reason"]))

    def get_ssl_context(self):
        context = super().get_ssl_context()
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT  # the fixture's authority is a plain one
        return context

    def on_start(self, _):
        # Kept, for asyncio forgets a task that nobody holds, and the library holds none of its handlers.
        self.work = asyncio.ensure_future(self.serve())

    async def serve(self):
        await self.get_roster()
        self.send_presence()
        await self["xep_0199"].ping(self.boundjid.domain)  # from here on the server knows that we are there
        say("online", jid=self.boundjid.full)
        loop = asyncio.get_running_loop()
        lines = asyncio.StreamReader()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
        while line := await lines.readline():
            command = json.loads(line)
            try:
                await self.obey(command)
                say("done", do=command["do"])
            except XMPPError as error:
                say("refused", do=command["do"], condition=error.condition)
        await self.disconnect()
        loop.stop()

    def on_message(self, message):
        if message["body"]:
            say("message", room=message["from"].bare, nick=message["from"].resource, body=message["body"])

    def on_subject(self, message):
        say("subject", room=message["from"].bare, nick=message["from"].resource, subject=message["subject"])

    def on_presence(self, presence):
        item = presence.xml.find("{http://jabber.org/protocol/muc#user}x/{http://jabber.org/protocol/muc#user}item")
        codes = [int(e.get("code")) for e in
                 presence.xml.iter("{http://jabber.org/protocol/muc#user}status")]
        reason = presence.xml.find(".//{http://jabber.org/protocol/muc#user}reason")
        fields = {"room": presence["from"].bare, "nick": presence["from"].resource, "codes": codes,
                  "show": presence["show"], "reason": reason.text if reason is not None else "",
                  "role": item.get("role") if item is not None else "",
                  "affiliation": item.get("affiliation") if item is not None else "",
                  "new_nick": item.get("nick") if item is not None else None}
        waiting = self.inside.pop(presence["from"].full, None) if 110 in codes else None
        if waiting:
            waiting.set_result(codes)
        say("gone" if presence["type"] == "unavailable" else "occupant", **fields)

    async def enter(self, room, nick):
        """Goes in, and makes the room if there is none (XEP-0045 §10.1.2)."""
        inside = asyncio.get_running_loop().create_future()
        self.inside[f"{room}/{nick}"] = inside
        self.muc.join_muc(slixmpp.JID(room), nick)
        if 201 in await asyncio.wait_for(inside, 60):
            await self.muc.set_room_config(slixmpp.JID(room), self["xep_0004"].make_form(ftype="submit"))
        say("entered", room=room)

    async def obey(self, command):
        room = command.get("room")
        match command["do"]:
            case "join":
                await self.enter(room, command["nick"])
            case "leave":
                self.muc.leave_muc(room, command["nick"])
            case "nick":
                self.send_presence(pto=f"{room}/{command['nick']}")
            case "say":
                self.send_message(mto=room, mbody=command["body"], mtype="groupchat")
            case "subject":
                self.muc.set_subject(slixmpp.JID(room), command["subject"])
            case "role":
                await self.muc.set_role(slixmpp.JID(room), command["nick"], command["role"])
            case "affiliation":
                await self.muc.set_affiliation(slixmpp.JID(room), command["affiliation"], jid=slixmpp.JID(command["jid"]))
            case "invite":
                if command["direct"]:
                    self["xep_0249"].send_invitation(slixmpp.JID(command["jid"]), slixmpp.JID(room),
                                                     reason=command["reason"])
                else:
                    self.muc.invite(slixmpp.JID(room), slixmpp.JID(command["jid"]), reason=command["reason"])
            case "bookmark":
                payload = ET.fromstring(command["xml"])
                await self["xep_0060"].publish(None, BOOKMARKS, id=room, payload=payload)
            case "bookmarks":
                answer = await self["xep_0060"].get_items(None, BOOKMARKS)
                say("bookmarks", items={item["id"]: ET.tostring(item["payload"], encoding="unicode")
                                        for item in answer["pubsub"]["items"]})


def main():
    logging.basicConfig(level=logging.ERROR)
    jid, password, host, port, ca_file = sys.argv[1:]
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    peer = Peer(jid, password, ca_file)
    peer.connect(host, int(port))
    loop.run_forever()


main()
