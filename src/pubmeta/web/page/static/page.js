// What makes the page quicker: everything it does is also done without it, by forms and links.
"use strict";

const root = document.documentElement;
root.classList.add("has-script");
// The path at which others reach the service, without a slash at the end.
const base = root.dataset.root;

const status = document.getElementById("status");
const start = document.getElementById("start");
const form = document.getElementById("form");
const place = document.getElementById("result");
const title = document.title;

const say = (text) => {
  status.textContent = "";
  requestAnimationFrame(() => { status.textContent = text; });
};

// the result

async function part(action, body) {
  const answer = await fetch(action, { method: "POST", body, headers: { "X-Part": "1" } });
  const type = answer.headers.get("content-type") || "";
  if (!type.startsWith("text/html")) throw new Error(`The service answered with status ${answer.status}.`);
  return answer.text();
}

function refuse(message) {
  const section = document.createElement("section");
  section.className = "refused";
  const heading = document.createElement("h1");
  heading.id = "result-heading";
  heading.tabIndex = -1;
  heading.textContent = "There is no answer";
  const text = document.createElement("p");
  text.className = "lead";
  text.textContent = message;
  const again = document.createElement("p");
  const link = document.createElement("a");
  link.className = "button quiet";
  link.href = `${base}/`;
  link.dataset.anew = "";
  link.textContent = "Hand in another record";
  again.append(link);
  section.append(heading, text, again);
  place.replaceChildren(section);
}

function arrived() {
  const heading = document.getElementById("result-heading");
  if (!heading) return;
  prepare(place);
  document.title = `${heading.textContent.trim()} – pubmeta`;
  heading.focus({ preventScroll: true });
  scrollTo({ top: 0, behavior: "instant" });
  const tally = [...place.querySelectorAll(".tally-item")].map((each) => each.textContent.trim()).join(", ");
  say(`${heading.textContent.trim()}. ${tally}`);
}

let latest = 0;

async function hand(action, body) {
  const number = ++latest;
  start?.remove(); // not only hidden: the result has fields of the same ids
  const working = document.createElement("p");
  working.className = "working";
  working.textContent = "Reading…";
  place.replaceChildren(working);
  say("Reading");
  try {
    const html = await part(action, body);
    if (number !== latest) return;
    place.innerHTML = html;
  } catch (error) {
    if (number !== latest) return;
    refuse(error instanceof TypeError ? "The service cannot be reached. Is it still running?" : error.message);
  }
  if (start && location.hash !== "#result") history.pushState(null, "", "#result");
  arrived();
}

function anew() {
  latest += 1;
  place.replaceChildren();
  place.before(start);
  document.title = title;
  document.getElementById("text").focus();
  say("Hand in another record");
}

addEventListener("popstate", () => {
  if (start && !start.isConnected && location.hash === "") anew();
});

// settings that this browser remembers, if it is asked to

const SETTINGS = "pubmeta.settings";
const isSetting = (field) => /^(?:journal|crossref)\./.test(field.name);

function remember(sent) {
  const wish = sent.querySelector("[data-remember]");
  if (!wish) return;
  const values = [...sent.elements].filter((field) => isSetting(field) && field.value).map((field) => [field.name, field.value]);
  try {
    if (wish.checked) localStorage.setItem(SETTINGS, JSON.stringify(values));
    else localStorage.removeItem(SETTINGS);
  } catch { /* the browser keeps nothing */ }
}

function recall(within, { fill }) {
  const wish = within.querySelector("[data-remember]");
  if (!wish) return;
  try {
    const values = JSON.parse(localStorage.getItem(SETTINGS));
    if (!values) return;
    wish.checked = true;
    for (const [name, value] of fill ? values : []) wish.form.elements[name].value = value;
  } catch { /* nothing is kept, or nothing that is of use */ }
}

// documents: read here, copied

function prepare(within) {
  for (const button of within.querySelectorAll("[data-copy], [data-copy-text]")) button.hidden = !navigator.clipboard;
  recall(within, { fill: false });
  for (const button of within.querySelectorAll("[data-read]")) button.setAttribute("aria-expanded", "false");
  watch();
}

async function readHere(button) {
  const name = button.dataset.read;
  const here = document.querySelector(`[data-place="${name}"]`);
  if (!here.hidden) {
    here.hidden = true;
    button.setAttribute("aria-expanded", "false");
    return;
  }
  if (!here.childElementCount) {
    button.setAttribute("aria-busy", "true");
    try {
      here.innerHTML = await part(button.formAction, new FormData(button.form));
    } catch (error) {
      here.textContent = error.message;
    }
    button.removeAttribute("aria-busy");
  }
  here.hidden = false;
  button.setAttribute("aria-expanded", "true");
  const code = here.querySelector(".code");
  if (code) code.focus({ preventScroll: true });
}

async function textFor(button) {
  if (button.dataset.copyText) return document.getElementById(button.dataset.copyText).textContent;
  const answer = await fetch(`${base}/documents/${button.dataset.copy}/file`, {
    method: "POST",
    body: new FormData(document.getElementById("again")),
  });
  if (!answer.ok) throw new Error(`The service answered with status ${answer.status}.`);
  return answer.text();
}

async function copy(button) {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(await textFor(button));
    button.textContent = "Copied";
  } catch {
    button.textContent = "Not copied";
  }
  say(button.textContent);
  setTimeout(() => { button.textContent = label; }, 2000);
}

document.addEventListener("submit", (event) => {
  const sent = event.target;
  const button = event.submitter;
  const action = button?.getAttribute("formaction") || sent.getAttribute("action");
  if (button?.dataset.read) {
    event.preventDefault();
    readHere(button);
  } else if (action === `${base}/show` && place) {
    event.preventDefault();
    const fault = sent === form ? faultOf(sent) : "";
    if (fault) {
      say(fault);
      const box = document.getElementById("text");
      box.setCustomValidity(fault);
      box.reportValidity();
      box.setCustomValidity("");
    } else {
      remember(sent);
      hand(action, new FormData(sent));
    }
  }
});

document.addEventListener("click", (event) => {
  const copying = event.target.closest("[data-copy], [data-copy-text]");
  if (copying) copy(copying);
  const link = event.target.closest("[data-anew]");
  if (link && start) {
    event.preventDefault();
    history.pushState(null, "", location.pathname);
    anew();
  }
  const jump = event.target.closest('a[href^="#"]');
  if (jump) show(jump.getAttribute("href").slice(1));
});

function faultOf(sent) {
  const file = sent.elements.file.files[0];
  const most = Number(sent.dataset.mostBytes);
  if (file && file.size > most) return `The file is larger than the ${most.toLocaleString("en")} bytes that are taken.`;
  if (!file && !sent.elements.text.value.trim()) return "Paste a record, or choose a file.";
  return "";
}

// a jump opens what it leads into, and takes the focus there

function show(id) {
  const target = document.getElementById(id);
  if (!target) return;
  for (let outer = target.parentElement; outer; outer = outer.parentElement) {
    if (outer.tagName === "DETAILS") outer.open = true;
  }
  if (!target.hasAttribute("tabindex") && target.tabIndex < 0) target.tabIndex = -1; // so that the browser gives it the focus
}

// which part is in view

let watcher;

function watch() {
  watcher?.disconnect();
  const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]));
  if (!links.size) return;
  watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const link of links.values()) link.removeAttribute("aria-current");
      const current = links.get(entry.target.id);
      current.setAttribute("aria-current", "true");
      const bar = current.closest("nav");
      bar.scrollLeft = current.offsetLeft - (bar.clientWidth - current.offsetWidth) / 2;
    }
  }, { rootMargin: "-15% 0px -75% 0px" });
  for (const id of links.keys()) watcher.observe(document.getElementById(id));
}

// on paper everything is open

addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details:not([open])")) {
    folded.open = true;
    folded.dataset.folded = "";
  }
});
addEventListener("afterprint", () => {
  for (const folded of document.querySelectorAll("[data-folded]")) {
    folded.open = false;
    delete folded.dataset.folded;
  }
});

// files that are dropped: a record, perhaps with settings (TOML) and the registered record beside it

const isDrag = (event) => place && event.dataTransfer?.types.includes("Files");
let depth = 0;

addEventListener("dragenter", (event) => {
  if (!isDrag(event)) return;
  depth += 1;
  document.body.classList.add("is-dragging");
});
addEventListener("dragleave", (event) => {
  if (!isDrag(event)) return;
  depth = Math.max(depth - 1, 0);
  if (!depth) document.body.classList.remove("is-dragging");
});
addEventListener("dragover", (event) => {
  if (isDrag(event)) event.preventDefault();
});
addEventListener("drop", async (event) => {
  if (!isDrag(event)) return;
  event.preventDefault();
  depth = 0;
  document.body.classList.remove("is-dragging");
  drop([...event.dataTransfer.files]);
});

const REGISTERED = /"(?:message-type|is-referenced-by-count|deposited|indexed)"\s*:/;

async function drop(files) {
  const settings = files.find((file) => file.name.toLowerCase().endsWith(".toml"));
  const records = files.filter((file) => file !== settings);
  const heads = await Promise.all(records.map((file) => file.slice(0, 20_000).text()));
  const known = records.length > 1 ? records.find((_, index) => REGISTERED.test(heads[index])) : undefined;
  const record = records.find((file) => file !== known);
  const body = new FormData(document.getElementById("again") || form);
  if (record) {
    const ofRecord = ["packed", "packed_registered", "name", "record", "text", "read_as", "timestamp", "batch_id"];
    for (const name of body.has("example") ? [...ofRecord, "packed_configuration", "example"] : ofRecord) body.delete(name);
    body.set("file", record);
  }
  if (settings) body.set("configuration", settings);
  if (known) body.set("registered", known);
  const most = Number(form?.dataset.mostBytes || Infinity);
  if (record && record.size > most) {
    start?.remove();
    refuse(`The file ${record.name} is larger than the ${most.toLocaleString("en")} bytes that are taken.`);
    arrived();
  } else if (record || body.has("packed")) {
    hand(`${base}/show`, body);
  } else if (settings) {
    const kept = new DataTransfer();
    kept.items.add(settings);
    const field = form.elements.configuration;
    field.files = kept.files;
    field.closest("details").open = true;
    field.focus();
    say("These are settings. Now hand in the record.");
  }
}

if (start) recall(start, { fill: true });
if (document.getElementById("result-heading")) {
  prepare(place);
  if (!location.hash) arrived();
}
