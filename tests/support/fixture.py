# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the server fixtures share: an unprivileged child in a temporary folder that never outlives its parent."""

import ctypes
import ipaddress
import json
import os
import pwd
import select
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


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def alternative_name(name):
    try:
        return f"IP:{ipaddress.ip_address(name)}"
    except ValueError:
        return f"DNS:{name}"


def make_certificates(box, domain, days, also):
    """A certificate authority and a certificate of `domain` and `also` (names or addresses) made by it (EC, so that it
    takes milliseconds)."""
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    openssl("req", "-x509", *curve, "-keyout", box.file("ca.key"), "-out", box.file("ca.crt"), "-days", "30",
            "-subj", "/CN=Causerie test authority")
    openssl("req", *curve, "-keyout", box.file("server.key"), "-out", box.file("server.csr"), "-subj", f"/CN={domain}")
    extensions = box.write("server.ext", "subjectAltName=" + ",".join(map(alternative_name, [domain, *also])) + "\n")
    openssl("x509", "-req", "-in", box.file("server.csr"), "-CA", box.file("ca.crt"), "-CAkey", box.file("ca.key"),
            "-CAcreateserial", "-days", str(days), "-extfile", extensions, "-out", box.file("server.crt"))


class Server:
    """A server process that listens on `port` of loopback when it is ready, with its log in a file."""

    def __init__(self, box, command, port, log, environment=None):
        self.box, self.command, self.port, self.log, self.environment = box, command, port, log, environment
        self.process = None

    def start(self):
        if self.process is None:
            self.process = self.box.spawn(self.command, self.environment, stdout=subprocess.DEVNULL,
                                          stderr=subprocess.DEVNULL)
            self._wait_until_open()

    def _wait_until_open(self):
        for _ in range(1200):
            if self.process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                select.select([], [], [], 0.05)
        sys.stderr.write(open(self.log, encoding="utf-8").read() if os.path.exists(self.log) else "no log\n")
        self.stop()
        sys.exit(f"{self.command[0]} did not start")

    def stop(self, how=signal.SIGTERM):
        if self.process is None:
            return
        self.process.send_signal(how)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None


def obey(server):
    """Lines on standard input until it closes, each answered by a JSON line: stop, start, kill (SIGKILL), show."""
    for line in sys.stdin:
        match line.strip():
            case "stop":
                server.stop()
            case "kill":
                server.stop(signal.SIGKILL)
            case "start":
                server.start()
        announce(running=server.process is not None)
