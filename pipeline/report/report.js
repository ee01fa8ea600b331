// Sorting, filtering and reading. The page is whole without: rows and articles stand as text in <noscript>,
// and what is looked at is made of that text. Every address of the page (#f12 a fact, #a3 an article, #a3m5 a
// mark in it, #t-awards a table) works by itself, so that links, the back button and bookmarks do.
'use strict';
(() => {
const byId = id => document.getElementById(id);
const root = document.documentElement;
const PAGE = 50, PRINTED = 2000;

// -- language ------------------------------------------------------------------------------------------------
const language = () => byId('lang-vi').checked ? 'vi' : 'en';
const both = (en, vi) => `<span class="en" lang="en">${en}</span><span class="vi" lang="vi">${vi}</span>`;
const grouped = n => both(n.toLocaleString('en'), n.toLocaleString('vi'));
for (const radio of document.getElementsByName('lang'))
  radio.addEventListener('change', () => { root.lang = language(); });

// -- words ---------------------------------------------------------------------------------------------------
// Without diacritics and case; đ is d.
const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd');
const unescape = html => html.replace(/&(amp|lt|gt|quot|#39);/g,
  (_, name) => ({amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'"})[name]);
const plain = html => unescape(html.replace(/<[^>]*>/g, ' ')).trim();
const order = new Intl.Collator('vi', {numeric: true});

const stored = holder => holder ? holder.textContent : '';
const articleText = number => stored(byId('n' + number));
const titles = new Map();  // article -> its title, as HTML
const tables = new Map();

// A row is the text of its cells, until somebody looks at it.
class Row {
  constructor(html) {
    this.html = '<tr' + html;
    this.cells = html.split('<td').slice(1).map(cell => cell.slice(cell.indexOf('>') + 1).trimEnd());
    this.id = (/^ id=(f\d+)/.exec(html) || [])[1];
    this.link = (/href=#(a\d+m?\d*)/.exec(html) || [])[1];
    this.article = (/href=#a(\d+)/.exec(html) || [])[1];
  }
  get words() { return this.folded ??= fold(plain(this.html) + ' ' + plain(titles.get(this.article) || '')); }
  key(column) {
    const cell = this.cells[column];
    return plain(cell.includes('<i>') ? cell.replace(language() === 'vi' ? /<i>.*?<\/i>/ : /<b>.*?<\/b>/, '') : cell);
  }
}

class Table {
  constructor(section) {
    this.section = section;
    this.name = section.id.slice(2);
    this.page = 0;
    this.filter = '';
    this.sorted = null;  // [column, 1 or -1]
  }

  // Rows are cut from the text when they are first asked for.
  get rows() {
    if (this.all) return this.all;
    const text = stored(this.section.querySelector('noscript'));
    const cut = text.indexOf('<tbody>');
    this.head = text.slice(text.indexOf('<thead>'), cut);
    this.all = text.slice(cut).split('<tr').slice(1).map(row => new Row(row.replace('</tbody></table>', '')));
    return this.all;
  }

  get shown() {
    if (this.found) return this.found;
    const words = fold(this.filter).split(/\s+/).filter(Boolean);
    this.found = this.rows.filter(row => words.every(word => row.words.includes(word)));
    if (this.sorted) {
      const [column, direction] = this.sorted;
      const keys = new Map(this.found.map(row => [row, row.key(column)]));
      // What has no value comes last either way.
      this.found.sort((a, b) => !keys.get(a) - !keys.get(b) || direction * order.compare(keys.get(a), keys.get(b)));
    }
    return this.found;
  }

  open() {
    if (this.body) return;
    const number = this.rows.length;  // cuts them
    const tools = byId('tools').content.cloneNode(true);
    this.input = tools.querySelector('input');
    this.told = tools.querySelector('output');
    const scroll = document.createElement('div');
    scroll.className = 'scroll';
    scroll.innerHTML = `<table class="cards" aria-labelledby="ht-${this.name}">${this.head}<tbody></tbody></table>`;
    this.body = scroll.querySelector('tbody');
    this.heads = [...scroll.querySelectorAll('th')];
    this.heads.forEach((head, column) => this.sortable(head, column));
    this.section.append(tools, scroll);
    if (number > PAGE) this.addPager();
    this.input.addEventListener('input', () => this.narrow(this.input.value));
    this.draw();
  }

  sortable(head, column) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const again = this.sorted && this.sorted[0] === column;
      this.sorted = again && this.sorted[1] < 0 ? null : [column, again ? -1 : 1];
      this.heads.forEach(other => other.removeAttribute('aria-sort'));
      if (this.sorted) head.setAttribute('aria-sort', this.sorted[1] > 0 ? 'ascending' : 'descending');
      this.refresh();
    });
  }

  addPager() {
    const pager = byId('pager').content.cloneNode(true).firstElementChild;
    [this.back, this.pages, this.on] = pager.children;
    pager.setAttribute('aria-labelledby', 'ht-' + this.name);
    const turn = step => { this.page += step; this.draw(); this.section.scrollIntoView(); };
    this.back.addEventListener('click', () => turn(-1));
    this.on.addEventListener('click', () => turn(1));
    this.section.append(pager);
  }

  narrow(filter) {
    this.filter = filter;
    this.refresh();
  }

  refresh() {
    this.found = null;
    this.page = 0;
    this.draw();
  }

  // `limit`: rows to draw; those of a page unless the page is printed.
  draw(limit = PAGE) {
    const shown = this.shown, from = limit === PAGE ? this.page * PAGE : 0, to = Math.min(from + limit, shown.length);
    const rows = shown.slice(from, to);
    this.body.innerHTML = rows.map(row => row.html).join('');
    rows.forEach((row, i) => this.dress(this.body.rows[i], row));
    const all = this.rows.length;
    this.told.innerHTML = shown.length < all
      ? both(`${shown.length.toLocaleString('en')} of ${all.toLocaleString('en')}`,
             `${shown.length.toLocaleString('vi')} trong số ${all.toLocaleString('vi')}`)
      : grouped(all);
    if (!this.pages) return;
    this.pages.innerHTML = both(`${from + 1}–${to} of ${shown.length}`, `${from + 1}–${to} trong số ${shown.length}`);
    this.back.disabled = from === 0;
    this.on.disabled = to >= shown.length;
  }

  // The title of its article, and what makes a row of the cells on the screen.
  dress(element, row) {
    element.row = row;
    [...element.cells].forEach((cell, i) => cell.classList.add(this.heads[i].classList[0]));
    const link = element.querySelector('.c-article a');
    const title = titles.get(row.article);
    if (link && title) link.insertAdjacentHTML('afterend', `<small lang="vi">${title}</small>`);
  }
}

// -- the reader ----------------------------------------------------------------------------------------------
const reader = byId('reader'), sheet = reader.querySelector('.sheet');
let walk = null;     // the table whose rows the reader goes through
let current = null;  // its row
let opener = null;   // what had the focus

const factTables = () => [...tables.values()].filter(table => table.name !== 'articles');
let rowsById = null;
const findRow = id => {
  if (!rowsById) {
    rowsById = new Map();
    for (const table of factTables()) for (const row of table.rows) rowsById.set(row.id, [table, row]);
  }
  return rowsById.get(id);
};

const showFact = (table, row) => {
  const box = byId('reader-fact');
  box.className = kindClass(table);
  const titled = document.createElement('table');
  titled.innerHTML = table.head;
  const parts = [...titled.querySelectorAll('th')].map((head, i) => {
    const name = head.classList[0], cell = row.cells[i];
    if (!cell || name === 'c-article' || name === 'c-quote' || name === 'c-label') return '';
    const code = name === 'c-rule' || name === 'c-fact_id' ? ' class="code"' : '';
    const words = cell.replace(/<i>(.*?)<\/i><b>(.*?)<\/b>/, (_, en, vi) => both(en, vi));
    return `<dt>${head.innerHTML}</dt><dd${code} lang="vi">${words}</dd>`;
  });
  box.innerHTML = `<h3 id="reader-fact-title">${byId('ht-' + table.name).innerHTML} ${row.cells[0]}</h3>` +
    `<dl>${parts.join('')}</dl>`;
};
const kindClass = table => (/\bk\d+\b/.exec(byId('ht-' + table.name).innerHTML) || [''])[0];

const showArticle = number => {
  const text = byId('reader-text');
  if (text.dataset.article !== number) {
    text.innerHTML = articleText(number);
    text.dataset.article = number;
    text.scrollTop = 0;
  }
  byId('reader-title').innerHTML = titles.get(number) || '';
};

// Marks the words and their sentence, and brings them into view.
const point = address => {
  for (const element of reader.querySelectorAll('.text .here')) element.classList.remove('here');
  const mark = byId(address);
  if (!mark) return;
  mark.classList.add('here');
  mark.closest('.s')?.classList.add('here');
  mark.tabIndex = -1;
  mark.focus({preventScroll: true});
  mark.scrollIntoView({block: 'center'});
};

const describe = () => {
  const rows = walk && walk.shown, at = rows && current ? rows.indexOf(current) : -1;
  byId('previous').disabled = at <= 0;
  byId('next').disabled = at < 0 || at + 1 >= rows.length;
  byId('place').innerHTML = at < 0 ? '' : grouped(at + 1) + ' / ' + grouped(rows.length);
};

const read = (number, address, found) => {
  if (!articleText(number)) return;
  showArticle(number);
  if (found) {
    showFact(...found);
    if (walk !== found[0] || !walk.shown.includes(found[1])) walk = found[0];
    current = found[1];
  } else {
    byId('reader-fact').textContent = '';
    current = null;
  }
  if (!reader.open) {
    opener = document.activeElement;
    reader.showModal();
  }
  describe();
  if (address) point(address);
};

const step = by => {
  const rows = walk.shown, row = rows[rows.indexOf(current) + by];
  if (row) location.replace('#' + row.id);
};
byId('previous').addEventListener('click', () => step(-1));
byId('next').addEventListener('click', () => step(1));
byId('close').addEventListener('click', () => reader.close());
reader.addEventListener('click', event => { if (event.target === reader) reader.close(); });
reader.addEventListener('keydown', event => {
  const by = {ArrowLeft: -1, k: -1, ArrowRight: 1, j: 1}[event.key];
  if (!by || event.target.matches('input') || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  step(by);
});
reader.addEventListener('close', () => {
  history.replaceState(null, '', '#' + (walk ? 't-' + walk.name : 'articles'));
  if (walk?.body && current) showRow(walk, current);
  opener?.focus?.({preventScroll: true});
});

// The row that was read last, in its table.
const showRow = (table, row) => {
  const at = table.shown.indexOf(row);
  if (at < 0 || table.section.hidden) return;
  const page = Math.floor(at / PAGE);
  if (page !== table.page) {
    table.page = page;
    table.draw();
  }
  for (const element of table.body.rows) element.classList.toggle('here', element.row === row);
  const element = [...table.body.rows].find(one => one.row === row);
  element?.scrollIntoView({block: 'nearest'});
};

// -- addresses -----------------------------------------------------------------------------------------------
const showTable = name => {
  for (const table of factTables()) {
    table.section.hidden = table.name !== name;
    const link = document.querySelector(`.kinds a[href="#t-${table.name}"]`);
    table.name === name ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current');
  }
  tables.get(name)?.open();
};

const follow = () => {
  const address = decodeURIComponent(location.hash.slice(1));
  const fact = /^f\d+$/.test(address) && findRow(address);
  if (fact) return read(fact[1].article, fact[1].link, fact);
  const mark = /^a(\d+)(m\d+)?$/.exec(address);
  if (mark) return read(mark[1], mark[2] && address, mark[2] && factAt(address));
  if (reader.open) reader.close();
  const name = address.slice(2);
  if (address.startsWith('t-') && tables.has(name)) {
    if (name !== 'articles') showTable(name);
    tables.get(name).section.scrollIntoView();
  }
};
// The fact a mark belongs to: the one whose row was chosen, else the first.
const factAt = address => {
  if (walk && current?.link === address) return [walk, current];
  for (const table of factTables()) {
    const row = table.rows.find(one => one.link === address);
    if (row) return [table, row];
  }
  return null;
};

document.addEventListener('click', event => {
  const link = event.target.closest('a');
  if (link?.dataset.filter !== undefined) {
    const table = tables.get(link.hash.slice(3));
    showTable(table.name);
    table.input.value = link.dataset.filter;
    table.narrow(link.dataset.filter);
    table.section.scrollIntoView();
  }
  if (link?.hash === location.hash && link.hash.length > 1) follow();  // no change of address, so no event
  const element = event.target.closest('.table tbody tr');
  if (element) {
    const table = tables.get(element.closest('.table').id.slice(2));
    if (table.name !== 'articles') { walk = table; current = element.row; }
    if (link || String(getSelection())) return;
    location.hash = element.row.link;
  }
  const mark = !link && event.target.closest('#reader-text mark[id]');
  if (mark && !String(getSelection())) location.replace('#' + mark.id);
});
window.addEventListener('hashchange', follow);

// -- print ---------------------------------------------------------------------------------------------------
window.addEventListener('beforeprint', () => tables.forEach(table => { table.open(); table.draw(PRINTED); }));
window.addEventListener('afterprint', () => tables.forEach(table => table.draw()));

// -- begin ---------------------------------------------------------------------------------------------------
for (const section of document.querySelectorAll('.table')) tables.set(section.id.slice(2), new Table(section));
for (const row of tables.get('articles').rows) titles.set(row.article, row.cells[0].replace(/<\/?a[^>]*>/g, ''));
tables.get('articles').open();
const first = factTables()[0];
if (first) showTable(first.name);
const legend = byId('legend');
if (legend) sheet.before(legend);
follow();
})();
