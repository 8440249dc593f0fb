// The page of `dj-lint serve`. Documents live in this page alone: each wish carries the bytes, and what was accepted.

const $ = (id) => document.getElementById(id);
const LETTER = { error: "e", warning: "w", info: "i" };
const policy = window.trustedTypes?.createPolicy("dj-lint", { createHTML: (html) => html });

let begin; // what the server said at the start
let lang = "zh";
let documents = []; // { name, bytes, rounds, steps, result, trouble, state, stop }
let open = null; // the document that is shown
let chosen = -1; // the finding that is chosen
let acting = false; // whether something is being done to the open document
const stands = []; // what somebody let stand while this page is open
const hidden = new Set(); // severities that are filtered out
let quiet; // the timer that takes the last sentence away

const t = (key, values = {}) =>
  begin.texts[key][lang === "en" ? 1 : 0].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function say(sentence) {
  $("said").textContent = sentence;
  clearTimeout(quiet);
  quiet = setTimeout(() => ($("said").textContent = ""), 8000);
}

// ── asking ───────────────────────────────────────────────────────────────────────────────────────────────────

function wish(several, more) {
  const sheets = several.map((one) => ({ name: one.name, size: one.bytes.size, rounds: one.rounds }));
  const off = [...$("packs").querySelectorAll("input:not(:checked)")].map((box) => box.value);
  const choice = { genre: $("genre").value, final: $("final").checked, infos: $("infos").checked, off, stands };
  const head = new TextEncoder().encode(JSON.stringify({ sheets, lang, ...choice, ...more }));
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, head.length);
  return new Blob([size, head, ...several.map((one) => one.bytes)]);
}

// The answer to a wish; null where it was stopped. What goes wrong is thrown as a sentence.
async function ask(act, several, more = {}, signal = undefined) {
  const body = wish(several, more);
  if (body.size > begin.most) throw new Error(t("page.too-large", { most: begin.most >> 20 }));
  let answer;
  try {
    const headers = { "content-type": "application/octet-stream", "accept-language": lang };
    answer = await fetch(act, { method: "POST", body, headers, signal });
  } catch (error) {
    if (signal?.aborted) return null;
    throw new Error(t("page.lost"));
  }
  if (!answer.ok) throw new Error((await answer.text()).trim());
  return answer;
}

// ── checking ─────────────────────────────────────────────────────────────────────────────────────────────────

function take(files) {
  const taken = [...files].map((file) => ({ name: file.name, bytes: file }));
  if (!taken.length) return;
  const first = documents.length;
  documents.push(...taken.map((one) => ({ ...one, rounds: [], steps: [], state: "waiting" })));
  document.body.classList.add("busy-with");
  checkAll(first, taken.length === 1);
}

async function checkAll(first, show) {
  list();
  const waiting = documents.filter((one) => one.state === "waiting");
  const next = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) if (one.state === "waiting") await check(one);
  };
  await Promise.all(Array.from({ length: Math.min(begin.checks, waiting.length) }, next));
  const found = documents[first];
  if (show && found?.state === "done" && !open) openDocument(found);
}

async function check(one) {
  one.state = "checking";
  one.stop = new AbortController();
  busy();
  try {
    const answer = await ask("check", [one], {}, one.stop.signal);
    if (answer) received(one, await answer.json());
    else one.state = "stopped";
  } catch (error) {
    Object.assign(one, { state: one.stop.signal.aborted ? "stopped" : "no", trouble: error.message });
  }
  busy();
  list();
  if (one.state === "no") say(one.trouble);
}

function received(one, result) {
  if (result.trouble) Object.assign(one, { state: "no", trouble: result.trouble, result: null });
  else Object.assign(one, { state: "done", result, rounds: result.rounds, trouble: "" });
}

function busy() {
  $("busy").hidden = !documents.some((one) => one.state === "checking");
}

function stop() {
  for (const one of documents) {
    if (one.state === "waiting") one.state = "stopped";
    one.stop?.abort();
  }
  say(t("page.stopped"));
  list();
}

// The choice of rules changed: everything is looked at again.
function again() {
  for (const one of documents) one.state = "waiting";
  const shown = open;
  checkAll(0, false).then(() => shown?.state === "done" && openDocument(shown, false));
}

// ── the table of documents ───────────────────────────────────────────────────────────────────────────────────

function sums(counts) {
  const made = make("span", { className: "sums" });
  for (const [severity, letter] of Object.entries(LETTER)) {
    if (counts[severity]) made.append(make("b", { className: letter }, `${t(severity)} ${counts[severity]}`));
  }
  return made.childNodes.length ? made : make("span", {}, t("page.clean"));
}

function list() {
  $("list").hidden = documents.length === 0 || (documents.length === 1 && documents[0].state === "done");
  $("report-all").hidden = !documents.some((one) => one.state === "done");
  $("rows").replaceChildren(
    ...documents.map((one) => {
      const name = one.name || t("page.name-pasted");
      const head = one.state === "done" ? make("button", { type: "button", onclick: () => openDocument(one) }, name) : name;
      const states = { waiting: "page.waiting", checking: "page.checking", stopped: "page.stopped" };
      const state =
        one.state === "done" ? sums(one.result.counts)
        : make("span", { className: one.state === "no" ? "no" : "" }, one.state === "no" ? one.trouble : t(states[one.state]));
      return make("tr", { className: one === open ? "on" : "" }, make("td", {}, head), make("td", {}, state));
    }),
  );
}

// ── one document ─────────────────────────────────────────────────────────────────────────────────────────────

function openDocument(one, focus = true) {
  open = one;
  chosen = -1;
  $("document").hidden = false;
  list();
  draw();
  if (focus) {
    $("name").focus();
    const { counts } = one.result;
    const told = Object.keys(LETTER).filter((severity) => counts[severity]).map((severity) => `${t(severity)} ${counts[severity]}`);
    say(`${one.name || t("page.name-pasted")}: ${told.join(t("sep")) || t("page.clean")}`);
  }
}

function draw() {
  const result = open.result;
  $("name").textContent = open.name || t("page.name-pasted");
  $("sums").replaceChildren(sums(result.counts), ` ${t("page.characters", { count: result.characters })}`);
  $("notes").replaceChildren(...result.notes.map((note) => make("p", {}, note)));
  $("paper").innerHTML = policy ? policy.createHTML(result.html) : result.html;
  $("cards").replaceChildren(...result.findings.map(card));
  $("safe").hidden = !result.safe;
  $("safe").textContent = t("page.accept-safe", { count: result.safe });
  $("undo").disabled = !open.steps.length;
  const kept = $("stands");
  kept.hidden = !result.stands.length;
  kept.querySelector("summary").textContent = t("page.stands", { count: result.stands.length });
  kept.querySelector("ul").replaceChildren(
    ...result.stands.map((one) => make("li", {}, `${one.code} ${one.where} ${one.said} `, make("small", {}, one.reason))),
  );
  drawBar();
  filter();
}

function drawBar() {
  const result = open.result;
  $("severities").replaceChildren(
    $("severities").querySelector("legend"),
    ...Object.entries(LETTER).filter(([severity]) => result.counts[severity]).map(([severity, letter]) => {
      const box = make("input", { type: "checkbox", checked: !hidden.has(severity), value: severity });
      box.onchange = () => (box.checked ? hidden.delete(severity) : hidden.add(severity), filter());
      return make("label", { className: letter }, box, make("span", {}, `${t(severity)} ${result.counts[severity]}`));
    }),
  );
  const codes = [...new Set(result.findings.map((one) => one.code))].sort();
  const before = $("rule").value;
  $("rule").replaceChildren(
    make("option", { value: "" }, t("page.all-rules")),
    ...codes.map((code) => make("option", { value: code }, `${code} (${result.findings.filter((one) => one.code === code).length})`)),
  );
  $("rule").value = codes.includes(before) ? before : "";
  const buttons = result.forms.map((form) => {
    const idle = form === "changes" && !open.rounds.length;
    return make("button", { type: "button", disabled: idle, onclick: () => save(form, [open]) }, t(`page.save-${form}`));
  });
  if (result.forms.length === 2) buttons.push(make("button", { type: "button", onclick: copy }, t("page.copy")));
  $("forms").replaceChildren(make("span", { className: "soft" }, t("page.save")), ...buttons);
}

function card(one, n) {
  const pick = make("button", { type: "button", className: "pick", onclick: () => choose(n) },
    make("b", {}, `${t(one.severity)} ${one.code}`), make("i", {}, one.where), make("span", {}, one.said));
  const made = make("li", { className: LETTER[one.severity] }, pick);
  if (one.fix) made.append(fixed(one.fix));
  for (const other of one.related) {
    const to = () => $("paper").querySelector(`[data-n="${other.row}"]`)?.scrollIntoView({ block: "center" });
    made.append(make("p", { className: "rel" }, make("button", { type: "button", onclick: to }, other.said)));
  }
  const stand = make("button", { type: "button", onclick: () => askWhy(n), ariaKeyShortcuts: "s" }, t("page.stand"));
  const acts = make("p", { className: "do" }, stand);
  if (one.fix?.can) {
    const said = one.fix.after ? t("page.accept-this", { after: cut(one.fix.after) }) : t("page.accept-delete", { before: cut(one.fix.before) });
    acts.prepend(make("button", { type: "button", className: "main", onclick: () => accept(n), ariaKeyShortcuts: "a" }, said));
  } else if (one.fix) made.append(make("p", { className: "soft" }, t("page.refused")));
  made.append(acts, reasons(open.result.rules[one.code]));
  return made;
}

const cut = (text) => (text.length > 24 ? `${text.slice(0, 23)}…` : text);

function fixed(fix) {
  const made = make("p", { className: "fix" });
  if (fix.before) made.append(make("del", {}, cut(fix.before)), " → ");
  made.append(fix.after ? make("ins", {}, cut(fix.after)) : t("page.deletes"));
  if (!fix.safe) made.append(" ", make("small", {}, t("page.unsure")));
  return made;
}

function reasons(rule) {
  const made = make("details", {}, make("summary", {}, t("page.why")), make("p", {}, rule.why),
    make("p", {}, t("page.source", { source: rule.source })));
  if (rule.bad) made.append(make("p", {}, `✗ ${rule.bad}`), make("p", {}, `✓ ${rule.good}`));
  return made;
}

// ── going through the findings ───────────────────────────────────────────────────────────────────────────────

const passes = (one) => !hidden.has(one.severity) && (!$("rule").value || one.code === $("rule").value);

function filter() {
  const { findings, more } = open.result;
  const shown = new Set();
  findings.forEach((one, n) => {
    $("cards").children[n].hidden = !passes(one);
    if (passes(one)) shown.add(String(n + 1));
  });
  for (const mark of $("paper").querySelectorAll("mark")) {
    mark.classList.toggle("off", !mark.dataset.f.split(" ").some((n) => shown.has(n)));
  }
  const rest = more ? t("page.more", { count: more }) : t("page.none-shown");
  $("none").hidden = !more && (shown.size > 0 || !findings.length);
  $("none").textContent = rest;
  if (chosen >= 0 && !shown.has(String(chosen + 1))) unchoose();
  place();
}

function place() {
  const shown = open.result.findings.map((one, n) => (passes(one) ? n : -1)).filter((n) => n >= 0);
  const at = shown.indexOf(chosen);
  $("at").textContent = t("page.at", { n: at + 1 || "–", all: shown.length });
  $("prev").disabled = $("next").disabled = !shown.length;
  document.body.classList.toggle("reading", chosen >= 0);
  $("side").classList.toggle("some", chosen >= 0);
}

function unchoose() {
  chosen = -1;
  for (const one of document.querySelectorAll(".on")) if (one.tagName !== "TR") one.classList.remove("on");
  place();
}

function choose(n, focus = true) {
  unchoose();
  chosen = n;
  const at = $("cards").children[n];
  at.classList.add("on");
  const marks = [...$("paper").querySelectorAll("mark")].filter((mark) => mark.dataset.f.split(" ").includes(String(n + 1)));
  for (const mark of marks) mark.classList.add("on");
  place();
  marks[0]?.scrollIntoView({ block: "center" });
  at.scrollIntoView({ block: "nearest" });
  if (focus) at.querySelector(".pick").focus({ preventScroll: true });
}

function step(by) {
  if (!open) return;
  const shown = open.result.findings.map((one, n) => (passes(one) ? n : -1)).filter((n) => n >= 0);
  if (!shown.length) return say(t("page.none-shown"));
  const at = shown.indexOf(chosen);
  choose(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]);
}

// ── what is done to a finding ────────────────────────────────────────────────────────────────────────────────

const placeOf = (n) => {
  const { code, start, end } = open.result.findings[n];
  return { code, start, end };
};

// Ask for the open document anew; the finding that comes next is chosen then.
async function change(act, more, start, said) {
  if (acting) return; // a key pressed twice is one wish
  acting = true;
  const one = open;
  const before = one.rounds;
  try {
    $("document").setAttribute("aria-busy", "true");
    const answer = await ask(act, [one], more);
    const result = await answer.json();
    if (result.trouble) return say(result.trouble);
    if (act === "accept" && result.rounds.length === before.length) return say(t("page.refused"));
    if (result.rounds.length > before.length) one.steps.push(before.length);
    one.unsaved = result.rounds.length > 0;
    received(one, result);
    if (one !== open) return list();
    chosen = -1;
    list();
    draw();
    const next = result.findings.findIndex((found) => passes(found) && found.start >= start);
    if (next >= 0) choose(next);
    else $("name").focus();
    say(said());
  } catch (error) {
    say(error.message);
  } finally {
    acting = false;
    $("document").removeAttribute("aria-busy");
  }
}

const edits = () => open.rounds.reduce((sum, round) => sum + round.length, 0);

function accept(n) {
  if (!open?.result.findings[n]?.fix?.can) return open && n >= 0 && say(t("page.refused"));
  const { start } = open.result.findings[n];
  return change("accept", { place: placeOf(n) }, start, () => t("page.accepted", { count: edits() }));
}

const acceptSafe = () => change("safe", {}, 0, () => t("page.accepted", { count: edits() }));

function undo() {
  if (acting || !open?.steps.length) return;
  open.rounds = open.rounds.slice(0, open.steps.pop());
  change("check", {}, chosen >= 0 ? open.result.findings[chosen].start : 0, () => t("page.undone"));
}

function askWhy(n) {
  if (n < 0) return;
  choose(n, false);
  $("why-what").textContent = open.result.findings[n].said;
  $("why-where").textContent = t(begin.writes && open.name ? "page.reason-written" : "page.reason-here");
  $("reason").value = "";
  $("why").showModal();
}

async function letStand() {
  const reason = $("reason").value.trim();
  if (!reason) return say(t("page.reason-needed"));
  const n = chosen;
  const { start } = open.result.findings[n];
  try {
    const result = await (await ask("stand", [open], { place: placeOf(n), reason })).json();
    if (result.trouble) return say(result.trouble);
    stands.push(result.stand);
    await change("check", {}, start, () => result.said);
  } catch (error) {
    say(error.message);
  }
}

// ── saving ───────────────────────────────────────────────────────────────────────────────────────────────────

async function fetched(form, several) {
  const answer = await ask(form, several);
  if (answer.headers.get("content-type") === "application/json") throw new Error((await answer.json()).trouble);
  const [, name] = /filename\*=UTF-8''(.*)/.exec(answer.headers.get("content-disposition"));
  return { name: decodeURIComponent(name), said: decodeURIComponent(answer.headers.get("x-said") ?? ""), blob: await answer.blob() };
}

async function save(form, several) {
  try {
    const { name, said, blob } = await fetched(form, several);
    const link = make("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    if (form !== "report") for (const one of several) one.unsaved = false;
    say([t("page.saved", { name }), said].filter(Boolean).join("\n"));
  } catch (error) {
    say(error.message);
  }
}

async function copy() {
  try {
    const { blob } = await fetched("text", [open]);
    await navigator.clipboard.writeText(await blob.text());
    open.unsaved = false;
    say(t("page.copied"));
  } catch (error) {
    say(error.message);
  }
}

// ── the page itself ──────────────────────────────────────────────────────────────────────────────────────────

function speak() {
  document.documentElement.lang = lang === "en" ? "en" : "zh-CN";
  document.title = `${t("page.title")} · dj-lint`;
  for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
  const genre = $("genre").value;
  $("genre").replaceChildren(make("option", { value: "" }, t("page.genre-auto")),
    ...begin.genres.map((one) => make("option", { value: one.id }, lang === "en" ? one.id : one.name)));
  $("genre").value = genre;
  const off = [...$("packs").querySelectorAll("input:not(:checked)")].map((box) => box.value);
  $("packs").replaceChildren($("packs").querySelector("legend"), ...begin.packs.map((pack) =>
    make("label", {}, make("input", { type: "checkbox", value: pack.name, checked: !off.includes(pack.name) }), ` ${pack.prefix} ${pack[lang]}`)));
  for (const [id, key] of [["prev", "page.previous"], ["next", "page.next"], ["bar", "page.document"], ["rule", "page.rule"], ["paper", "page.document"], ["side", "page.findings"]]) {
    $(id).setAttribute("aria-label", t(key));
  }
  $("side").setAttribute("role", "region");
  list();
  if (open) again();
}

function keys(event) {
  const busyElsewhere = event.target.closest?.("input[type=text], textarea, select, dialog");
  if (busyElsewhere || event.ctrlKey || event.metaKey || event.altKey || !open || $("why").open) return;
  const acts = {
    n: () => step(1), p: () => step(-1), a: () => accept(chosen), s: () => askWhy(chosen), u: undo,
    d: () => $("forms").querySelector("button:not(:disabled)")?.focus(), f: () => ($("rows").querySelector("button") ?? $("name")).focus(),
  };
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function listen() {
  $("paste").onsubmit = (event) => {
    event.preventDefault();
    const text = $("text").value;
    if (text.trim()) take([Object.assign(new Blob([text]), { name: "" })]);
  };
  $("files").onchange = () => (take($("files").files), ($("files").value = ""));
  for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
    window.addEventListener(kind, (event) => {
      event.preventDefault();
      $("drop").classList.toggle("over", kind === "dragenter" || kind === "dragover");
      if (kind === "drop") take(event.dataTransfer.files);
    });
  }
  $("stop").onclick = stop;
  $("prev").onclick = () => step(-1);
  $("next").onclick = () => step(1);
  $("rule").onchange = filter;
  $("safe").onclick = acceptSafe;
  $("undo").onclick = undo;
  $("report-all").onclick = () => save("report", documents.filter((one) => one.state !== "stopped"));
  $("again").onclick = () => location.reload();
  $("options").onchange = () => documents.length && again();
  $("paper").onclick = (event) => {
    const mark = event.target.closest("mark:not(.off)");
    if (mark) choose(Number(mark.dataset.f.split(" ").find((n) => passes(open.result.findings[n - 1]))) - 1);
  };
  $("why-form").onsubmit = letStand;
  $("why-no").onclick = () => $("why").close();
  $("why").onclose = () => chosen >= 0 && $("cards").children[chosen]?.querySelector(".pick").focus({ preventScroll: true });
  $("language").onclick = () => ((lang = lang === "en" ? "zh" : "en"), speak());
  $("theme").onclick = () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  };
  document.addEventListener("keydown", keys);
  // What was accepted is nowhere but here.
  window.addEventListener("beforeunload", (event) => documents.some((one) => one.unsaved) && event.preventDefault());
}

begin = await (await fetch("start.json")).json();
lang = begin.lang;
$("final").checked = begin.final;
listen();
speak();
document.body.dataset.ready = "yes";
