#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of slixmpp_peer.py that also knows what can be said of messages.

Prints, beside its events: stanza (id, bodies by language, reply, reactions, replace, retract, displayed, oob, sfs,
store, markable, origin, spoiler). Obeys, beside its verbs: languages, correct, react, reply, retract, mark, spoil,
encrypt (says that it is, with words for those who cannot read it).
"""

from slixmpp.xmlstream.handler import Callback
from slixmpp.xmlstream.matcher import StanzaPath

from slixmpp_peer import Peer, main, say

PLUGINS = ("xep_0059", "xep_0066", "xep_0297", "xep_0308", "xep_0313", "xep_0333", "xep_0334", "xep_0359", "xep_0424",
           "xep_0380", "xep_0382", "xep_0428", "xep_0444", "xep_0447", "xep_0461")


class MessagePeer(Peer):
    def __init__(self, jid, password, ca_file):
        super().__init__(jid, password, ca_file)
        for name in PLUGINS:
            self.register_plugin(name)
        # The library's own event is only for what has a body.
        self.register_handler(Callback("every message", StanzaPath("message"), self.on_stanza))

    def on_stanza(self, message):
        def has(name):
            return any(child.tag.endswith("}" + name) for child in message.xml)

        fields = {"id": message["id"], "jid": message["from"].full, "type": message["type"],
                  "bodies": dict(message["body|*"]) if has("body") else {},
                  "markable": has("markable"), "store": has("store"), "origin": message["origin_id"]["id"]}
        if has("replace"):
            fields["replace"] = message["replace"]["id"]
        if has("reactions"):
            fields["reactions"] = {"id": message["reactions"]["id"], "values": sorted(message["reactions"]["values"])}
        if has("retract"):
            fields["retract"] = message["retract"]["id"]
        if has("displayed"):
            fields["displayed"] = message["displayed"]["id"]
        if has("reply"):
            fields["reply"] = {"id": message["reply"]["id"], "to": str(message["reply"]["to"]),
                               "quote": message["reply"].get_fallback_body(),
                               "body": message["reply"].strip_fallback_content()}
        if has("spoiler"):
            fields["spoiler"] = message["spoiler"].xml.text or ""
        if has("x"):
            fields["oob"] = message["oob"]["url"]
        if has("file-sharing"):
            fields["sfs"] = message["sfs"]["file"]["name"]
        say("stanza", **fields)

    def obey(self, command):
        to = command.get("to")
        match command["do"]:
            case "languages":
                message = self.make_message(mto=to, mtype="chat")
                message["id"] = command["id"]
                for language, text in command["bodies"].items():
                    message[f"body|{language}"] = text
                message.send()
            case "correct":
                message = self["xep_0308"].build_correction(command["target"], to, mbody=command["body"])
                message.send()
            case "react":
                self["xep_0444"].send_reactions(to, command["target"], command["emojis"])
            case "reply":
                self["xep_0461"].send_reply(to, command["target"], command.get("quote"), None, mto=to,
                                            mbody=command["body"], mtype="chat")
            case "retract":
                self["xep_0424"].send_retraction(to, command["target"])
            case "mark":
                self["xep_0333"].send_marker(to, command["target"], "displayed")
            case "spoil":
                message = self.make_message(mto=to, mbody=command["body"], mtype="chat")
                message.enable("spoiler")
                message["spoiler"].xml.text = command["hint"]
                message.send()
            case "encrypt":
                message = self.make_message(mto=to, mtype="chat")
                self["xep_0380"].add_eme(message, command["how"])
                self["xep_0380"].replace_body_with_eme(message)
                message.send()
            case _:
                super().obey(command)


main(MessagePeer)
