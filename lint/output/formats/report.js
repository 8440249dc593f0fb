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
  const byNumber = new Map(cards.map((card) => [card.number, card]));
  const at = one('#at'), rule = one('#rule'), sheet = one('#sheet');
  const narrow = matchMedia('(max-width: 900px)');
  let shown = cards;
  let current = null;

  // Filters: by severity and by rule; a mark takes the colour of the worst finding that is left on it.
  const letter = (card) => card.classList[0];
  const filter = () => {
    const severities = new Set(all('#severities input').filter((box) => box.checked).map((box) => box.value));
    shown = cards.filter((card) => severities.has(letter(card)) && (!rule.value || card.dataset.r === rule.value));
    const left = new Set(shown);
    for (const card of cards) card.hidden = !left.has(card);
    for (const mark of marks) {
      const here = mark.numbers.map((number) => byNumber.get(number)).filter((card) => left.has(card)).map(letter);
      const worst = ['e', 'w', 'i'].find((name) => here.includes(name));
      mark.classList.remove('e', 'w', 'i', 'off');
      mark.classList.add(worst || 'off');
    }
    for (const section of documents) section.hidden = !all('.side li', section).some((card) => left.has(card));
    for (const link of all('.chart a')) link.classList.toggle('on', link.dataset.r === rule.value);
    one('#nothing').hidden = shown.length > 0;
    if (current && !left.has(current)) pick(null);
    count();
  };
  const count = () => {
    at.textContent = `${current ? shown.indexOf(current) + 1 : '–'} / ${shown.length}`;
  };

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
      all('.why, .src', current).forEach((part) => part.remove());
      for (const mark of marksOf.get(current.number) || []) mark.classList.remove('on');
    }
    current = card;
    sheet.hidden = !card;
    for (const part of [document.documentElement, document.body]) part.classList.toggle('picked', Boolean(card));
    count();
    if (!card) return;
    card.classList.add('on');
    card.append(...reasons(card));
    const own = marksOf.get(card.number) || [];
    for (const mark of own) mark.classList.add('on');
    const copy = card.cloneNode(true);
    copy.removeAttribute('id');
    one('ol', sheet).replaceChildren(copy);
    sheet.scrollTop = 0;
    if (from !== 'mark' && own.length) own[0].scrollIntoView({ block: 'center' });
    bringCard(card);
    try { history.replaceState(null, '', `#${card.id}`); } catch { /* not from here */ }
  };
  const step = (by) => {
    if (!shown.length) return;
    const place = shown.indexOf(current);
    pick(shown[place < 0 ? (by > 0 ? 0 : shown.length - 1) : (place + by + shown.length) % shown.length]);
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
    if (event.key === 'Escape') pick(null);
  });
  one('#severities').addEventListener('change', filter);
  rule.addEventListener('change', filter);
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
