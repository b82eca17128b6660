# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the server fixtures share: an unprivileged child in a temporary folder that never outlives its parent."""

import ctypes
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile

PR_SET_PDEATHSIG = 1


def die_with_parent():
    """In the child: the kernel ends it when the fixture ends, however that happens."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def unprivileged_user(*names):
    """The first existing user of `names` when we are root; else None, ourselves, whom the system need not know by name."""
    if os.geteuid() != 0:
        return None
    for name in (*names, "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    sys.exit("no unprivileged user to run a server as")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Sandbox:
    """A temporary folder that belongs to `user`, and processes that run as that user in it."""

    def __init__(self, prefix, user):
        self.user = user
        self.path = tempfile.mkdtemp(prefix=prefix)
        os.chmod(self.path, 0o755)

    def file(self, name):
        return os.path.join(self.path, name)

    def write(self, name, text):
        path = self.file(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
        return path

    def give_away(self):
        if os.geteuid() != 0:
            return
        for folder, _, names in os.walk(self.path):
            for path in (folder, *(os.path.join(folder, n) for n in names)):
                os.chown(path, self.user.pw_uid, self.user.pw_gid)

    def spawn(self, command, environment=None, **options):
        if os.geteuid() == 0:
            options |= {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}
        env = {"PATH": os.environ.get("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"), "HOME": self.path,
               "LANG": "C.UTF-8", **(environment or {})}
        return subprocess.Popen(command, cwd=self.path, env=env, stdin=subprocess.DEVNULL,
                                preexec_fn=die_with_parent, **options)

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)


def announce(**facts):
    print(json.dumps(facts), flush=True)
