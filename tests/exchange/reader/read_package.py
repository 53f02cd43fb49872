"""Reads a package of format 1-6 by db/exchange/FORMAT.md alone; Python 3 and its own library. usage: read_package.py FILE"""
import base64, hashlib, json, os, re, sqlite3, sys, tempfile, zipfile

from ed25519 import verify

SPKI = bytes.fromhex("302a300506032b6570032100")  # what stands before the 32 bytes of a public key in DER


def check(holds, what):
    if not holds:
        sys.exit("REFUSED " + what)


def read(file):
    raw = open(file, "rb").read()
    check(raw[:8] != b"PLDKENC1", "PASSWORD: decrypt it first")
    check(re.fullmatch(rb"PLANDESK-PACKAGE SHA-256 [0-9a-f]{64}", raw[-89:]), "SEAL: none")
    check(hashlib.sha256(raw[:-64]).hexdigest().encode() == raw[-64:], "SEAL: the file was edited")
    pack = zipfile.ZipFile(file)
    names = pack.namelist()
    check(len(names) == len(set(names)), "ENTRY: twice")
    told, signed = pack.read("manifest.json"), json.loads(pack.read("signature.json"))
    manifest = json.loads(told)
    check(manifest["format"] == "plandesk-package" and manifest["formatVersion"] <= 6, "FORMAT: not known")
    der = base64.b64decode(signed["publicKey"])
    check(hashlib.sha256(der).hexdigest() == signed["keyId"] == manifest["signer"]["keyId"], "SIGNATURE: another key")
    check(der[:12] == SPKI and signed["algorithm"] == "Ed25519", "SIGNATURE: no Ed25519 key")
    check(verify(der[12:], told, base64.b64decode(signed["signature"])), "SIGNATURE: does not hold")
    listed = {entry["path"]: entry for entry in manifest["entries"]}
    check(set(names) == set(listed) | {"manifest.json", "signature.json"}, "ENTRY: missing or too many")
    for path, entry in listed.items():
        data = pack.read(path)
        check(len(data) == entry["size"] and hashlib.sha256(data).hexdigest() == entry["sha256"], "ENTRY: " + path)
    with tempfile.TemporaryDirectory() as folder:
        open(os.path.join(folder, "data.sqlite"), "wb").write(pack.read("data.sqlite"))
        rows = sqlite3.connect(os.path.join(folder, "data.sqlite"))
        check(rows.execute("PRAGMA quick_check").fetchall() == [("ok",)], "DATA: damaged")
        tables = [name for (name,) in rows.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        counts = {name: rows.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for name in tables}
        check(counts == manifest["counts"], "COUNT: rows and manifest differ")
        sender = rows.execute("SELECT name FROM office WHERE id = ?", (manifest["sender"]["id"],)).fetchone()
        check(sender == (manifest["sender"]["name"],), "SENDER: not the office of the data")
        rows.close()
    return {**{k: manifest[k] for k in ("formatVersion", "kind", "sequence", "period", "sender")}, "counts": counts}


if __name__ == "__main__":
    print(json.dumps(read(sys.argv[1]), ensure_ascii=False))
