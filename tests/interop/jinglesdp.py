# SPDX-FileCopyrightText: 2026 The Causerie authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Between Jingle (XEP-0166, 0167, 0176, 0320, 0339) and the session descriptions of aiortc, one audio content. Pure."""

import re
import xml.etree.ElementTree as ET

from aiortc.sdp import SessionDescription, candidate_from_sdp

JINGLE = "urn:xmpp:jingle:1"
RTP = "urn:xmpp:jingle:apps:rtp:1"
ICE = "urn:xmpp:jingle:transports:ice-udp:1"
DTLS = "urn:xmpp:jingle:apps:dtls:0"
SOURCES = "urn:xmpp:jingle:apps:rtp:ssma:0"
SETUP = {"auto": "actpass", "client": "active", "server": "passive"}  # aiortc's words


def element(parent, namespace, tag, text=None, /, **attributes):
    node = ET.SubElement(parent, f"{{{namespace}}}{tag}", {k.replace("_", "-"): str(v) for k, v in attributes.items()})
    node.text = text
    return node


def content_of(jingle):
    return jingle.find(f"{{{JINGLE}}}content")


def transport_of(jingle):
    content = content_of(jingle)
    return None if content is None else content.find(f"{{{ICE}}}transport")


def codec_lines(payload):
    """XEP-0167 §6: what SDP says in rtpmap and fmtp."""
    number, channels = payload.get("id"), payload.get("channels", "1")
    yield f"a=rtpmap:{number} {payload.get('name')}/{payload.get('clockrate')}" + (f"/{channels}" if channels != "1" else "")
    parameters = ";".join(f"{p.get('name')}={p.get('value')}" for p in payload.iterfind(f"{{{RTP}}}parameter"))
    if parameters:
        yield f"a=fmtp:{number} {parameters}"


def candidate_line(candidate):
    """XEP-0176 §5.3: the value of an SDP candidate attribute."""
    line = " ".join(candidate.get(name) for name in ("foundation", "component", "protocol", "priority", "ip", "port"))
    line += f" typ {candidate.get('type')}"
    if candidate.get("rel-addr"):
        line += f" raddr {candidate.get('rel-addr')} rport {candidate.get('rel-port')}"
    return line


def candidates_of(jingle):
    """What aiortc takes one by one; named after their content."""
    transport = transport_of(jingle)
    if transport is None:
        return []
    found = []
    for node in transport.iterfind(f"{{{ICE}}}candidate"):
        candidate = candidate_from_sdp(candidate_line(node))
        candidate.sdpMid = content_of(jingle).get("name")
        found.append(candidate)
    return found


def sdp_of(jingle):
    """The session description that a session-initiate or session-accept stands for."""
    content = content_of(jingle)
    description, transport = content.find(f"{{{RTP}}}description"), transport_of(jingle)
    payloads = description.findall(f"{{{RTP}}}payload-type")
    fingerprint = transport.find(f"{{{DTLS}}}fingerprint")
    lines = ["v=0", "o=- 1 1 IN IP4 0.0.0.0", "s=-", "t=0 0",
             f"m=audio 9 UDP/TLS/RTP/SAVPF {' '.join(p.get('id') for p in payloads)}", "c=IN IP4 0.0.0.0",
             "a=rtcp:9 IN IP4 0.0.0.0", f"a=mid:{content.get('name')}", "a=sendrecv",
             f"a=ice-ufrag:{transport.get('ufrag')}", f"a=ice-pwd:{transport.get('pwd')}",
             f"a=fingerprint:{fingerprint.get('hash')} {fingerprint.text.strip()}", f"a=setup:{fingerprint.get('setup')}"]
    if description.find(f"{{{RTP}}}rtcp-mux") is not None:
        lines.append("a=rtcp-mux")
    for payload in payloads:
        lines += codec_lines(payload)
    for source in description.iterfind(f"{{{SOURCES}}}source"):
        for parameter in source.iterfind(f"{{{SOURCES}}}parameter"):
            lines.append(f"a=ssrc:{source.get('ssrc')} {parameter.get('name')}:{parameter.get('value')}")
    lines += [f"a=candidate:{candidate_line(c)}" for c in transport.iterfind(f"{{{ICE}}}candidate")]
    return "\r\n".join(lines) + "\r\n"


def describe(jingle, sdp, creator="initiator"):
    """Adds the content that `sdp`, a local description of aiortc, stands for: all candidates at once."""
    media = SessionDescription.parse(sdp).media[0]
    content = element(jingle, JINGLE, "content", creator=creator, name=media.rtp.muxId, senders="both")
    description = element(content, RTP, "description", media="audio")
    for codec in media.rtp.codecs:
        payload = element(description, RTP, "payload-type", id=codec.payloadType, name=codec.mimeType.split("/")[1],
                          clockrate=codec.clockRate, channels=codec.channels)
        for name, value in codec.parameters.items():
            element(payload, RTP, "parameter", name=name, value=value)
    for source in media.ssrc:
        element(element(description, SOURCES, "source", ssrc=source.ssrc), SOURCES, "parameter", name="cname",
                value=source.cname)
    if media.rtcp_mux:
        element(description, RTP, "rtcp-mux")
    transport = element(content, ICE, "transport", ufrag=media.ice.usernameFragment, pwd=media.ice.password)
    digest = next(f for f in media.dtls.fingerprints if f.algorithm == "sha-256")
    element(transport, DTLS, "fingerprint", digest.value, hash=digest.algorithm, setup=SETUP[media.dtls.role])
    for number, c in enumerate(media.ice_candidates):
        related = {"rel_addr": c.relatedAddress, "rel_port": c.relatedPort} if c.relatedAddress else {}
        element(transport, ICE, "candidate", component=c.component, foundation=re.sub(r"\W", "", c.foundation),
                generation=0, id=f"c{number}", ip=c.ip, network=0, port=c.port, priority=c.priority,
                protocol=c.protocol.lower(), type=c.type, **related)
