#!/usr/bin/env python3
"""Opens a sealed file that a Suar node prepared for a state without one:  open_packet.py FILE CODE

The file is a JWE in compact form (RFC 7516). The key comes from the code by PBES2-HS512+A256KW (RFC 7518, 4.8), the
content is under A256GCM. Nothing of Suar is needed; this is here so that nobody has to write it. Prints JSON.
"""
import base64
import hashlib
import json
import sys

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def open_packet(text, code):
    protected, wrapped, nonce, sealed, tag = text.strip().split(".")
    header = json.loads(decode(protected))
    if (header["alg"], header["enc"]) != ("PBES2-HS512+A256KW", "A256GCM"):
        raise ValueError("not a file of this kind")
    salt = header["alg"].encode() + b"\0" + decode(header["p2s"])
    key = hashlib.pbkdf2_hmac("sha512", code.encode(), salt, header["p2c"], 32)
    content_key = aes_key_unwrap(key, decode(wrapped))
    return json.loads(AESGCM(content_key).decrypt(decode(nonce), decode(sealed) + decode(tag), protected.encode()))


if __name__ == "__main__":
    plain = "".join(c for c in sys.argv[2].upper() if c.isalnum()).replace("O", "0").replace("I", "1").replace("L", "1")
    with open(sys.argv[1], encoding="ascii") as file:
        print(json.dumps(open_packet(file.read(), plain), ensure_ascii=False, indent=1))
