"""Reads what `sulieu export` and `sulieu cite` wrote and compares it with the database, row by row.

Usage: read_back.py DATABASE export|cite FOLDER. Stops with the first difference. Uses nothing of sulieu: the
readers are Python's csv and json and the shell sqlite3, if it is there. Run by tests/export_test.cc and
tests/cite_test.cc.
"""
import base64
import csv
import hashlib
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import unicodedata

csv.field_size_limit(1 << 30)
database = sqlite3.connect(sys.argv[1])
folder = pathlib.Path(sys.argv[3])
KINDS = [row[0] for row in database.execute("SELECT DISTINCT kind FROM facts")]


def check(condition, *what):
    if not condition:
        sys.exit("read back differs: " + " ".join(repr(w) for w in what))


def is_invisible(c):
    return unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")


def check_visible(text, allowed="\n"):
    for c in set(text):
        check(c in allowed or not is_invisible(c), "invisible", hex(ord(c)))


def view(name):
    cursor = database.execute(f"SELECT * FROM {name}")
    return [c[0] for c in cursor.description], cursor.fetchall()


def same_cell(cell, value):
    if value is None:
        return cell == ""
    if isinstance(value, (int, float)):
        return float(cell) == value
    return cell == value


def compare(name, columns, rows, same):
    expected_columns, expected = view(name)
    check(columns == expected_columns, name, columns)
    check(len(rows) == len(expected), name, "rows", len(rows), len(expected))
    at = [i for i, c in enumerate(columns) if c in ("document", "fact_id", "seq", "check", "raw_begin", "text_begin")]
    def key(row):
        return [str("" if row[i] is None else row[i]).lstrip("'") for i in at]
    for row, wanted in zip(sorted(rows, key=key), sorted(expected, key=key)):
        for column, cell, value in zip(columns, row, wanted):
            check(same(cell, value), name, column, cell, value)
    return len(rows)


def views_in(sub):
    paths = sorted((folder / sub).iterdir())
    check(len(paths) > 10, sub)
    return [p for p in paths if p.name != "datapackage.json"]


def read_csv(path, encoding="utf-8"):
    with open(path, encoding=encoding, newline="") as file:
        rows = list(csv.reader(file, strict=True))
    return rows[0], rows[1:]


def check_csv(sub):
    return sum(compare(p.stem, *read_csv(p), same_cell) for p in views_in(sub))


def unescape(field):
    def one(match):
        code = match.group(1)
        return {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}.get(code) or chr(int(code[1:], 16))
    plain = re.sub(r"\\(u[0-9a-f]{4}|.)", one, field)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16")


def check_tsv(sub):
    count = 0
    for path in views_in(sub):
        text = path.read_bytes().decode()
        check_visible(text, "\n\t")
        lines = [[unescape(f) for f in line.split("\t")] for line in text.split("\n")[:-1]]
        count += compare(path.stem, lines[0], lines[1:], same_cell)
    return count


def check_jsonl(sub):
    count = 0
    for path in views_in(sub):
        text = path.read_bytes().decode()
        check_visible(text)
        rows = [json.loads(line) for line in text.split("\n")[:-1]]
        columns = list(rows[0]) if rows else view(path.stem)[0]
        count += compare(path.stem, columns, [list(r.values()) for r in rows], lambda a, b: a == b)
    return count


def check_sqlite(sub):
    if not shutil.which("sqlite3"):
        return 0
    count = 0
    for path in views_in(sub):
        columns, rows = view(path.stem)
        if not rows:
            continue
        cells = ", ".join(f'"{c}"' for c in columns)
        out = subprocess.run(["sqlite3", ":memory:", f'.import --csv "{path}" t',
                              f"SELECT json_array({cells}) FROM t"], check=True, capture_output=True).stdout
        count += compare(path.stem, columns, [json.loads(line) for line in out.decode().split("\n")[:-1]], same_cell)
    return count


def shown(text, lines=True):
    return "".join(c if not is_invisible(c) or (lines and c in "\t\r\n") else
                   " " if c in "\t\r\n" else f"<U+{ord(c):04X}>" for c in text)


def spreadsheet_cell(text):
    """What --spreadsheet makes of a text: nothing a spreadsheet would run or change, nothing unseen."""
    number = re.fullmatch("[ -~\\s]*[0-9][ -~\\s]*", text) and not re.search("[a-df-zA-DF-Z]|[eE].*[eE]", text)
    day = re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text)
    formula = text[:1] in tuple("=+-@\t\r\n")
    return shown("'" + text if formula or (number and not day and text[0] != "'") else text)


def check_spreadsheet(path, name):
    check(path.read_bytes().startswith(b"\xef\xbb\xbf"), "no byte order mark")
    columns, rows = read_csv(path, "utf-8-sig")
    def same(cell, value):
        if not isinstance(value, str):
            return same_cell(cell, value)
        check(cell[:1] not in tuple("=+-@\t\r"), "formula", cell)
        return cell == spreadsheet_cell(value)
    check_visible("".join("".join(r) for r in rows), "\t\r\n")
    return compare(name, columns, rows, same)


def check_package(sub):
    package = json.loads((folder / sub / "datapackage.json").read_text())
    check(package["profile"] == "tabular-data-package" and re.fullmatch("[a-z0-9._-]+", package["name"]))
    tables = {}
    for resource in package["resources"]:
        path = folder / sub / resource["path"]
        data = path.read_bytes()
        check(resource["bytes"] == len(data), path)
        check(resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest(), path)
        columns, rows = read_csv(path)
        fields = resource["schema"]["fields"]
        check([f["name"] for f in fields] == columns, path)
        for i, field in enumerate(fields):
            check(field.get("description"), "no description", path, field)
            for cell in (r[i] for r in rows if r[i] != ""):
                check({"integer": lambda c: re.fullmatch("-?[0-9]+", c), "number": float_or_none,
                       "boolean": lambda c: c in "01", "date": lambda c: re.fullmatch(r"\d{4}-\d\d-\d\d", c),
                       "string": lambda c: True}[field["type"]](cell), path, field, cell)
        tables[resource["name"]] = (resource, [dict(zip(columns, r)) for r in rows])
    for resource, rows in tables.values():
        key = resource["schema"].get("primaryKey")
        if key:
            check(len({tuple(r[k] for k in key) for r in rows}) == len(rows), "primary key", resource["name"])
        for foreign in resource["schema"].get("foreignKeys", []):
            there = tables[foreign["reference"]["resource"] or resource["name"]][1]
            values = {r[foreign["reference"]["fields"]] for r in there} | {""}
            check(all(r[foreign["fields"]] in values for r in rows), "foreign key", resource["name"])
    return len(tables)


def float_or_none(cell):
    return float(cell) is not None


def check_annotations(path):
    text = path.read_bytes().decode()
    check_visible(text)
    collection = json.loads(text)
    check(collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld")
    items = collection["first"]["items"]
    check(collection["total"] == len(items) > 0)
    documents = {r[0]: r[1:] for r in database.execute("SELECT document, text, text_sha256 FROM documents")}
    ids = set()
    for item in items:
        check(item["type"] == "Annotation" and item["motivation"])
        body = item["body"]
        ids.add(body["sulieu:fact_id"])
        columns, _ = view(body["sulieu:kind_of_fact"])
        row = database.execute(f"SELECT * FROM {body['sulieu:kind_of_fact']} WHERE fact_id = ?",
                               (body["sulieu:fact_id"],)).fetchone()
        fact = dict(zip(columns, row))
        own = columns[columns.index("mentions") + 1:columns.index("reprint_of")]
        for column in own:
            check(body.get("sulieu:" + column) == fact[column], column, body)
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        check(len(targets) == fact["mentions"], "targets", item)
        for target in targets:
            document, digest = documents[target["source"]["sulieu:document"]]
            name = base64.urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip("=")
            check(target["source"]["id"] == "ni:///sha-256;" + name, target)
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            check(document[start:end] == quote["exact"] != "", target)
            check(document[max(0, start - 32):start] == quote["prefix"], target)
            check(document[end:end + 32] == quote["suffix"], target)
            check(re.fullmatch(r"[!-~]*", target.get("scope", "")), target)
    check(ids == {r[0] for r in database.execute("SELECT fact_id FROM facts")}, "facts missing")
    return len(items)


def check_datasette(path):
    text = path.read_text()
    check_visible(text)
    (name, shape), = json.loads(text)["databases"].items()
    check(name == pathlib.Path(sys.argv[1]).stem, name)
    there = {r[0] for r in database.execute("SELECT name FROM sqlite_master")}
    for table, metadata in shape["tables"].items():
        check(table in there, table)
        columns = set(view(table)[0]) if not table.startswith("search_index") else set()
        check(set(metadata.get("columns", {})) <= columns, table)
        check(metadata.get("label_column", None) in columns | {None}, table)
    for query in shape["queries"].values():
        parameters = dict.fromkeys(re.findall(r":(\w+)", query["sql"]), "")
        database.execute(query["sql"], parameters).fetchall()
    return len(shape["queries"])


def exported():
    print("csv", check_csv("csv"), "tsv", check_tsv("tsv"), "jsonl", check_jsonl("jsonl"),
          "sqlite3", check_sqlite("csv"), "package", check_package("package"),
          "spreadsheet", check_spreadsheet(folder / "ratios.csv", "ratios"),
          "annotations", check_annotations(folder / "annotations.json"),
          "queries", check_datasette(folder / "metadata.json"))


LATEX = {"\\textbackslash{}": "\\", "\\textbraceleft{}": "{", "\\textbraceright{}": "}", "\\textasciitilde{}": "~",
         "\\textasciicircum{}": "^", "\\textless{}": "<", "\\textgreater{}": ">", "\\textquotedbl{}": '"',
         "\\textbar{}": "|", "\\$": "$", "\\&": "&", "\\%": "%", "\\#": "#", "\\_": "_"}


def bibtex_value(value):
    plain, at = "", 0
    while at < len(value):
        command = next((c for c in LATEX if value.startswith(c, at)), None)
        check(command or value[at] not in '\\{}$&%#_^~"<>|', "unescaped", value, at)
        plain += LATEX[command] if command else value[at]
        at += len(command) if command else 1
    return plain


def read_bibtex(text):
    """Entries of `@type{key, name = {...}, ...}`, by counting braces as BibTeX does."""
    entries, at = {}, 0
    while (at := text.find("@", at)) >= 0:
        key, at = re.compile(r"@misc\{([^,]+)").match(text, at).group(1), text.index(",", at)
        fields = {}
        while text[at] == ",":
            match = re.compile(r",\s*(\w+)\s*=\s*").match(text, at)
            at = begin = match.end()
            depth = 0
            while depth or text[at] not in ",\n":
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            fields[match.group(1)] = text[begin:at]
        check(text[at:at + 2] == "\n}", "end of entry", text[at:at + 20])
        at += 2
        entries[key] = fields
    return entries


CSL_KEYS = {"id", "type", "title", "language", "author", "container-title", "publisher", "issued", "accessed", "URL",
            "note", "source", "custom"}


def cited():
    facts = {r[0]: r[1:] for r in database.execute(
        "SELECT f.fact_id, f.quote, f.document, d.title, d.publisher, d.byline, d.source_sha256, f.text_begin, "
        "f.raw_end FROM ratios AS f JOIN documents AS d USING (document)")}
    text = (folder / "csl.json").read_bytes().decode()
    check_visible(text)
    items = json.loads(text)
    check({i["id"] for i in items} == {"sulieu-" + f for f in facts}, "items")
    for item in items:
        check(set(item) <= CSL_KEYS and item["type"] == "article-newspaper", item)
        check(all(set(n) == {"literal"} for n in item.get("author", [])), item)
        custom = item["custom"]
        quote, document, title, publisher, byline, sha256, begin, end = facts[custom["fact_id"]]
        place = custom["mentions"][0]
        check((place["quote"], custom["document"], item["title"], item["publisher"], item["author"][0]["literal"]) ==
              (quote, document, title, publisher, byline), item)
        check((custom["source_sha256"], place["text_begin"], place["raw_end"]) == (sha256, begin, end), item)
    text = (folder / "facts.bib").read_bytes().decode()
    check_visible(text)
    entries = read_bibtex(text)
    check(set(entries) == {"sulieu-" + f for f in facts}, "entries")
    for key, fields in entries.items():
        quote, document, title, publisher, byline, sha256, begin, end = facts[key[7:]]
        values = {n: bibtex_value(v[2:-2]) for n, v in fields.items() if v.startswith("{{")}
        check(values["title"] == shown(title, False), values["title"], title)
        check(values["author"] == shown(byline, False) and values["howpublished"] == shown(publisher, False), fields)
        check(shown(quote, False) in values["note"] and sha256 in values["note"], fields)
        check(shown(document, False) in values["note"], fields)
        check(re.fullmatch(r"\{[!-~]*\}", fields["url"]) and "{" not in fields["url"][1:], fields["url"])
    text = (folder / "facts.txt").read_bytes().decode()
    check_visible(text)
    blocks = text.split("\n\n")
    check(len(blocks) == len(facts), "blocks", len(blocks))
    for block in blocks:
        fact_id = re.search(r"^  fact +([0-9a-f]{20})", block, re.M).group(1)
        quote, document, title, publisher, byline, sha256, begin, end = facts[fact_id]
        for part in (quote, document, title, publisher, byline):
            check(shown(part, False).rstrip() in block, part, block)
        check(sha256 in block and f"text bytes {begin}-" in block, block)
    print("citations", len(facts))


if __name__ == "__main__":
    exported() if sys.argv[2] == "export" else cited()
