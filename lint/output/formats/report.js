(() => {
  'use strict';
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const cards = all('.side li');
  const marks = all('mark');
  const documents = all('.doc');
  const marksOf = new Map();
  for (const mark of marks) {
    mark.numbers = mark.dataset.f.split(' ');
    for (const number of mark.numbers) {
      if (!marksOf.has(number)) marksOf.set(number, []);
      marksOf.get(number).push(mark);
    }
  }
  cards.forEach((card) => { card.number = card.dataset.k = card.id.slice(1); });
  for (const section of documents) section.cards = all('.side li', section);
  const byNumber = new Map(cards.map((card) => [card.number, card]));
  const at = one('#at'), rule = one('#rule'), sheet = one('#sheet');
  const state = one('#state'), words = JSON.parse(one('#words').content.textContent);
  const narrow = matchMedia('(max-width: 900px)');
  let shown = cards;
  let current = null;

  // Filters: by severity and by rule; a mark takes the colour of the worst finding that is left on it.
  const letter = (card) => card.classList[0];
  const fits = (card) => !state.value || (ticks[card.dataset.h] || 'open') === state.value;
  const filter = () => {
    const severities = new Set(all('#severities input').filter((box) => box.checked).map((box) => box.value));
    shown = cards.filter((card) => severities.has(letter(card)) && (!rule.value || card.dataset.r === rule.value) && fits(card));
    const left = new Set(shown);
    for (const card of cards) card.hidden = !left.has(card);
    for (const mark of marks) {
      const here = mark.numbers.map((number) => byNumber.get(number)).filter((card) => left.has(card)).map(letter);
      const worst = ['e', 'w', 'i'].find((name) => here.includes(name));
      mark.classList.remove('e', 'w', 'i', 'off');
      mark.classList.add(worst || 'off');
    }
    for (const section of documents) section.hidden = !section.cards.some((card) => left.has(card));
    for (const link of all('.chart a')) link.classList.toggle('on', link.dataset.r === rule.value);
    one('#nothing').hidden = shown.length > 0;
    if (current && !left.has(current)) pick(null);
    count();
  };
  const count = () => {
    at.textContent = `${current ? shown.indexOf(current) + 1 : '–'} / ${shown.length}`;
  };

  // Ticks: what somebody has mended, or lets stand, by what a finding is known by; so a later report knows it, too.
  const KEY = 'dj-lint-ticks';
  let ticks = {};
  try { ticks = JSON.parse(localStorage.getItem(KEY)) || {}; } catch { /* no storage here, or somebody else's */ }
  const button = (name, by) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.dataset.t = name;
    made.textContent = words[name];
    made.title = `${words[name]} (${by})`;
    return made;
  };
  const ticked = (card) => ticks[card.dataset.h] || '';
  const show = (card) => {
    for (const copy of [card, ...all('li', sheet).filter((one) => one.dataset.k === card.number)]) {
      const said = ticked(card);
      copy.classList.toggle('ticked', Boolean(said));
      if (said) one('b', copy).dataset.t = words[said]; else delete one('b', copy).dataset.t;
      for (const press of all('.tick button', copy)) press.setAttribute('aria-pressed', String(press.dataset.t === said));
    }
    for (const mark of marksOf.get(card.number) || []) {
      mark.classList.toggle('t', mark.numbers.every((number) => ticked(byNumber.get(number))));
    }
  };
  const countTicks = () => {
    const done = cards.filter(ticked).length;
    one('#ticked').textContent = words.ticked.replace('{0}', done).replace('{1}', cards.length);
    for (const section of documents) {
      section.open = section.cards.filter((card) => !ticked(card)).length;
      if (section.line) section.line.classList.toggle('done', section.open === 0);
    }
  };
  const tick = (card, name) => {
    if (ticked(card) === name) delete ticks[card.dataset.h]; else ticks[card.dataset.h] = name;
    try { localStorage.setItem(KEY, JSON.stringify(ticks)); } catch { /* kept until the page is closed */ }
    show(card);
    countTicks();
  };
  // A cell that a spreadsheet would take for a formula begins with an apostrophe.
  const cell = (value) => `"${(/^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
  const exported = () => {
    const lines = [[words.file, words.row, words.rule, words.severity, words.problem, words.state]];
    for (const section of documents) {
      const file = one('h2 > span', section).textContent;
      for (const card of section.cards) {
        const said = ticked(card);
        lines.push([file, one('i', card).textContent, card.dataset.r, words[letter(card)],
          one('a > span', card).textContent, said ? words[said] : '']);
      }
    }
    return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\n')}\n`;
  };
  one('#export').addEventListener('click', () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([exported()], { type: 'text/csv' }));
    link.download = `${document.title}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  // Choosing a finding: its card opens with the reason, its marks are framed, the other side scrolls to it.
  const bringCard = (card) => {
    const side = card.closest('.side');
    if (narrow.matches || !side.open) return;
    const box = side.getBoundingClientRect(), own = card.getBoundingClientRect();
    side.scrollTop += own.top - box.top - Math.max(40, (box.height - own.height) / 3);
  };
  const reasons = (card) => all('.why, .src', one(`#r-${card.dataset.r}`)).map((part) => part.cloneNode(true));
  const pick = (card, from) => {
    if (current) {
      current.classList.remove('on');
      all('.why, .src, .tick', current).forEach((part) => part.remove());
      for (const mark of marksOf.get(current.number) || []) mark.classList.remove('on');
    }
    current = card;
    sheet.hidden = !card;
    for (const part of [document.documentElement, document.body]) part.classList.toggle('picked', Boolean(card));
    count();
    if (!card) return;
    card.classList.add('on');
    const press = document.createElement('p');
    press.className = 'tick';
    press.append(button('done', 'd'), button('kept', 'k'));
    card.append(...reasons(card), press);
    const own = marksOf.get(card.number) || [];
    for (const mark of own) mark.classList.add('on');
    const copy = card.cloneNode(true);
    copy.removeAttribute('id');
    one('ol', sheet).replaceChildren(copy);
    sheet.scrollTop = 0;
    show(card);
    const bring = () => {
      if (from !== 'mark' && own.length) own[0].scrollIntoView({ block: 'center' });
      bringCard(card);
    };
    bring();
    // What was out of sight had no height of its own: now that it is laid out, the place is known.
    if (many) requestAnimationFrame(() => { if (current === card) bring(); });
    if (from === 'key') one('a', narrow.matches || !card.closest('.side').open ? copy : card).focus({ preventScroll: true });
    try { history.replaceState(null, '', `#${card.id}`); } catch { /* not from here */ }
  };
  const many = document.body.classList.contains('many');
  const step = (by) => {
    if (!shown.length) return;
    const place = shown.indexOf(current);
    pick(shown[place < 0 ? (by > 0 ? 0 : shown.length - 1) : (place + by + shown.length) % shown.length], 'key');
  };
  const flash = (row) => {
    row.scrollIntoView({ block: 'center' });
    row.classList.remove('flash');
    requestAnimationFrame(() => row.classList.add('flash'));
  };

  document.addEventListener('click', (event) => {
    const mark = event.target.closest('mark');
    if (mark && !mark.classList.contains('off')) {
      const here = mark.numbers.map((number) => byNumber.get(number)).filter((card) => !card.hidden);
      pick(here[(here.indexOf(current) + 1) % here.length], 'mark');
      return;
    }
    const press = event.target.closest('.tick button');
    if (press) {
      tick(byNumber.get(press.closest('li').dataset.k), press.dataset.t);
      return;
    }
    const link = event.target.closest('a');
    const card = event.target.closest('.side li, #sheet li');
    if (link && link.closest('.rel')) {
      event.preventDefault();
      flash(one(link.getAttribute('href')));
    } else if (card && !getSelection().toString()) {
      event.preventDefault();
      pick(byNumber.get(card.dataset.k), 'card');
    } else if (link && link.closest('.chart')) {
      event.preventDefault();
      rule.value = rule.value === link.dataset.r ? '' : link.dataset.r;
      filter();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('select, input:not([type=checkbox])')) return;
    if (event.key === 'n' || event.key === 'p') { event.preventDefault(); step(event.key === 'n' ? 1 : -1); }
    if (current && (event.key === 'd' || event.key === 'k')) tick(current, event.key === 'd' ? 'done' : 'kept');
    if (event.key === 'Escape') pick(null);
  });
  one('#severities').addEventListener('change', filter);
  rule.addEventListener('change', filter);
  state.addEventListener('change', filter);
  one('#next').addEventListener('click', () => step(1));
  one('#prev').addEventListener('click', () => step(-1));
  one('#close').addEventListener('click', () => pick(null));

  // Light or dark: as the system has it, until the button says otherwise.
  const theme = (name) => { document.documentElement.dataset.theme = name; };
  let kept = null;
  try { kept = localStorage.getItem('dj-lint-theme'); } catch { /* no storage here */ }
  if (kept === 'light' || kept === 'dark') theme(kept);
  one('#theme').addEventListener('click', () => {
    const now = document.documentElement.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    theme(now === 'dark' ? 'light' : 'dark');
    try { localStorage.setItem('dj-lint-theme', document.documentElement.dataset.theme); } catch { /* no storage here */ }
  });

  // The list of files: searched, filtered, and put into another order.
  const files = one('#files tbody'), lines = files ? [...files.rows] : [];
  const others = all('.ok li'), folded = one('.ok');
  const find = one('#find'), order = one('#order'), which = one('#which');
  lines.forEach((line, n) => { line.n = n; line.section = documents[n]; documents[n].line = line; });
  const amount = (line, names) => names.reduce((sum, name) => sum + Number(line.dataset[name]), 0);
  const orders = {
    given: () => 0,
    worst: (a, b) => ['e', 'w', 'i'].reduce((found, name) => found || b.dataset[name] - a.dataset[name], 0),
    many: (a, b) => amount(b, ['e', 'w', 'i']) - amount(a, ['e', 'w', 'i']),
    name: (a, b) => a.cells[0].textContent.localeCompare(b.cells[0].textContent, 'zh'),
    open: (a, b) => b.section.open - a.section.open,
  };
  const choices = {
    '': () => true,
    e: (line) => line.dataset.e > 0,
    open: (line) => line.section.open > 0,
    done: (line) => line.section.open === 0,
  };
  const list = () => {
    const wanted = find.value.trim().toLowerCase(), chosen = choices[which.value];
    const holds = (part) => part.textContent.toLowerCase().includes(wanted);
    for (const line of lines) line.hidden = !(chosen(line) && (!wanted || holds(line.cells[0])));
    for (const other of others) other.hidden = Boolean(wanted) && !holds(other);
    if (folded) folded.hidden = Boolean(which.value) || others.every((other) => other.hidden);
    if (folded && wanted) folded.open = !folded.hidden;
    files.append(...lines.slice().sort((a, b) => orders[order.value](a, b) || a.n - b.n));
  };
  if (find && files) {
    find.addEventListener('input', list);
    order.addEventListener('change', list);
    which.addEventListener('change', list);
    find.parentElement.hidden = false;
  }
  state.hidden = one('.ticks').hidden = cards.length === 0;
  for (const card of cards) if (ticked(card)) show(card);
  countTicks();

  const lists = all('.side');
  if (narrow.matches) for (const list of lists) list.open = false;
  addEventListener('beforeprint', () => { for (const list of lists) list.open = true; });
  const fromAddress = () => {
    const card = byNumber.get((/^#f(\d+)$/.exec(location.hash) || [])[1]);
    if (card && card !== current && !card.hidden) pick(card);
  };
  addEventListener('hashchange', fromAddress);
  count();
  fromAddress();
})();
