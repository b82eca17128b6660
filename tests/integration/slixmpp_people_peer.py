#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""As slixmpp_peer.py, for what people say of themselves and whom they keep away.

Also obeys {"do": …}: block, unblock, blocked, and says "blocklist" with the addresses.
"""

import asyncio

import slixmpp_peer
from slixmpp_peer import say


class PeoplePeer(slixmpp_peer.Peer):
    def __init__(self, jid, password, ca_file):
        super().__init__(jid, password, ca_file)
        for name in ("xep_0191",):
            self.register_plugin(name)

    def register_plugin(self, name, *rest, **options):
        if name != "xep_0115":  # its look-ups have kept slixmpp from sending anything else
            super().register_plugin(name, *rest, **options)

    def obey(self, command):
        match command["do"]:
            case "block":
                self.later(self["xep_0191"].block(command["jid"]))
            case "unblock":
                self.later(self["xep_0191"].unblock(command["jid"]))
            case "blocked":
                self.later(self.tell_blocked())
            case _:
                super().obey(command)

    def later(self, work):
        async def run():
            try:
                await work
            except Exception as error:  # what went wrong is an event, too
                say("failed", text=str(error), condition=getattr(error, "condition", ""))
        self.tasks = getattr(self, "tasks", [])
        self.tasks.append(asyncio.ensure_future(run()))

    async def tell_blocked(self):
        answer = await self["xep_0191"].get_blocked()
        say("blocklist", jids=sorted(str(jid) for jid in answer["blocklist"]["items"]))


if __name__ == "__main__":
    slixmpp_peer.main(PeoplePeer)
