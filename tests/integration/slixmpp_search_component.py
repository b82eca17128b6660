#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A directory of rooms (XEP-0433) that shares no code with Causerie: a component made with slixmpp.

usage: slixmpp_search_component.py JID SECRET HOST PORT

Prints {"event": …} lines: online, asked (what the form said). Knows a hundred and twenty rooms about tea, which it tells
in pages of at most fifty, and one about coffee. Wants three letters at least. Ends with its standard input.
"""

import asyncio
import sys
import xml.etree.ElementTree as ET

import slixmpp
from slixmpp.xmlstream.handler import CoroutineCallback
from slixmpp.xmlstream.matcher import MatchXPath

from slixmpp_peer import say

BASE = "urn:xmpp:channel-search:0"
SEARCH = BASE + ":search"
RSM = "http://jabber.org/protocol/rsm"
FORM = "jabber:x:data"
PAGE = 50

ROOMS = [{"address": f"tea{n}@rooms.example.org", "name": f"Tea {n}", "description": "All about <tea> & cake",
          "language": "en", "nusers": str(200 - n), "service-type": "xep-0045",
          "anonymity-mode": "muc_semianonymous"} for n in range(120)]
ROOMS.append({"address": "coffee@rooms.example.org", "name": "Coffee", "nusers": "7",
              "anonymity-mode": f"{{{BASE}:anonymity}}none"})


class Directory(slixmpp.ComponentXMPP):
    def __init__(self, jid, secret, host, port):
        super().__init__(jid, secret, host, port)
        self.register_plugin("xep_0030")
        self["xep_0030"].add_identity(category="directory", itype="channel", name="Rooms of everywhere")
        self["xep_0030"].add_feature(SEARCH)
        self.add_event_handler("session_start", self.on_start)
        self.register_handler(CoroutineCallback("search", MatchXPath(f"{{{self.default_ns}}}iq/{{{SEARCH}}}search"),
                                                self.on_search))

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

    async def on_search(self, iq):
        search = iq.xml.find(f"{{{SEARCH}}}search")
        fields = {field.get("var"): field.findtext(f"{{{FORM}}}value")
                  for field in search.iterfind(f"{{{FORM}}}x/{{{FORM}}}field")}
        say("asked", type=iq["type"], **{"form": search.find(f"{{{FORM}}}x").get("type"), "fields": fields})
        words = fields.get("q") or ""
        if fields.get("FORM_TYPE") != BASE + ":search-params" or len(words) < 3:
            return self.refuse(iq)
        found = [room for room in ROOMS if words.lower() in (room["name"] + room.get("description", "")).lower()]
        after = search.findtext(f"{{{RSM}}}set/{{{RSM}}}after")
        start = [room["address"] for room in found].index(after) + 1 if after else 0
        page = found[start:start + min(PAGE, int(search.findtext(f"{{{RSM}}}set/{{{RSM}}}max") or PAGE))]
        reply = iq.reply()
        result = ET.SubElement(reply.xml, f"{{{SEARCH}}}result")
        for room in page:
            item = ET.SubElement(result, f"{{{SEARCH}}}item", address=room["address"])
            for name in room.keys() - {"address"}:
                ET.SubElement(item, f"{{{SEARCH}}}{name}").text = room[name]
        pages = ET.SubElement(result, f"{{{RSM}}}set")
        if page:
            ET.SubElement(pages, f"{{{RSM}}}first", index=str(start)).text = page[0]["address"]
            ET.SubElement(pages, f"{{{RSM}}}last").text = page[-1]["address"]
        ET.SubElement(pages, f"{{{RSM}}}count").text = str(len(found))
        reply.send()

    def refuse(self, iq):
        """§4.2.2: bad-request, with words for people."""
        reply = iq.reply()
        reply.error()
        reply["error"]["condition"] = "bad-request"
        reply["error"]["type"] = "modify"
        reply["error"]["text"] = "Search terms must have at least three characters."
        ET.SubElement(reply["error"].xml, f"{{{BASE}:error}}invalid-search-terms")
        reply.send()


def main():
    jid, secret, host, port = sys.argv[1:]
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    directory = Directory(jid, secret, host, int(port))
    directory.connect()
    loop.run_forever()


main()
