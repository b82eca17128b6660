#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""As slixmpp_peer.py, for what people say of themselves and whom they keep away.

Also obeys {"do": …}: block, unblock, blocked; publish-avatar (base64), fetch-avatar, fetch-photo, nick, fetch-nick,
publish-card, fetch-card, time, set-vcard (XML), get-vcard. Answers: blocklist, avatar, photo, nick, card, vcard, time,
done, failed; and tells the hashes of pictures in presences: hash.
"""

import asyncio
import base64
import hashlib

import slixmpp_peer
from slixmpp.xmlstream import ET
from slixmpp_peer import say

NICK = "http://jabber.org/protocol/nick"
VCARD4 = "urn:ietf:params:xml:ns:vcard-4.0"


class PeoplePeer(slixmpp_peer.Peer):
    def __init__(self, jid, password, ca_file):
        super().__init__(jid, password, ca_file)
        for name in ("xep_0054", "xep_0060", "xep_0084", "xep_0191"):
            self.register_plugin(name)
        self.add_event_handler("presence_available", self.tell_hash)
        self.add_event_handler("presence_away", self.tell_hash)

    def register_plugin(self, name, *rest, **options):
        if name != "xep_0115":  # its look-ups have kept slixmpp from sending anything else
            super().register_plugin(name, *rest, **options)

    def tell_hash(self, presence):
        photo = presence.xml.find("{vcard-temp:x:update}x/{vcard-temp:x:update}photo")
        if photo is not None:
            say("hash", of=presence["from"].bare, sha1=photo.text or "")

    async def set_vcard(self, xml):
        iq = self.make_iq_set()
        iq.append(ET.fromstring(xml))
        await iq.send()

    async def get_vcard(self, jid):
        iq = self.make_iq_get(ito=jid)
        iq.append(ET.Element("{vcard-temp}vCard"))
        say("vcard", xml=ET.tostring((await iq.send()).xml.find("{vcard-temp}vCard"), encoding="unicode"))

    def obey(self, command):
        work = {
            "block": lambda: self["xep_0191"].block(command["jid"]),
            "unblock": lambda: self["xep_0191"].unblock(command["jid"]),
            "blocked": self.tell_blocked,
            "publish-avatar": lambda: self.publish_avatar(base64.b64decode(command["data"])),
            "fetch-avatar": lambda: self.fetch_avatar(command["from"]),
            "fetch-photo": lambda: self.fetch_photo(command["from"]),
            "nick": lambda: self.publish(NICK, NICK, "nick", command["nick"]),
            "fetch-nick": lambda: self.fetch_nick(command["from"]),
            "publish-card": lambda: self["xep_0060"].publish(None, "urn:xmpp:vcard4", id="current",
                                                             payload=ET.fromstring(command["xml"])),
            "fetch-card": lambda: self.fetch_card(command["from"]),
            "set-vcard": lambda: self.set_vcard(command["xml"]),
            "get-vcard": lambda: self.get_vcard(command["from"]),
            "time": lambda: self.fetch_time(command["from"]),
        }.get(command["do"])
        if work is None:
            super().obey(command)
        else:
            self.later(command["do"], work())

    def later(self, name, work):
        async def run():
            try:
                await work
                say("done", what=name)
            except Exception as error:  # what went wrong is an event, too
                say("failed", what=name, text=repr(error), condition=getattr(error, "condition", ""))
        self.running = getattr(self, "running", [])
        self.running.append(asyncio.ensure_future(run()))

    async def tell_blocked(self):
        answer = await self["xep_0191"].get_blocked()
        say("blocklist", jids=sorted(str(jid) for jid in answer["blocklist"]["items"]))

    async def publish(self, node, namespace, name, text):
        element = ET.Element(f"{{{namespace}}}{name}")
        element.text = text
        await self["xep_0060"].publish(None, node, id="current", payload=element)

    async def items(self, jid, node):
        answer = await self["xep_0060"].get_items(jid, node)
        return [item["payload"] for item in answer["pubsub"]["items"]]

    async def publish_avatar(self, data):
        await self["xep_0084"].publish_avatar(data)
        await self["xep_0084"].publish_avatar_metadata(
            {"id": hashlib.sha1(data).hexdigest(), "bytes": str(len(data)), "type": "image/png"})

    async def fetch_avatar(self, jid):
        metadata = (await self.items(jid, "urn:xmpp:avatar:metadata"))[-1]
        info = metadata.find("{urn:xmpp:avatar:metadata}info")
        if info is None:
            return say("avatar", id="")
        data = base64.b64decode((await self.items(jid, "urn:xmpp:avatar:data"))[-1].text)
        say("avatar", id=info.attrib["id"], sha1=hashlib.sha1(data).hexdigest(), type=info.attrib["type"],
            width=info.attrib["width"], bytes=len(data))

    async def fetch_photo(self, jid):
        card = (await self["xep_0054"].get_vcard(jid))["vcard_temp"]
        data = card["PHOTO"]["BINVAL"]
        say("photo", sha1=hashlib.sha1(data if isinstance(data, bytes) else base64.b64decode(data)).hexdigest())

    async def fetch_nick(self, jid):
        say("nick", nick=(await self.items(jid, NICK))[-1].text)

    async def fetch_card(self, jid):
        say("card", xml=ET.tostring((await self.items(jid, "urn:xmpp:vcard4"))[-1], encoding="unicode"))

    async def fetch_time(self, jid):
        iq = self.make_iq_get(ito=jid)  # its plug-in for this cannot read the form that the XEP shows
        iq.append(ET.Element("{urn:xmpp:time}time"))
        time = (await iq.send()).xml.find("{urn:xmpp:time}time")
        say("time", utc=time.findtext("{urn:xmpp:time}utc"), tzo=time.findtext("{urn:xmpp:time}tzo"))


if __name__ == "__main__":
    slixmpp_peer.main(PeoplePeer)
