#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A peer that shares no code with Causerie: slixmpp, driven by JSON lines.

usage: slixmpp_peer.py JID PASSWORD HOST PORT CA_FILE

Prints {"event": …} lines: online, message, receipt, presence (with the hash of XEP-0115 and
the time of XEP-0319), subscribe, subscribed, roster,
chat-state, disco (with the hash that its answer has).
Obeys {"do": …} lines on standard input: send, presence, subscribe, approve, deny, remove, state, roster, disco,
raw (xml as it is).
Ends with its standard input.
"""

import asyncio
import json
import logging
import ssl
import sys
from datetime import datetime

import slixmpp


def say(event, **fields):
    print(json.dumps({"event": event, **fields}), flush=True)


class Peer(slixmpp.ClientXMPP):
    def __init__(self, jid, password, ca_file):
        super().__init__(jid, password)
        self.ca_certs = ca_file
        self.enable_direct_tls = False
        self.auto_authorize = None  # neither yes nor no
        self.auto_subscribe = False
        for name in ("xep_0030", "xep_0085", "xep_0115", "xep_0184", "xep_0199", "xep_0319"):
            self.register_plugin(name)
        self["xep_0184"].auto_ack = True
        self["xep_0184"].auto_request = True
        self.add_event_handler("session_start", self.on_start)
        self.add_event_handler("failed_auth", lambda _: say("failed"))
        self.add_event_handler("message", self.on_message)
        self.add_event_handler("receipt_received", lambda m: say("receipt", jid=m["from"].bare, id=m["receipt"]))
        self.add_event_handler("presence_subscribe", lambda p: say("subscribe", jid=p["from"].bare))
        self.add_event_handler("presence_subscribed", lambda p: say("subscribed", jid=p["from"].bare))
        for kind in ("available", "unavailable", "away", "chat", "dnd", "xa"):
            self.add_event_handler(f"presence_{kind}", self.on_presence)
        for state in ("active", "composing", "paused", "inactive", "gone"):
            self.add_event_handler(f"chatstate_{state}", self.on_chat_state)

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
        say("online", jid=self.boundjid.full)
        loop = asyncio.get_running_loop()
        lines = asyncio.StreamReader()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
        while line := await lines.readline():
            self.obey(json.loads(line))
        await self.disconnect()
        loop.stop()

    def on_message(self, message):
        if message["type"] == "error":
            say("error", jid=message["from"].bare, condition=message["error"]["condition"])
        elif message["body"]:
            say("message", jid=message["from"].full, id=message["id"], body=message["body"], type=message["type"],
                wants_receipt=bool(message["request_receipt"]))

    def on_presence(self, presence):
        if presence["from"].bare != self.boundjid.bare:
            caps = presence.xml.find("{http://jabber.org/protocol/caps}c")
            idle = presence.xml.find("{urn:xmpp:idle:1}idle")
            say("presence", jid=presence["from"].full, type=presence["type"], show=presence["show"],
                status=presence["status"], priority=presence["priority"], ver="" if caps is None else caps.get("ver"),
                idle="" if idle is None else presence["idle"]["since"].isoformat())

    def on_chat_state(self, message):
        if not message["body"]:
            say("chat-state", jid=message["from"].bare, state=message["chat_state"])

    async def ask_features(self, jid):
        try:
            info = await self["xep_0030"].get_info(jid=jid, cached=False)
            caps = self.plugin.get("xep_0115", None)
            say("disco", jid=jid, features=sorted(info["disco_info"]["features"]),
                ver=caps.generate_verstring(info["disco_info"], "sha-1") if caps else "")
        except slixmpp.exceptions.IqError as error:
            say("disco", jid=jid, condition=error.condition)

    def tell_presence(self, command):
        presence = self.make_presence(pshow=command.get("show"), pstatus=command.get("status"),
                                      ppriority=command.get("priority"))
        if "idle" in command:
            presence["idle"]["since"] = datetime.fromisoformat(command["idle"])
        presence.send()

    def obey(self, command):
        match command["do"]:
            case "send":
                message = self.make_message(mto=command["to"], mbody=command["body"], mtype="chat")
                message["id"] = command["id"]
                message.send()
            case "state":
                message = self.make_message(mto=command["to"], mtype="chat")
                message["chat_state"] = command["state"]
                message.send()
            case "presence":
                self.tell_presence(command)
            case "subscribe":
                self.send_presence_subscription(pto=command["to"], ptype="subscribe")
            case "approve":
                self.send_presence_subscription(pto=command["to"], ptype="subscribed")
            case "deny":
                self.send_presence_subscription(pto=command["to"], ptype="unsubscribed")
            case "remove":
                self.del_roster_item(command["to"])
            case "raw":
                self.send_raw(command["xml"])
            case "disco":
                self.asking = asyncio.ensure_future(self.ask_features(command["to"]))
            case "roster":
                say("roster", items={jid: self.client_roster[jid]["subscription"] for jid in self.client_roster.keys()})


def main(kind=Peer):
    logging.basicConfig(level=logging.ERROR)
    jid, password, host, port, ca_file = sys.argv[1:]
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    peer = kind(jid, password, ca_file)
    peer.connect(host, int(port))
    loop.run_forever()


if __name__ == "__main__":
    main()
