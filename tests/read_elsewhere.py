"""Reads what `sulieu export` wrote with the programs it is written for, and compares with the database.

Usage: read_elsewhere.py DATABASE jsonld|frictionless|libreoffice|datasette FOLDER. Stops with the first
difference; ends with 77 when the program is not on this machine. No network: the context of the W3C is that
part of it which the export uses, in anno_context.json. Run by tests/export_test.cc.
"""
import collections
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import urllib.parse

from read_back import check, compare, database, folder, is_invisible, read_csv, same_cell, spreadsheet_cell, view

HERE = pathlib.Path(__file__).parent
OA, SULIEU = "http://www.w3.org/ns/oa#", "urn:x-sulieu:"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def missing(program):
    print(f"{program} is not on this machine")
    sys.exit(77)


def no_network(url, _):
    check(url == "http://www.w3.org/ns/anno.jsonld", "asks for", url)
    return {"contextUrl": None, "documentUrl": url, "document": json.loads((HERE / "anno_context.json").read_text())}


def count_keys(node):
    """Keys of all objects within; what a processor does not know it drops in silence."""
    if isinstance(node, list):
        return sum(map(count_keys, node))
    return sum(1 + count_keys(v) for v in node.values()) if isinstance(node, dict) else 0


def count_expanded(node):
    """The same of the expanded form, where values and lists are objects too."""
    if isinstance(node, list):
        return sum(map(count_expanded, node))
    if not isinstance(node, dict) or "@value" in node:
        return 0
    if "@list" in node:
        return count_expanded(node["@list"])
    if set(node) == {"@id"}:
        return 0  # a reference, written as a string
    return sum(1 + count_expanded(v) for v in node.values())


def check_jsonld():
    try:
        from pyld import jsonld
    except ImportError:
        missing("PyLD")
    collection = json.loads((folder / "annotations.json").read_text())
    options = {"documentLoader": no_network}
    expanded = jsonld.expand(collection, options)
    check(count_expanded(expanded) == count_keys(collection) - count_keys(collection["@context"]) - 1, "terms are lost")
    graph = collections.defaultdict(lambda: collections.defaultdict(list))
    for quad in jsonld.to_rdf(collection, options)["@default"]:
        graph[quad["subject"]["value"]][quad["predicate"]["value"]].append(quad["object"])
    annotations = [s for s, node in graph.items() if {"type": "IRI", "value": OA + "Annotation"} in node[RDF + "type"]]
    check(len(annotations) == database.execute("SELECT count(*) FROM facts").fetchone()[0], "annotations")
    for subject in annotations:
        check_annotation(graph, subject)
    return len(annotations)


def check_annotation(graph, subject):
    """The triples of one fact, with the columns and places it has in the database."""
    (body,) = graph[subject][OA + "hasBody"]
    body = graph[body["value"]]
    kind = body[SULIEU + "kind_of_fact"][0]["value"]
    columns, _ = view(kind)
    row = database.execute(f"SELECT * FROM {kind} WHERE fact_id = ?", (subject[len(SULIEU + "fact:"):],)).fetchone()
    fact = dict(zip(columns, row))
    for column in columns[columns.index("mentions") + 1:columns.index("reprint_of")]:
        values = [o["value"] for o in body[SULIEU + column]]
        check(len(values) == (fact[column] is not None), subject, column, values)
        check(not values or same_cell(values[0], fact[column]), subject, column, values)
    quotes = set()
    for target in graph[subject][OA + "hasTarget"]:
        for selector in graph[target["value"]][OA + "hasSelector"]:
            quotes.update(o["value"] for o in graph[selector["value"]][OA + "exact"])
        (source,) = graph[target["value"]][OA + "hasSource"]
        check(re.fullmatch("ni:///sha-256;[-_0-9A-Za-z]{43}", source["value"]), source)
        (file,) = graph[source["value"]]["http://purl.org/dc/terms/source"]
        check(file["type"] == "IRI", file)
    text = database.execute("SELECT text FROM documents WHERE document = ?", (fact["document"],)).fetchone()[0].encode()
    stated = text[fact["text_begin"]:fact["text_end"]].decode()
    check(stated in quotes, subject, stated, quotes)


def check_frictionless():
    try:
        import frictionless
    except ImportError:
        missing("frictionless")
    path = folder / "package" / "datapackage.json"
    report = frictionless.validate(str(path))
    check(report.valid, report.flatten(["name", "type", "rowNumber", "fieldName", "note"])[:5])
    count = 0
    for resource in frictionless.Package(str(path)).resources:
        rows = resource.read_rows()
        names = list(rows[0]) if rows else view(resource.name)[0]
        count += compare(resource.name, names, [[row[n] for n in names] for row in rows], same_typed)
    return count


def same_typed(cell, value):
    """A cell as its Table Schema types it."""
    if value is None or isinstance(cell, str):
        return cell == value or (cell is None and value == "")
    return float(cell) == value if isinstance(value, (int, float)) else str(cell) == value


def convert(sources, to, into, *options):
    """All at once: it takes seconds to start."""
    profile = (folder / "office").resolve().as_uri()
    done = subprocess.run(["soffice", f"-env:UserInstallation={profile}", "--headless", *options, "--convert-to", to,
                           "--outdir", str(into), *map(str, sources)], capture_output=True, timeout=500, text=True)
    out = [into / (source.stem + "." + to.split(":")[0]) for source in sources]
    check(all(path.exists() for path in out), "not converted", done.stdout, done.stderr)
    return out


def check_libreoffice():
    """CSV with --spreadsheet becomes a workbook, the workbook CSV again: as a person who opens and saves it."""
    if not shutil.which("soffice"):
        missing("LibreOffice")
    # Comma, quote, UTF-8, from the first row: what its dialog offers for a file with a byte order mark.
    books = convert(sorted((folder / "spreadsheets").glob("*.csv")), "xlsx", folder / "books", "--infilter=CSV:44,34,76,1")
    tables = convert(books, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", folder / "tables")
    return sum(compare(path.stem, *read_csv(path), same_in_spreadsheet) for path in tables)


def check_datasette():
    """Opened without a browser: titles, units, queries and labels are there, every page opens, all is escaped."""
    if not shutil.which("datasette"):
        missing("Datasette")
    name = pathlib.Path(sys.argv[1]).stem
    def get(path):
        done = subprocess.run(["datasette", sys.argv[1], "-m", str(folder / "metadata.yaml"), "--get", path],
                              capture_output=True, text=True, timeout=100)
        check(done.returncode == 0, path, done.stdout[-2000:], done.stderr[-2000:])
        check(".json" in path or "<script>alert(1)" not in done.stdout and '<b onclick="x"' not in done.stdout,
              "markup", path)
        return done.stdout
    home = get(f"/{name}")
    check("Facts with their sources" in home and "fact_heads" not in home, home)
    shape = json.loads((folder / "metadata.yaml").read_text())["databases"][name]
    for query, metadata in shape["queries"].items():
        check(html.escape(metadata["title"]) in home, query)
        rows = json.loads(get(f"/{name}/{query}.json?_shape=objects"))
        check(rows["ok"], query)
    tables = json.loads(get(f"/{name}.json"))["tables"]
    for table in (t["name"] for t in tables if t["foreign_keys"]["outgoing"]):
        get(f"/{name}/{table}?_size=2")
    (fact,) = json.loads(get(f"/{name}/fact_ratios.json?_labels=on&_size=1&_shape=objects"))["rows"]
    check(isinstance(fact["fact"], dict) and fact["fact"]["label"] != str(fact["fact"]["value"]), "no label", fact)
    page = get(f"/{name}/percentages?_size=1") + get(f"/{name}/documents?_size=1")
    check(shape["tables"]["percentages"]["units"]["low"] == "percent" and "Shares and growth" in page, "no title")
    ratios = json.loads(get(f"/{name}/ratios.json?_size=max&_shape=objects"))["rows"]
    check(ratios, "no ratios")
    return compare("ratios", list(ratios[0]), [list(r.values()) for r in ratios], lambda a, b: a == b)


def same_in_spreadsheet(cell, value):
    """LibreOffice has one kind of line break."""
    if not isinstance(value, str):
        return same_cell(cell, value)
    lines = [re.split("[\\r\\n]+", text) for text in (cell, spreadsheet_cell(value))]
    return lines[0] == lines[1]


if __name__ == "__main__":
    print(sys.argv[2], {"jsonld": check_jsonld, "frictionless": check_frictionless,
                        "libreoffice": check_libreoffice, "datasette": check_datasette}[sys.argv[2]]())
