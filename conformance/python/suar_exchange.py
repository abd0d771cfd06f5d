#!/usr/bin/env python3
"""A second implementation of the exchange protocol, written from EXCHANGE.md alone.

It needs Python 3.9 and `cryptography` (Debian: python3-cryptography). It verifies lists of members, builds, seals,
opens and verifies envelopes, gives and checks receipts and signed problems, serves an inbox and sends in order.
It takes no attachments: an envelope that names some is refused, as `crit` demands.

  suar_exchange.py node < lines of JSON     a node; the first line is its settings, each later one a command
  suar_exchange.py vectors FOLDER           gives each test vector its verdict and says where it differs
"""
import base64, hashlib, hmac, json, os, re, sqlite3, sys, threading, urllib.error, urllib.request, uuid
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SKEW = timedelta(minutes=10)
STATUS = {"malformed": 400, "wrong-content-type": 415, "too-large": 413, "wrongly-addressed": 421,
          "unknown-member": 403, "unknown-key": 403, "key-revoked": 403, "key-out-of-date": 403, "bad-signature": 403,
          "unknown-recipient-key": 409, "cannot-open": 400, "digest-mismatch": 400, "from-the-future": 409,
          "out-of-order": 409, "replayed": 409, "broken-chain": 409, "forked": 409, "place-given-up": 409,
          "no-such-message": 404, "try-later": 503}


# Types that say where a thread stands: every member takes them, and they do not expire.
PLACES = ("exchange.void@1.0", "exchange.rejoin@1.0")


class Refused(Exception):
    """A refusal without effect: answered with a signed problem."""

    def __init__(self, code, **detail):
        super().__init__(code)
        self.code = code if code == "too-large" else "exchange/" + code
        self.status = STATUS.get(code, 400)
        self.detail = detail


# --- Spelling -------------------------------------------------------------------------------------------------------

def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text, size=None):
    if not isinstance(text, str) or not re.fullmatch(r"[A-Za-z0-9_-]*", text) or len(text) % 4 == 1:
        raise ValueError("not base64url")
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if b64(data) != text or (size is not None and len(data) != size):
        raise ValueError("not in its one form")
    return data


def digest(text):
    return b64(hashlib.sha256(text if isinstance(text, bytes) else text.encode()).digest())


def parse(text):
    """JSON as the protocol has it: UTF-8 without mark, no NUL, no lone surrogate, at most 32 levels."""
    if isinstance(text, bytes):
        text = text.decode("utf-8")
    if text.startswith("\ufeff"):
        raise ValueError("byte order mark")

    def no_such_number(_):
        raise ValueError("no number of JSON")

    def look(value, level):
        if level > 32:
            raise ValueError("too deep")
        if isinstance(value, str) and ("\0" in value or any(0xD800 <= ord(c) <= 0xDFFF for c in value)):
            raise ValueError("NUL or lone surrogate")
        if isinstance(value, dict):
            for key, inner in value.items():
                look(key, level)
                look(inner, level + 1)
        if isinstance(value, list):
            for inner in value:
                look(inner, level + 1)

    try:
        value = json.loads(text, parse_constant=no_such_number)
    except RecursionError:
        raise ValueError("too deep") from None
    look(value, 0)
    return value


def moment(text):
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", text):
        raise ValueError("not a time in UTC")
    whole, _, part = text[:-1].partition(".")
    return datetime.strptime(whole, "%Y-%m-%dT%H:%M:%S").replace(
        microsecond=int((part + "000000")[:6]), tzinfo=timezone.utc)


def spell(time):
    return time.strftime("%Y-%m-%dT%H:%M:%S.") + "%03dZ" % (time.microsecond // 1000)


def dump(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
KID = re.compile(r"[A-Za-z0-9._-]{1,100}")
STATE = re.compile(r"[A-Z]{2}")
TYPE = re.compile(r"[a-z][a-z-]*\.[a-z][a-z0-9-]*@\d{1,4}\.\d{1,4}")


def need(condition):
    if not condition:
        raise ValueError("not of this form")


def is_text(pattern, value):
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def is_count(value, least=0):
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


# --- Signed texts ---------------------------------------------------------------------------------------------------

def sign(typ, kid, private, payload):
    head = b64(dump({"alg": "EdDSA", "kid": kid, "typ": typ}).encode())
    signed = head + "." + b64((payload if isinstance(payload, str) else dump(payload)).encode())
    return signed + "." + b64(private.sign(signed.encode()))


def header(text, typ):
    head = parse(unb64(text))
    need(isinstance(head, dict) and head.get("alg") == "EdDSA" and head.get("typ") == typ)
    need(is_text(KID, head.get("kid")) and "crit" not in head and "b64" not in head)
    return head["kid"]


def read_signed(jws, typ):
    """Kid, payload, signed bytes and signature of a text of this kind; nothing is verified yet."""
    parts = jws.split(".")
    need(len(parts) == 3)
    kid = header(parts[0], typ)
    payload = parse(unb64(parts[1]))
    need(isinstance(payload, dict))
    return kid, payload, (parts[0] + "." + parts[1]).encode(), unb64(parts[2])


def genuine(public, signature, signed):
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, signed)
        return True
    except (InvalidSignature, ValueError):
        return False


def verify(directory, state, kid, signed, signature, now):
    """That a signing key of this state in the list made the signature and counts now."""
    member = find_member(directory, state)
    key = next((k for k in (member or {}).get("keys", []) if k["kid"] == kid and k["use"] == "sign"), None)
    if key is None:
        raise Refused("unknown-key", kid=kid)
    if key["revokedAt"] is not None:
        raise Refused("key-revoked", kid=kid)
    until = key["validUntil"]
    if now < moment(key["validFrom"]) - SKEW or (until is not None and now >= moment(until) + SKEW):
        raise Refused("key-out-of-date", kid=kid)
    if not genuine(unb64(key["x"]), signature, signed):
        raise Refused("bad-signature")


# --- The list of members --------------------------------------------------------------------------------------------

def read_directory(text):
    form = parse(text)
    need(isinstance(form, dict) and isinstance(form.get("payload"), str) and isinstance(form.get("signatures"), list))
    list_ = parse(unb64(form["payload"]))
    need(list_.get("suar") == 1 and is_count(list_.get("version"), 1) and is_count(list_.get("quorum"), 1))
    need(list_["prev"] is None or len(unb64(list_["prev"])) == 32)
    moment(list_["issuedAt"])
    for member in list_["members"]:
        need(is_text(STATE, member["state"]) and isinstance(member["endpoint"], str))
        moment(member["from"])
        need(member["until"] is None or moment(member["until"]))
        need(all(isinstance(t, str) for t in member["accepts"]))
        for key in member["keys"]:
            need(is_text(KID, key["kid"]) and key["use"] in ("sign", "seal") and is_count(key["epoch"]))
            unb64(key["x"], 32)
            moment(key["validFrom"])
            need(all(key[t] is None or moment(key[t]) for t in ("validUntil", "revokedAt")))
    return form, list_


def find_member(directory, state):
    return next((m for m in directory["members"] if m["state"] == state), None)


def member_today(directory, state, now):
    member = find_member(directory, state)
    if member is None or now < moment(member["from"]):
        return None
    return None if member["until"] is not None and now >= moment(member["until"]) else member


def check_directory(text, held, now):
    """Why a list is not taken over, or `accepted`. `held` is the text of the list that is held, or None."""
    try:
        form, new = read_directory(text)
    except (ValueError, KeyError, TypeError, AttributeError):
        return "malformed"
    judge = new
    if held is None:
        if new["version"] != 1 or new["prev"] is not None:
            return "no-genesis"
    else:
        held_form, judge = read_directory(held)
        if new["version"] <= judge["version"]:
            return "not-newer"
        if new["version"] != judge["version"] + 1:
            return "skips-a-version"
        if new["prev"] != digest(held_form["payload"]):
            return "does-not-follow"
    signers = set()
    for entry in form["signatures"]:
        try:
            kid = header(entry["protected"], "suar-directory+jws")
            signed, signature = (entry["protected"] + "." + form["payload"]).encode(), unb64(entry["signature"])
        except (ValueError, KeyError, TypeError):
            continue
        for member in judge["members"]:
            try:
                # Those who found the region sign before it begins; later only who is a member on this day has a vote.
                if held is None or member_today(judge, member["state"], now):
                    verify(judge, member["state"], kid, signed, signature, now)
                    signers.add(member["state"])
            except Refused:
                pass
    return "accepted" if len(signers) >= judge["quorum"] else "too-few-signatures"


# --- HPKE (RFC 9180), base mode, by hand ----------------------------------------------------------------------------

KEM_SUITE = b"KEM" + b"\x00\x20"
SUITE = b"HPKE" + b"\x00\x20" + b"\x00\x01" + b"\x00\x02"


def labeled_extract(suite, salt, label, ikm):
    return hmac.new(salt or bytes(32), b"HPKE-v1" + suite + label + ikm, hashlib.sha256).digest()


def labeled_expand(suite, prk, label, info, length):
    info = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    out, block = b"", b""
    for number in range(1, -(-length // 32) + 1):
        block = hmac.new(prk, block + info + bytes([number]), hashlib.sha256).digest()
        out += block
    return out[:length]


def key_schedule(dh, enc, recipient, info):
    prk = labeled_extract(KEM_SUITE, b"", b"eae_prk", dh)
    shared = labeled_expand(KEM_SUITE, prk, b"shared_secret", enc + recipient, 32)
    context = b"\x00" + labeled_extract(SUITE, b"", b"psk_id_hash", b"") + labeled_extract(SUITE, b"", b"info_hash", info)
    secret = labeled_extract(SUITE, shared, b"secret", b"")
    return labeled_expand(SUITE, secret, b"key", context, 32), labeled_expand(SUITE, secret, b"base_nonce", context, 12)


def raw(public):
    return public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def hpke_seal(public, info, plain):
    ephemeral = X25519PrivateKey.generate()
    enc = raw(ephemeral.public_key())
    key, nonce = key_schedule(ephemeral.exchange(X25519PublicKey.from_public_bytes(public)), enc, public, info)
    return enc, AESGCM(key).encrypt(nonce, plain, b"")


def hpke_open(private, enc, info, sealed):
    dh = private.exchange(X25519PublicKey.from_public_bytes(enc))
    key, nonce = key_schedule(dh, enc, raw(private.public_key()), info)
    return AESGCM(key).decrypt(nonce, sealed, b"")


# --- The envelope ---------------------------------------------------------------------------------------------------

def check_envelope(e):
    need(e["suar"] == 1 and is_text(UUID, e["id"]) and is_text(UUID, e["thread"]))
    need(is_text(STATE, e["from"]) and is_text(STATE, e["to"]) and is_text(KID, e["toKey"]))
    need(is_text(TYPE, e["type"]) and len(e["type"]) <= 100 and is_count(e["seq"], 1))
    need((e["prev"] is None) == (e["seq"] == 1) and (e["prev"] is None or len(unb64(e["prev"])) == 32))
    need(len(e["causes"]) <= 20 and all(is_text(UUID, c) for c in e["causes"]))
    moment(e["issuedAt"]), moment(e["expiresAt"])
    h = e["handling"]
    need(h["tlp"] in ("RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR") and h["onward"] in ("no", "ask", "yes"))
    need("pap" not in h or h["pap"] in ("RED", "AMBER", "GREEN", "CLEAR"))
    need(is_text(re.compile(r"[A-Za-z][A-Za-z0-9.-]{0,63}"), h["purpose"]))
    need(len(e["legalBasis"]) <= 20 and all(isinstance(c, str) and len(c) <= 200 for c in e["legalBasis"]))
    unb64(e["payload"]["digest"], 32)
    need(len(e["crit"]) <= 20 and all(isinstance(c, str) and len(c) <= 64 for c in e["crit"]))
    if "attachments" in e:
        need(1 <= len(e["attachments"]) <= 16 and "attachments" in e["crit"])
    if "voids" in e:
        v = e["voids"]
        need(e["type"] == "exchange.void@1.0" and "voids" in e["crit"] and is_text(UUID, v["id"]) and isinstance(v["code"], str))
        unb64(v["digest"], 32)
    if "rejoins" in e:
        at = e["rejoins"]
        need(e["type"] == "exchange.rejoin@1.0" and "rejoins" in e["crit"] and is_count(at["seq"]))
        need(at["digest"] is None or len(unb64(at["digest"])) == 32)


def build(*, directory, kid, private, now, sender, to, type, body, thread, seq=1, prev=None, causes=(), id=None,
          handling=None, legal_basis=(), expires=timedelta(days=30)):
    """An envelope, signed, and its body text."""
    text = dump({"salt": b64(os.urandom(16)), "body": body})
    envelope = {"suar": 1, "id": id or new_id(now), "from": sender, "to": to,
                "toKey": sealing_key(directory, to, now)["kid"], "type": type, "thread": thread, "seq": seq, "prev": prev,
                "causes": list(causes), "issuedAt": spell(now), "expiresAt": spell(now + expires),
                "handling": handling or {"tlp": "AMBER", "onward": "ask", "purpose": "protection"},
                "legalBasis": list(legal_basis), "payload": {"digest": digest(text)}, "crit": []}
    return envelope, sign("suar-envelope+jws", kid, private, envelope), text


def new_id(now):
    """A UUID of version 7."""
    value = int(now.timestamp() * 1000).to_bytes(6, "big") + os.urandom(10)
    value = value[:6] + bytes([0x70 | value[6] & 0x0F]) + value[7:8] + bytes([0x80 | value[8] & 0x3F]) + value[9:]
    return str(uuid.UUID(bytes=value))


def sealing_key(directory, state, now):
    def valid(key):
        return (key["use"] == "seal" and key["revokedAt"] is None and moment(key["validFrom"]) <= now
                and (key["validUntil"] is None or now < moment(key["validUntil"])))
    return max(filter(valid, find_member(directory, state)["keys"]), key=lambda key: key["epoch"])


def seal(directory, envelope, jws, text):
    """Wire text. May be made anew at any time: what counts is inside."""
    key = next(k for k in find_member(directory, envelope["to"])["keys"] if k["kid"] == envelope["toKey"])
    info = "|".join((envelope["id"], envelope["from"], envelope["to"])).encode("ascii")
    enc, sealed = hpke_seal(unb64(key["x"]), info, (jws + "\n" + text).encode())
    return dump({"suar": 1, "id": envelope["id"], "from": envelope["from"], "to": envelope["to"],
                 "key": envelope["toKey"], "enc": b64(enc), "sealed": b64(sealed)})


def read_wire(data):
    try:
        wire = parse(data)
        need(wire["suar"] == 1 and is_text(UUID, wire["id"]) and is_text(STATE, wire["from"]) and is_text(STATE, wire["to"]))
        need(is_text(KID, wire["key"]))
        return wire, unb64(wire["enc"], 32), unb64(wire["sealed"])
    except (ValueError, KeyError, TypeError):
        raise Refused("malformed") from None


def open_wire(data, *, me, seals, directory, now, takes, content_type="application/json"):
    """Opens and verifies in the order of the protocol, §4; raises Refused. `refusal` is set where a receipt refuses."""
    if content_type.split(";")[0].strip().lower() != "application/json":
        raise Refused("wrong-content-type")
    if len(data) > 1024 * 1024:
        raise Refused("too-large")
    wire, enc, sealed = read_wire(data)
    if wire["to"] != me or wire["from"] == me:
        raise Refused("wrongly-addressed")
    if member_today(directory, wire["from"], now) is None:
        raise Refused("unknown-member")
    if wire["key"] not in seals:
        raise Refused("unknown-recipient-key", key=wire["key"])
    info = "|".join((wire["id"], wire["from"], wire["to"])).encode("ascii")
    try:
        plain = hpke_open(seals[wire["key"]], enc, info, sealed)
    except (InvalidTag, ValueError):
        raise Refused("cannot-open") from None
    try:
        jws, feed, text = plain.partition(b"\n")
        need(feed)
        jws = jws.decode("ascii")
        kid, envelope, signed, signature = read_signed(jws, "suar-envelope+jws")
    except (ValueError, KeyError, TypeError):
        raise Refused("malformed") from None
    # Whose key it must be says the wire; that the payload says the same is checked below.
    verify(directory, wire["from"], kid, signed, signature, now)
    try:
        check_envelope(envelope)
    except (ValueError, KeyError, TypeError):
        raise Refused("malformed") from None
    if (envelope["id"], envelope["from"], envelope["to"], envelope["toKey"]) != (wire["id"], wire["from"], wire["to"], wire["key"]):
        raise Refused("wrongly-addressed")
    if digest(text) != envelope["payload"]["digest"]:
        raise Refused("digest-mismatch")
    if moment(envelope["issuedAt"]) > now + SKEW:
        raise Refused("from-the-future")
    opened = {"jws": jws, "digest": digest(jws), "envelope": envelope, "text": text.decode("utf-8", "replace"),
              "body": None, "refusal": None}
    try:
        need(len(text) <= 512 * 1024)
        content = parse(text)
        need(len(unb64(content["salt"])) == 16 and "body" in content)
        need(len(content.get("attachments", [])) == len(envelope.get("attachments", [])))
        opened["body"] = content["body"]
    except (ValueError, KeyError, TypeError):
        opened["refusal"] = "exchange/malformed-body"
        return opened
    if any(name not in ("voids", "rejoins") for name in envelope["crit"]):
        opened["refusal"] = "exchange/unknown-critical-field"
    elif moment(envelope["expiresAt"]) + SKEW < now and envelope["type"] not in PLACES:
        opened["refusal"] = "exchange/expired"
    elif envelope["type"].rpartition(".")[0] not in [*takes, "exchange.void@1", "exchange.rejoin@1"]:
        opened["refusal"] = "exchange/unknown-type"
    return opened


# --- Receipts and problems ------------------------------------------------------------------------------------------

def check_receipt(jws, *, partner, me, message, envelope_digest, directory, now):
    """The payload of a genuine receipt for this very message; raises Refused."""
    try:
        kid, r, signed, signature = read_signed(jws, "suar-receipt+jws")
        need(r["suar"] == 1 and is_text(STATE, r["from"]) and is_text(STATE, r["to"]) and is_text(UUID, r["message"]))
        need(r["step"] in ("received", "delivered", "refused", "read") and (r["step"] == "refused") == ("code" in r))
        unb64(r["digest"], 32), moment(r["receivedAt"]), moment(r["at"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused("malformed") from None
    if r["to"] != me:
        raise Refused("wrongly-addressed")
    verify(directory, r["from"], kid, signed, signature, now)
    if (r["from"], r["message"], r["digest"]) != (partner, message, envelope_digest):
        raise Refused("no-such-message")
    return r


def check_problem(jws, *, partner, me, request, directory, now):
    """The payload of a problem that the partner signed about these very bytes, or None: then it is no answer."""
    try:
        kid, p, signed, signature = read_signed(jws, "suar-problem+jws")
        need(p["suar"] == 1 and isinstance(p["code"], str) and is_count(p["status"], 400) and isinstance(p["detail"], dict))
        moment(p["at"])
        need(p["from"] == partner and p["to"] in (me, None) and p["request"] == request)
        verify(directory, partner, kid, signed, signature, now)
        return p
    except (ValueError, KeyError, TypeError, AttributeError, Refused):
        return None


# --- Two types of message -------------------------------------------------------------------------------------------
# `body` of each is what the schema of conformance/schemas says; a handler answers None or the code of a refusal.


def welfare_check(body):
    """`requests.locate-and-welfare-check@1`: opens a request to find a person and see that she is well."""
    try:
        need(is_text(UUID, body["request"]) and body["kind"] == "LocateAndWelfareCheck" and is_text(STATE, body["to"]))
        need(all(isinstance(body[name], str) for name in ("purpose", "urgency", "tlp", "language", "post")))
        moment(body["at"]), moment(body["acknowledgeDue"])
        need(isinstance(body["fields"], dict))
    except (ValueError, KeyError, TypeError):
        return "requests/not-as-agreed"


PARTIAL = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
PART = {"part", "to", "nationality", "purpose", "tlp", "pap", "legalBasis", "roster", "provenance", "listMaker", "reliability",
        "credibility", "listedOn", "place", "claimed", "wholeDigest", "wholeCount", "counted", "rows", "post", "at"}
PROVENANCES = {"HandedOverByArmedGroup", "HandedOverByAuthority", "HandedOverByNGO", "TakenAtCamp", "TypedFromPhotos",
               "SentByTheReleased"}


def is_line(value, most=200):
    return isinstance(value, str) and 1 <= len(value.strip()) <= most


def roster_row(row):
    need({"no", "name"} <= set(row) <= {"no", "name", "sex", "birthDate", "birthplace", "passportNumber"})
    need(is_count(row["no"], 1) and row["no"] <= 100_000 and is_line(row["name"]))
    need(row.get("sex", "Other") in ("Female", "Male", "Other", "Unknown"))
    need(is_text(PARTIAL, row.get("birthDate", "2000")) and is_line(row.get("birthplace", "x")))
    need(is_line(row.get("passportNumber", "x"), 40))


def roster_part(body, state, thread):
    """`requests.roster-part@1`: the people of one nationality on a list of a mass release, to their own state."""
    try:
        need(set(body) == PART and is_text(UUID, body["roster"]) and body["part"] == thread)
        need(body["to"] == state and body["nationality"] == state)
        need((body["purpose"], body["tlp"], body["pap"]) == ("EstablishNationality", "RED", "GREEN"))
        need(1 <= len(body["legalBasis"]) <= 12 and body["provenance"] in PROVENANCES)
        need(body["reliability"] in "ABCDEF" and body["credibility"] in "123456")
        need(body["listedOn"] is None or is_text(PARTIAL, body["listedOn"]))
        need(is_line(body["listMaker"]) and is_line(body["post"]) and (body["place"] is None or is_line(body["place"])))
        need(body["claimed"] is None or is_count(body["claimed"]))
        need(len(body["wholeDigest"]) == 43 and is_count(body["wholeCount"], 1))
        need(1 <= len(body["rows"]) <= 1500 and body["counted"] == len(body["rows"]) <= body["wholeCount"])
        for row in body["rows"]:
            roster_row(row)
        need(len({row["no"] for row in body["rows"]}) == len(body["rows"]))
        moment(body["at"])
    except (ValueError, KeyError, TypeError):
        return "requests/not-as-agreed"


def roster_taken(body, state, thread):
    """`requests.roster-taken@1`: the receiver has taken it over, and how many people it counted."""
    try:
        need(set(body) == {"part", "counted", "post", "at"} and is_text(UUID, body["part"]))
        need(is_count(body["counted"]) and is_line(body["post"]))
        moment(body["at"])
    except (ValueError, KeyError, TypeError):
        return "requests/not-as-agreed"


def step(body):
    """`requests.step@1`: every later word about a request."""
    try:
        need(is_text(UUID, body["request"]) and isinstance(body["step"], str))
        need(all(name in body for name in ("reason", "text", "fields", "answer", "post")))
        moment(body["at"])
    except (ValueError, KeyError, TypeError):
        return "requests/not-as-agreed"


HANDLERS = {"requests.locate-and-welfare-check@1": welfare_check, "requests.step@1": step}


# --- A node ---------------------------------------------------------------------------------------------------------

TABLES = """
create table if not exists taken (partner, id, digest, thread, seq, type, body, jws, receipt, primary key (partner, id));
create table if not exists head (partner, thread, seq, digest, primary key (partner, thread));
create table if not exists given_up (partner, id, digest, primary key (partner, id));
create table if not exists written (id primary key, partner, thread, seq, jws, text, envelope, state, receipt, problem);
create table if not exists later (partner, id, step, receipt);
"""


class Node:
    def __init__(self, settings):
        self.state, self.routes, self.now_ = settings["state"], settings.get("routes", {}), settings.get("clock")
        self.directory_text = None
        for text in settings["directories"]:  # from the first list on, each judged by the one before it
            verdict = check_directory(text, self.directory_text, self.now())
            if verdict != "accepted":
                raise ValueError("list of members: " + verdict)
            self.directory_text = text
        self.directory = read_directory(self.directory_text)[1]
        self.kid = settings["sign"]["kid"]
        self.private = Ed25519PrivateKey.from_private_bytes(unb64(settings["sign"]["d"], 32))
        self.seals = {k["kid"]: X25519PrivateKey.from_private_bytes(unb64(k["d"], 32)) for k in settings["seal"]}
        self.takes = find_member(self.directory, self.state)["accepts"]
        self.lock = threading.RLock()
        self.db = sqlite3.connect(settings.get("store", ":memory:"), check_same_thread=False, isolation_level=None)
        self.db.executescript(TABLES)

    def now(self):
        return moment(self.now_) if self.now_ else datetime.now(timezone.utc)

    def receipt(self, opened, step, code=None):
        at, e = spell(self.now()), opened["envelope"]
        payload = {"suar": 1, "from": self.state, "to": e["from"], "message": e["id"], "digest": opened["digest"],
                   "step": step, **({"code": code} if code else {}), "receivedAt": at, "at": at}
        return sign("suar-receipt+jws", self.kid, self.private, payload)

    def problem(self, refused, data, to=None, message=None):
        payload = {"suar": 1, "from": self.state, "to": to, **({"message": message} if message else {}),
                   "request": None if data is None else digest(data), "code": refused.code, "status": refused.status,
                   "detail": refused.detail, "at": spell(self.now())}
        return sign("suar-problem+jws", self.kid, self.private, payload)

    def take(self, data, content_type):
        """A wire text: the receipt for it, after the commit; raises Refused."""
        opened = open_wire(data, me=self.state, seals=self.seals, directory=self.directory, now=self.now(),
                           takes=self.takes, content_type=content_type)
        e = opened["envelope"]
        partner, thread = e["from"], e["thread"]
        with self.lock:
            self.db.execute("begin immediate")
            try:
                receipt = self.take_in_turn(opened, e, partner, thread)
                self.db.execute("commit")
                return receipt
            except BaseException:
                self.db.execute("rollback")
                raise

    def stands(self, partner, id):
        return self.db.execute("select digest, receipt from taken where partner = ? and id = ?", (partner, id)).fetchone()

    def take_in_turn(self, opened, e, partner, thread):
        known = self.stands(partner, e["id"])
        if known:
            if known[0] != opened["digest"]:
                raise Refused("forked", id=e["id"])
            return known[1]
        if self.db.execute("select 1 from given_up where partner = ? and id = ?", (partner, e["id"])).fetchone():
            raise Refused("place-given-up", id=e["id"])
        voids = e.get("voids") if e["type"] == "exchange.void@1.0" else None
        if voids:
            lost = self.stands(partner, voids["id"])
            if lost:
                return lost[1]
        seq, last = self.db.execute("select seq, digest from head where partner = ? and thread = ?",
                                    (partner, thread)).fetchone() or (0, None)
        if e["seq"] > seq + 1:
            raise Refused("out-of-order", id=e["id"], expected=seq + 1, head=last)
        if e["seq"] <= seq:
            raise Refused("replayed", id=e["id"], expected=seq + 1, head=last)
        if e["prev"] != last:
            raise Refused("broken-chain", id=e["id"], expected=seq + 1, head=last)
        at = e.get("rejoins")
        if at and not self.has_stood(partner, thread, at["seq"], at["digest"]):
            raise Refused("broken-chain", id=e["id"])
        code = opened["refusal"]
        handler = HANDLERS.get(e["type"].rpartition(".")[0])
        if code is None and handler:
            code = handler(opened["body"])
        receipt = self.receipt(opened, "refused" if code else "delivered", code)
        self.db.execute("insert into taken values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        (partner, e["id"], opened["digest"], thread, e["seq"], e["type"],
                         None if code else dump(opened["body"]), opened["jws"], receipt))
        given_up = voids if voids and not code else None
        if given_up:
            self.db.execute("insert into given_up values (?, ?, ?)", (partner, given_up["id"], given_up["digest"]))
        place = (e["seq"], given_up["digest"] if given_up else opened["digest"])
        if at and not code:
            place = (at["seq"], at["digest"])
        self.db.execute("insert or replace into head values (?, ?, ?, ?)", (partner, thread, *place))
        return receipt

    def has_stood(self, partner, thread, seq, digest):
        """Whether the head of a thread was once at this place."""
        if seq == 0:
            return digest is None
        rows = self.db.execute("select digest, jws from taken where partner = ? and thread = ? and seq = ?",
                               (partner, thread, seq)).fetchall()
        voids = [read_signed(jws, "suar-envelope+jws")[1].get("voids") for _, jws in rows]
        return digest in [own for own, _ in rows] + [v["digest"] for v in voids if v]

    def take_receipt(self, jws):
        """A receipt that comes later, through /receipts."""
        try:
            said = read_signed(jws, "suar-receipt+jws")[1]
            partner, message = said["from"], said["message"]
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Refused("malformed") from None
        with self.lock:
            row = self.db.execute("select jws from written where id = ? and partner = ?", (message, partner)).fetchone()
            checked = check_receipt(jws, partner=partner, me=self.state, message=message,
                                    envelope_digest=digest(row[0]) if row else "", directory=self.directory, now=self.now())
            self.db.execute("insert into later values (?, ?, ?, ?)", (partner, message, checked["step"], jws))
            if checked["step"] != "received":
                self.db.execute("update written set state = ? where id = ?", (checked["step"], message))

    def post(self, state, path, data, content_type):
        base = self.routes.get(state) or find_member(self.directory, state)["endpoint"]
        request = urllib.request.Request(base + path, data=data, headers={"content-type": content_type}, method="POST")

        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None

        try:
            with urllib.request.build_opener(Stay).open(request, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode("utf-8", "replace")

    def send(self, to, type, body, thread, causes=(), id=None):
        """Writes a message down, then tries it once. `retry` sends the same bytes again."""
        with self.lock:
            before = self.db.execute("select seq, jws from written where partner = ? and thread = ? order by seq desc limit 1",
                                     (to, thread)).fetchone()
            envelope, jws, text = build(
                directory=self.directory, kid=self.kid, private=self.private, now=self.now(), sender=self.state, to=to,
                type=type, body=body, thread=thread, causes=causes, id=id,
                seq=before[0] + 1 if before else 1, prev=digest(before[1]) if before else None)
            self.db.execute("insert into written values (?, ?, ?, ?, ?, ?, ?, 'queued', null, null)",
                            (envelope["id"], to, thread, envelope["seq"], jws, text, dump(envelope)))
        return self.retry(envelope["id"])

    def retry(self, id):
        with self.lock:
            to, jws, text, envelope = self.db.execute(
                "select partner, jws, text, envelope from written where id = ?", (id,)).fetchone()
        wire = seal(self.directory, json.loads(envelope), jws, text).encode()
        status, answer = self.post(to, "/exchange/v1/inbox", wire, "application/json")
        outcome = {"id": id, "state": "sent", "status": status, "receipt": None, "code": None}
        try:
            receipt = check_receipt(answer, partner=to, me=self.state, message=id, envelope_digest=digest(jws),
                                    directory=self.directory, now=self.now()) if status == 200 else None
        except Refused as refused:
            receipt, outcome["code"] = None, "exchange/bad-receipt"
        if receipt:
            outcome.update(state=receipt["step"], receipt=answer, code=receipt.get("code"))
        elif status != 200:
            problem = check_problem(answer, partner=to, me=self.state, request=digest(wire), directory=self.directory, now=self.now())
            outcome["code"] = problem["code"] if problem else "unsigned-answer"
        with self.lock:
            self.db.execute("update written set state = ?, receipt = ?, problem = ? where id = ?",
                            (outcome["state"], outcome["receipt"], outcome["code"], id))
        return outcome

    def read(self, partner, id):
        """A person opened a message: the receipt `read` goes to its writer."""
        jws = self.db.execute("select jws from taken where partner = ? and id = ?", (partner, id)).fetchone()[0]
        envelope = read_signed(jws, "suar-envelope+jws")[1]
        receipt = self.receipt({"envelope": envelope, "digest": digest(jws)}, "read")
        return {"status": self.post(partner, "/exchange/v1/receipts", receipt.encode(), "application/jose")[0]}

    def list(self):
        rows = self.db.execute("select partner, id, type, thread, seq, body, receipt from taken order by rowid").fetchall()
        return [{"from": p, "id": i, "type": t, "thread": th, "seq": s, "body": json.loads(b) if b else None, "receipt": r}
                for p, i, t, th, s, b, r in rows]

    def state_of(self, id):
        row = self.db.execute("select state from written where id = ?", (id,)).fetchone()
        return row and row[0]

    def serve(self, port=0):
        node = self

        class Doors(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def answer(self, status, text=b"", kind="application/jose"):
                self.send_response(status)
                if status != 204:
                    self.send_header("content-type", kind)
                    self.send_header("content-length", str(len(text)))
                self.end_headers()
                if status != 204:
                    self.wfile.write(text if isinstance(text, bytes) else text.encode())

            def body(self):
                size = int(self.headers.get("content-length") or 0)
                if size > 1024 * 1024:
                    self.close_connection = True
                    raise Refused("too-large")
                return self.rfile.read(size)

            def do_GET(self):
                if self.path == "/exchange/v1/directory":
                    return self.answer(200, node.directory_text, "application/json")
                self.answer(404, b"{}", "application/problem+json")

            def do_POST(self):
                data = None
                try:
                    data = self.body()
                    kind = self.headers.get("content-type", "")
                    if self.path == "/exchange/v1/inbox":
                        return self.answer(200, node.take(data, kind))
                    if self.path == "/exchange/v1/receipts":
                        node.take_receipt(data.decode("ascii", "replace"))
                        return self.answer(204)
                    self.answer(404, b"{}", "application/problem+json")
                except Refused as refused:
                    self.say(refused, data)
                except Exception as fault:  # its own fault: nothing was committed
                    print(repr(fault), file=sys.stderr, flush=True)
                    self.say(Refused("try-later"), data)

            def say(self, refused, data):
                to = message = None
                try:
                    said = parse(data)
                    to = said["from"] if is_text(STATE, said["from"]) else None
                    message = said["id"] if is_text(UUID, said["id"]) else None
                except (ValueError, KeyError, TypeError, AttributeError):
                    pass
                self.answer(refused.status, node.problem(refused, data, to, message))

        server = ThreadingHTTPServer(("127.0.0.1", port), Doors)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server.server_address[1]


def run_node():
    node = Node(json.loads(sys.stdin.readline()))
    print(json.dumps({"port": node.serve()}), flush=True)
    for line in sys.stdin:
        command = json.loads(line)
        do = command.pop("do")
        try:
            if do == "clock":
                node.now_ = command["now"]
                result = {}
            elif do == "routes":
                node.routes = command["routes"]
                result = {}
            else:
                result = {"send": node.send, "retry": node.retry, "read": node.read, "list": node.list,
                          "state": node.state_of}[do](**command)
        except Exception as fault:
            result = {"fault": repr(fault)}
        print(json.dumps(result), flush=True)


# --- Test vectors ---------------------------------------------------------------------------------------------------

def example_note(body):
    """The type of the test vectors: `{ "text" }`; what begins with "refuse" is not wanted."""
    return "example/not-wanted" if body["text"].startswith("refuse") else None


def run_vectors(folder):
    """Gives each vector its verdict; the count of those that got another than is written."""
    wrong = total = 0

    def compare(kind, name, expected, got):
        nonlocal wrong, total
        total += 1
        if expected != got:
            wrong += 1
            print("%s: %s: expected %s, got %s" % (kind, name, expected, got))

    def load(name):
        with open(os.path.join(folder, name + ".json"), encoding="utf-8") as file:
            return json.load(file)

    keys = load("keys")
    lists = load("directories")
    for v in lists["vectors"]:
        compare("directory", v["name"], v["verdict"], check_directory(v["document"], v["held"], moment(lists["clock"])))

    HANDLERS["example.note@1"] = example_note
    envelopes = load("envelopes")
    node = Node({"state": "TH", "directories": [envelopes["directory"]], "clock": envelopes["clock"],
                 "sign": {"kid": "TH-sign-1", "d": keys["TH-sign-1"]["d"]},
                 "seal": [{"kid": "TH-seal-1", "d": keys["TH-seal-1"]["d"]}]})
    for v in envelopes["vectors"]:
        answers = []
        for post in v["posts"]:
            try:
                answer = node.take(post["wire"].encode("utf-8", "surrogatepass"), post.get("type", "application/json"))
                said = read_signed(answer, "suar-receipt+jws")[1]
                got = (200, said["step"], said.get("code"), None)
            except Refused as refused:
                answer, got = None, (refused.status, None, refused.code, refused.detail.get("expected"))
            answers.append(answer)
            compare("envelope", v["name"], (post["status"], post.get("step"), post.get("code"), post.get("expected")),
                    got if "expected" in post else (*got[:3], None))
            if "sameReceiptAs" in post:
                compare("envelope", v["name"] + ": the receipt", answers[post["sameReceiptAs"]], answer)

    receipts = load("receipts")
    members, now, message = read_directory(receipts["directory"])[1], moment(receipts["clock"]), receipts["message"]
    for v in receipts["vectors"]:
        try:
            check_receipt(v["receipt"], partner="TH", me="ID", message=message["id"], envelope_digest=message["digest"],
                          directory=members, now=now)
            got = "accepted"
        except Refused as refused:
            got = refused.code
        compare("receipt", v["name"], v["verdict"], got)

    problems = load("problems")
    for v in problems["vectors"]:
        said = check_problem(v["problem"], partner="TH", me="ID", request=digest(problems["wire"]), directory=members, now=now)
        compare("problem", v["name"], v["believed"], said is not None)
    rosters = load("rosters")
    judges = {"requests.roster-part@1.0": roster_part, "requests.roster-taken@1.0": roster_taken}
    for v in rosters["vectors"]:
        compare("roster", v["name"], v["code"], judges[v["type"]](v["body"], rosters["state"], v["thread"]))
    print("%d verdicts, %d wrong" % (total, wrong))
    return wrong


if __name__ == "__main__":
    if sys.argv[1:2] == ["node"]:
        run_node()
    elif sys.argv[1:2] == ["vectors"] and len(sys.argv) == 3:
        sys.exit(1 if run_vectors(sys.argv[2]) else 0)
    else:
        sys.exit(__doc__)
