"""Opens a report in headless Chromium as a reader would and stops with the first thing that is wrong.

Usage: report_browser.py REPORT.html DATABASE. Exit status 77: there is no Chromium. With SULIEU_AXE=axe.min.js the
rules of axe-core are run too (.ci/run gets it); a few of them are checked here in any case. Run by
tests/report_test.cc.
"""
import os
import pathlib
import sqlite3
import sys
import unicodedata

import browser

report, database = sys.argv[1], sqlite3.connect(sys.argv[2])
axe = os.environ.get("SULIEU_AXE", "")


def check(condition, *what):
    if not condition:
        sys.exit("report: " + " ".join(map(repr, what)))


def shown(text):
    return "".join(c if unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp") or c in "\t\r\n" else
                   f"<U+{ord(c):04X}>" for c in text).replace("\r\n", "\n").replace("\r", "\n")


def quiet(page, what):
    check(not page.console, what, "console", page.console)
    check([u for u in page.requests if not u.startswith("file:" + "//")] == [] and len(page.requests) <= 1,
          what, "requests", page.requests)


def check_charts(page):
    bad = page.run("""[...document.querySelectorAll('figure')].filter(figure => {
      const caption = figure.querySelector('figcaption'), svg = figure.querySelector('svg');
      const named = svg.getAttribute('aria-hidden') === 'true' ? figure.querySelector('table') :
        document.getElementById(svg.getAttribute('aria-labelledby')) &&
        document.getElementById(svg.getAttribute('aria-describedby')) && figure.querySelector('details table');
      return !named || !caption.innerText.trim() || !figure.querySelector('h3').innerText.trim();
    }).map(figure => figure.outerHTML.slice(0, 80))""")
    check(not bad, "charts without a text alternative", bad)
    return page.run("document.querySelectorAll('figure').length")


def check_facts(page, limit=400):
    """Every row leads to its words and the sentence around them."""
    texts = {name: text.encode() for name, text in database.execute("SELECT document, text FROM documents")}
    places = {fact: (texts[name][begin:end].decode(), in_sentence) for fact, name, begin, end, in_sentence in
              database.execute("SELECT fact_id, document, text_begin, text_end, sentence_begin <= text_begin AND "
                               "text_end <= sentence_end FROM mentions WHERE seq = 0")}
    facts = database.execute("SELECT count(*) FROM facts").fetchone()[0]
    found = page.run("""(async () => {
      const out = [];
      for (let i = 1; i <= %d; ++i) {
        location.hash = 'f' + i;
        await new Promise(resolve => setTimeout(resolve));
        const mark = document.querySelector('#reader-text mark.here');
        const words = document.getElementById('reader-fact');
        if (!mark) { out.push(['no mark', i]); continue; }
        const whole = mark.cloneNode(true);
        whole.querySelectorAll('sup').forEach(label => label.remove());
        out.push([words.querySelector('dd:last-child').innerText, whole.textContent, !!mark.closest('.s.here'),
                  document.getElementById('reader').open]);
      }
      return out;
    })()""" % min(facts, limit))
    check(len(found) == min(facts, limit), "facts", len(found), facts)
    for one in found:
        check(len(one) == 4 and one[3], "no mark", one)
        quote, in_sentence = places[one[0]]
        quote = shown(quote)
        check(one[2] or not in_sentence, "no marked sentence", one)
        # A mark that goes over the end of a line is cut there.
        check(one[1] and one[1] in quote, "quote", one, quote)
    return len(found)


def check_tables(page):
    counts = dict(database.execute("SELECT kind, count(*) FROM facts GROUP BY kind"))
    for kind, count in counts.items():
        page.run(f"location.hash = 't-{kind}'; new Promise(resolve => setTimeout(resolve, 20))")
        state = page.run(f"""(() => {{
          const section = document.getElementById('t-{kind}'), input = section.querySelector('input');
          const first = () => section.querySelector('tbody tr')?.innerText;
          const before = first();
          input.value = 'khongcogi' + 'nhuthe'; input.dispatchEvent(new Event('input'));
          const none = section.querySelectorAll('tbody tr').length;
          input.value = ''; input.dispatchEvent(new Event('input'));
          const sorted = [...section.querySelectorAll('thead button')].map(button => {{
            button.click();
            return button.parentElement.getAttribute('aria-sort');
          }});
          return [section.hidden, section.querySelectorAll('tbody tr').length, none, sorted];
        }})()""")
        check(state[0] is False and state[1] == min(count, 50) and state[2] == 0, kind, count, state)
        check(set(state[3]) == {"ascending"}, kind, "sort", state)
    check(page.run("""(() => { const h = document.querySelector('.table:not([hidden]) thead button');
      h.focus(); return document.activeElement === h; })()"""), "headings take no focus")


def check_languages(page):
    for language, other in (("vi", "en"), ("en", "vi")):
        page.run(f"document.getElementById('lang-{language}').click()")
        check(page.run("document.documentElement.lang") == language, "lang")
        check(page.run(f"[...document.querySelectorAll('.{other}')].every(e => !e.getClientRects().length)"), other)
        check(page.run("document.querySelector('h1').innerText").strip(), "h1 is empty")


def check_theme(page):
    page.run("document.getElementById('theme-dark').click()")
    dark = page.run("getComputedStyle(document.body).backgroundColor")
    page.run("document.getElementById('theme-light').click()")
    check(dark != page.run("getComputedStyle(document.body).backgroundColor"), "no dark colours")
    page.run("document.getElementById('theme-auto').click()")


def check_rules(page, what):
    """Rules of axe-core that need no library: names, unique ids, order of headings, language."""
    bad = page.run("""(() => {
      const bad = [], seen = new Set();
      for (const e of document.querySelectorAll('[id]')) { if (seen.has(e.id)) bad.push('id ' + e.id); seen.add(e.id); }
      const name = e => (e.innerText || e.getAttribute('aria-label') || '').trim() ||
        [...(e.labels || [])].map(l => l.innerText).join('');
      for (const e of document.querySelectorAll('a[href],button,input'))
        if (e.getClientRects().length && !name(e)) bad.push('no name: ' + e.outerHTML.slice(0, 90));
      for (const e of document.querySelectorAll('[aria-labelledby],[aria-describedby]'))
        for (const at of ['aria-labelledby', 'aria-describedby'])
          for (const id of (e.getAttribute(at) || '').split(' ').filter(Boolean))
            if (!document.getElementById(id) && id !== 'reader-fact-title') bad.push(at + ' ' + id);
      if (!document.documentElement.lang || !document.title) bad.push('no language or title');
      return bad;
    })()""")
    check(not bad, what, bad)
    if not axe:
        return
    if not page.run("!!window.axe"):
        page.run(pathlib.Path(axe).read_text() + ";0")
    found = page.run("""axe.run(document, {resultTypes: ['violations']}).then(r => r.violations
      .filter(v => v.impact === 'serious' || v.impact === 'critical')
      .map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 140) + ' ' +
        (n.any[0]?.message || '')).join(' | ')))""")
    check(not found, what, "axe", found)


def main():
    if not browser.find():
        print("there is no Chromium")
        sys.exit(77)
    rows = database.execute("SELECT count(*) FROM facts").fetchone()[0]
    with browser.Browser() as page:
        page.look(1280)
        page.open(report)
        quiet(page, "opening")
        charts = check_charts(page)
        check_tables(page)
        facts = check_facts(page)
        page.run("document.getElementById('close').click()")
        check_languages(page)
        check_theme(page)
        check(page.run("window.alerted === undefined"), "a script of an article ran")
        for width in (1280, 390):
            for dark in (False, True):
                page.look(width, dark=dark)
                page.open(report)
                check_rules(page, f"page {width} {'dark' if dark else 'light'}")
                check(page.run("document.documentElement.scrollWidth <= innerWidth"), "wider than the screen", width)
                page.run("location.hash = 'f1'; new Promise(resolve => setTimeout(resolve, 50))")
                check_rules(page, f"reader {width} {'dark' if dark else 'light'}")
        quiet(page, "reading")
    with browser.Browser(scripts=False) as page:  # everything is there without script, too
        page.look(1280)
        page.open(report)
        quiet(page, "without script")
        root = page.call("DOM.getDocument")["root"]["nodeId"]
        found = len(page.call("DOM.querySelectorAll", nodeId=root, selector="tr[id^=f]")["nodeIds"])
        check(found == rows, "rows without script", found, rows)
    print("charts", charts, "facts", facts, "axe", bool(axe))


main()
