"use strict";
(function () {
  document.documentElement.classList.add("js");
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const names = JSON.parse(byId("names").textContent);
  const texts = byId("texts");
  const MARKS = "del[id],ins[id],mark[id]";
  // Many differences travel as one table.
  for (const each of [data, data.comparison]) {
    const table = each && each.differences;
    if (!table || !table.rows) continue;
    const sums = {};
    each.differences = table.rows.map((row) => {
      const made = { base: {}, witness: {} };
      table.columns.forEach((column, index) => {
        let value = table.values[column] ? table.values[column][row[index]] : row[index];
        if (column[0] === "+") value = sums[column] = (sums[column] || 0) + value;
        const path = column.replace("+", "").split(".");
        if (path.length > 1) made[path[0]][path[1]] = value;
        else made[column] = value;
      });
      for (const side of [made.base, made.witness]) side.end = side.start + Array.from(side.text).length;
      return made;
    });
  }
  const comparison = data.comparison || (data.differences ? data : null);

  // Two differences may have one id: number them as the page's elements are numbered.
  const known = new Map();
  const seen = new Map();
  const word = (text) => text.replace(/[^A-Za-z0-9_-]/g, "");
  for (const each of comparison ? comparison.differences : []) {
    const id = word(each.id);
    const times = (seen.get(id) || 0) + 1;
    seen.set(id, times);
    known.set(times > 1 ? id + "-" + times : id, each);
  }
  (data.bases || []).forEach((base, index) => {
    for (const place of base.places) known.set(index + "-" + word(place.id), { ...place, of: base.base });
  });
  for (const each of data.findings || []) known.set(each.id, each);

  const keyOf = (element) => element.id.slice(2);
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const nameOf = (character) => {
    const point = character.codePointAt(0).toString(16).toUpperCase();
    return names[point] ? "U+" + point.padStart(4, "0") + " " + names[point] : "";
  };

  // ---- which differences are shown -------------------------------------------------------
  const chips = Array.from(document.querySelectorAll(".chip input[type=checkbox]"));
  const sheet = document.createElement("style");
  const hidden = () => new Set(chips.filter((chip) => !chip.checked).map((chip) => chip.id.slice(2)));

  let tour = [];
  const stops = () => {
    const off = hidden();
    const bases = document.querySelector("input[name=base]:checked");
    const shownBase = bases && bases.id.slice(5);
    const found = [];
    const had = new Set();
    for (const mark of texts ? texts.querySelectorAll(MARKS) : []) {
      const key = keyOf(mark);
      if (had.has(key)) continue;
      if (shownBase !== null && mark.closest(".as") && mark.closest(".as").dataset.base !== shownBase) continue;
      if (Array.from(mark.classList).some((name) => off.has(name))) continue;
      had.add(key);
      found.push(mark);
    }
    return found;
  };
  const refresh = () => {
    tour = stops();
    for (const fold of document.querySelectorAll("details.fold.same")) {
      const wanted = chips.some((chip) => chip.checked && fold.querySelector("[id]." + CSS.escape(chip.id.slice(2))));
      if (wanted) fold.open = true;
      else if (fold.dataset.auto) fold.open = false;
      if (wanted) fold.dataset.auto = "1";
    }
    tell();
  };

  // ---- going there -----------------------------------------------------------------------
  let current = null;
  const reveal = (element) => {
    for (let up = element.parentElement; up; up = up.parentElement) {
      if (up.tagName === "DETAILS") up.open = true;
      const base = up.classList.contains("as") && byId("base-" + up.dataset.base);
      if (base && !base.checked) { base.checked = true; refresh(); }
    }
  };
  const tell = () => {
    const at = byId("at");
    if (!at) return;
    const index = current ? tour.findIndex((mark) => keyOf(mark) === keyOf(current)) : -1;
    at.textContent = (index < 0 ? "–" : (index + 1).toLocaleString("en")) + " of " + tour.length.toLocaleString("en");
  };
  const leave = () => document.querySelectorAll(".here").forEach((each) => each.classList.remove("here"));
  // On the tour a long stretch stays folded: its summary is where one stops.
  const visit = (mark, focus, touring) => {
    leave();
    current = mark;
    const fold = mark.closest("details.absent");
    const stop = touring && fold && !fold.open ? fold.querySelector("summary") : mark;
    if (stop === mark) reveal(mark);
    stop.classList.add("here");
    const tall = stop.getBoundingClientRect().height > innerHeight / 2;
    stop.scrollIntoView({ block: tall ? "start" : "center" });
    if (focus) {
      if (stop === mark) mark.tabIndex = -1;
      stop.focus({ preventScroll: true });
    }
    history.replaceState(null, "", "#" + mark.id);
    show(mark);
    tell();
  };
  const step = (by) => {
    if (!tour.length) return;
    let index = current ? tour.findIndex((mark) => keyOf(mark) === keyOf(current)) : -1;
    if (index < 0) {
      const line = 100;
      index = tour.findIndex((mark) => mark.getBoundingClientRect().top > line);
      index = index < 0 ? (by > 0 ? tour.length - 1 : tour.length) : by > 0 ? index - 1 : index;
    }
    visit(tour[(index + by + tour.length) % tour.length], true, true);
  };
  const arrive = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && byId(id);
    if (!target) return;
    reveal(target);
    if (target.matches(MARKS + ",.pair")) visit(target, true);
    else target.scrollIntoView({ block: target.classList.contains("r") ? "center" : "start" });
  };

  // From a click on the overview to the nearest difference that is shown.
  const nearest = (strip, event) => {
    const box = strip.getBoundingClientRect();
    const lane = event.clientY - box.top < box.height / 2 ? "base" : "witness";
    const place = ((event.clientX - box.left) / box.width) * comparison[lane].characters;
    let best = null;
    let least = Infinity;
    for (const mark of tour) {
      const each = known.get(keyOf(mark));
      if (!each || !each[lane] || each.code === "excerpt") continue;
      const off = Math.abs((each[lane].start + each[lane].end) / 2 - place);
      if (off < least) { least = off; best = mark; }
    }
    const there = best && byId((lane === "base" ? "d-" : "e-") + keyOf(best));
    if (best) visit(there && there.matches(MARKS) ? there : best, true);
  };

  // ---- the panel: what is known of the difference one is at --------------------------------
  const panel = byId("panel");
  const partner = (mark) => byId((mark.id[0] === "d" ? "e" : "d") + mark.id.slice(1));
  const named = (text) => {
    const list = [];
    for (const character of new Set(text)) {
      const name = nameOf(character);
      if (name) list.push(name);
    }
    return list.slice(0, 6);
  };
  const clip = (text, length) => {
    const points = Array.from(text);
    return points.length <= length ? text : points.slice(0, length / 2).join("") + " … " + points.slice(-length / 2).join("");
  };
  // Shown, not obeyed: the same characters that the page itself spells out.
  const odd = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\u{f0000}-\u{10ffff}]/gu;
  const neutral = (text) => text.replace(/\r\n/g, "\n").replace(odd, (c) => "<U+" + c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + ">");
  const oneLine = (text) => neutral(text).replace(/\n/g, "⏎");
  const readingsOf = (place) => [[place.text, [place.of, ...place.agree]], ...place.readings.map((each) => [each.text, each.witnesses])];
  const side = (title, reading, tag) => {
    const row = make("p", { class: "row" }, make("b", {}, title), " ");
    if (reading.text) row.append(make(tag, {}, oneLine(clip(reading.text, 240))));
    else row.append(make("i", {}, "nothing"));
    row.append(make("small", {}, " line " + reading.line + ", code points " + reading.start + " up to " + reading.end));
    for (const name of Array.from(reading.text).length > 12 ? [] : named(reading.text)) row.append(make("br"), make("small", {}, name));
    return row;
  };
  const show = (mark) => {
    const each = known.get(keyOf(mark));
    if (!panel || !each) return;
    panel.replaceChildren();
    if (each.readings) panel.append(make("h3", {}, "line " + each.line + " of " + each.of));
    else panel.append(make("h3", {}, make("span", { class: "code " + (each.group || "") }, each.code || each.rule), make("small", { class: "sev " + each.severity }, each.severity)));
    if (each.readings) {
      for (const [text, names] of readingsOf(each)) panel.append(make("p", { class: "row" }, make("b", {}, names.join(", ")), " ", text ? make("q", {}, oneLine(clip(text, 240))) : make("i", {}, "nothing")));
      if (each.absent.length) panel.append(make("p", { class: "quiet" }, "not there: " + each.absent.join(", ")));
    } else if (each.base) panel.append(side("base", each.base, "del"), side("witness", each.witness, "ins"));
    else panel.append(side("text", each, "mark"));
    if (each.note) panel.append(make("p", { class: "why" }, neutral(each.note)));
    if (each.speaker) panel.append(make("p", { class: "quiet" }, neutral(each.speaker)));
    const acts = make("p", { class: "acts" });
    acts.append(make("button", { type: "button", "data-do": "copy" }, "copy evidence ", make("kbd", {}, "c")));
    const other = partner(mark);
    if (other && other.closest(".r") !== mark.closest(".r")) acts.append(make("button", { type: "button", "data-do": "other" }, "other end ", make("kbd", {}, "o")));
    acts.append(make("a", { href: "#" + mark.id }, "permanent link"), make("button", { type: "button", "data-do": "close" }, "close"));
    panel.append(acts);
    panel.hidden = false;
  };

  // ---- evidence --------------------------------------------------------------------------
  const about = (title, source, reading) => [
    title + ": " + source.id + (source.publisher ? ", " + source.publisher : ""),
    "  sha256 " + source.sha256,
    "  code points " + reading.start + " up to " + reading.end + ", line " + reading.line + ", captured " + (source.captured_at || "(date not declared)"),
    "  “" + reading.text.replace(/\r\n/g, "\n") + "”",
  ];
  const evidence = (key) => {
    const each = known.get(key);
    if (!each) return "";
    const lines = [];
    if (each.readings) {
      lines.push("Place: " + each.of + ", code points " + each.start + " up to " + each.end + ", line " + each.line);
      for (const [text, names] of readingsOf(each)) lines.push(names.join(", ") + ": “" + text + "”");
      if (each.absent.length) lines.push("Not there: " + each.absent.join(", "));
      for (const source of data.sources) lines.push(source.id + " sha256 " + source.sha256);
    } else if (each.base) {
      lines.push("Difference " + each.id + ": " + each.code + " (" + each.group + ", " + each.severity + ")");
      lines.push(...about("Base", comparison.base, each.base), ...about("Witness", comparison.witness, each.witness));
    } else {
      lines.push("Finding " + each.id + ": " + each.rule + " (" + each.severity + ")", ...about("Source", data.source || data.witness, each));
    }
    if (each.note) lines.push("Note: " + each.note);
    const made = document.querySelector(".made");
    lines.push("Made by provenance, " + (made ? made.textContent.trim() : ""));
    return lines.map((line) => neutral(line).replace(/\n/g, "⏎")).join("\n") + "\n";
  };
  const copy = (key, button) => {
    const text = evidence(key);
    if (!text) return;
    const said = () => {
      if (!button) return;
      const before = button.textContent;
      button.textContent = "copied";
      setTimeout(() => { button.textContent = before; }, 1500);
    };
    const byHand = () => {
      const area = make("textarea", { "aria-label": "evidence", readonly: "" });
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      said();
    };
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(said, byHand);
    else byHand();
  };

  for (const note of document.querySelectorAll(".n>li,#findings .places>li")) {
    const link = note.querySelector("a");
    const key = note.id ? note.id.slice(2) : link ? link.hash.slice(3) : "";
    if (known.has(key)) note.append(make("button", { type: "button", class: "cp", "data-key": key }, "copy evidence"));
  }

  // ---- search ----------------------------------------------------------------------------
  const input = byId("find");
  let hits = [];
  let hit = -1;
  const search = (query) => {
    hits = [];
    hit = -1;
    if (window.CSS && CSS.highlights) CSS.highlights.delete("found");
    const wanted = query.toLowerCase();
    if (wanted) {
      for (const cell of texts.querySelectorAll(".b,.w")) {
        const text = cell.textContent.toLowerCase();
        for (let at = text.indexOf(wanted); at >= 0 && hits.length < 5000; at = text.indexOf(wanted, at + wanted.length)) hits.push([cell, at, at + wanted.length]);
      }
    }
    byId("hits").textContent = wanted ? hits.length + (hits.length === 5000 ? "+" : "") + (hits.length === 1 ? " place" : " places") : "";
  };
  const rangeOf = ([cell, start, end]) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    let at = 0;
    let begun = false;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const next = at + node.data.length;
      if (!begun && start < next) { range.setStart(node, start - at); begun = true; }
      if (begun && end <= next) { range.setEnd(node, end - at); break; }
      at = next;
    }
    return range;
  };
  const seek = (by) => {
    if (!hits.length) return;
    hit = (hit + by + hits.length) % hits.length;
    const cell = hits[hit][0];
    reveal(cell);
    const range = rangeOf(hits[hit]);
    if (window.Highlight && CSS.highlights) CSS.highlights.set("found", new Highlight(range));
    cell.scrollIntoView({ block: "center" });
    const box = range.getBoundingClientRect();
    if (box.top < 90 || box.bottom > innerHeight - 40) scrollBy(0, box.top - innerHeight / 2);
    byId("hits").textContent = hit + 1 + " of " + hits.length;
  };
  if (input) {
    let waiting = 0;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => { waiting = 0; search(input.value); }, 150);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && waiting) { clearTimeout(waiting); waiting = 0; search(input.value); }
      if (event.key === "Enter") { event.preventDefault(); seek(event.shiftKey ? -1 : 1); }
      if (event.key === "Escape") input.blur();
    });
  }

  // ---- tables that can be sorted and searched ------------------------------------------------
  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = Array.from(table.tHead.rows[0].cells);
    const body = table.tBodies[0];
    heads.forEach((head, column) => {
      const button = make("button", { type: "button", class: "sort" }, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((each) => each.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const valueOf = (row) => row.cells[column].dataset.sort || row.cells[column].textContent.trim().replace(/,(?=\d{3})/g, "");
        const order = (a, b) => valueOf(a).localeCompare(valueOf(b), "en", { numeric: true }) * (down ? -1 : 1);
        body.append(...Array.from(body.rows).sort(order));
      });
    });
  }
  const rowInput = byId("rows");
  if (rowInput) {
    rowInput.closest("p").hidden = false;
    rowInput.addEventListener("input", () => {
      const wanted = rowInput.value.toLowerCase().split(/\s+/);
      let left = 0;
      for (const row of document.querySelectorAll("table.sortable tbody tr")) {
        const text = row.textContent.toLowerCase();
        row.hidden = !wanted.every((each) => text.includes(each));
        left += row.hidden ? 0 : 1;
      }
      byId("rowhits").textContent = rowInput.value ? left + (left === 1 ? " row" : " rows") : "";
    });
    rowInput.addEventListener("keydown", (event) => { if (event.key === "Escape") rowInput.blur(); });
  }

  // ---- characters named on hover ------------------------------------------------------------
  const tip = byId("tip");
  let pending = false;
  const pointAt = (x, y) => {
    if (document.caretPositionFromPoint) {
      const caret = document.caretPositionFromPoint(x, y);
      return caret && [caret.offsetNode, caret.offset];
    }
    const range = document.caretRangeFromPoint && document.caretRangeFromPoint(x, y);
    return range && [range.startContainer, range.startOffset];
  };
  const under = (x, y) => {
    const place = pointAt(x, y);
    if (!place || place[0].nodeType !== Node.TEXT_NODE) return "";
    const spelled = place[0].parentElement.closest(".u");
    if (spelled) {
      const codes = spelled.textContent.split(" ");
      const told = codes.slice(0, 6).map((code) => code + " " + (names[code.slice(2).replace(/^0+(?=.)/, "")] || ""));
      return told.join(", ") + (codes.length > 6 ? ", …" : "");
    }
    const text = place[0].data;
    for (const at of [place[1] - 1, place[1]]) {
      if (at < 0 || at >= text.length) continue;
      const start = at > 0 && (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at - 1 : at;
      const character = String.fromCodePoint(text.codePointAt(start));
      const range = document.createRange();
      range.setStart(place[0], start);
      range.setEnd(place[0], start + character.length);
      const box = range.getBoundingClientRect();
      if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return nameOf(character);
    }
    return "";
  };
  if (texts && tip) {
    texts.addEventListener("pointermove", (event) => {
      if (pending) return;
      pending = true;
      requestAnimationFrame(() => {
        pending = false;
        const name = under(event.clientX, event.clientY);
        tip.hidden = !name;
        if (!name) return;
        tip.textContent = name;
        tip.style.left = Math.min(event.clientX + 12, innerWidth - tip.offsetWidth - 8) + "px";
        tip.style.top = event.clientY + 18 + "px";
      });
    });
    texts.addEventListener("pointerleave", () => { tip.hidden = true; });
  }

  // ---- hands -----------------------------------------------------------------------------
  const help = byId("help");
  const actions = {
    next: () => step(1),
    prev: () => step(-1),
    filter: () => { const first = document.querySelector(".chip input"); if (first) { first.closest("section").scrollIntoView({ block: "start" }); first.focus({ preventScroll: true }); } },
    help: () => { if (help) help.showModal(); },
    copy: (button) => { if (current) copy(keyOf(current), button || panel.querySelector("[data-do=copy]")); },
    other: () => { const there = current && partner(current); if (there) { if (there.matches(MARKS)) visit(there, true); else { reveal(there); there.scrollIntoView({ block: "center" }); there.focus(); } } },
    close: () => { if (panel) panel.hidden = true; leave(); },
    find: () => { const field = input || rowInput; if (field) { field.focus(); field.select(); } },
    unfold: () => { const folds = Array.from(document.querySelectorAll("details")); const open = folds.some((fold) => !fold.open); folds.forEach((fold) => { fold.open = open; }); },
  };
  const keys = { j: "next", k: "prev", f: "filter", "?": "help", "/": "find", c: "copy", o: "other", e: "unfold", Escape: "close" };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (help && help.open)) return;
    const tag = event.target.tagName;
    if (tag === "TEXTAREA" || (tag === "INPUT" && !/checkbox|radio/.test(event.target.type))) return;
    const action = keys[event.key];
    if (!action) return;
    if (event.key !== "Escape") event.preventDefault();
    actions[action]();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button) return void actions[button.dataset.do](button);
    const evidenceButton = event.target.closest(".cp");
    if (evidenceButton) return void copy(evidenceButton.dataset.key, evidenceButton);
    const strip = event.target.closest(".strip");
    if (strip && !event.target.closest("a")) return void nearest(strip, event);
    const mark = event.target.closest("#texts :is(del,ins,mark)[id]");
    if (mark && !event.target.closest("a") && String(getSelection()) === "" && !Array.from(mark.classList).some((name) => hidden().has(name))) visit(mark, false);
  });
  document.querySelectorAll(".chip input").forEach((chip) => chip.addEventListener("change", refresh));
  addEventListener("hashchange", arrive);
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
  const tools = document.querySelector(".tools");
  if (tools) tools.hidden = false;
  refresh();
  arrive();
})();
