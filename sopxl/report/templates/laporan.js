// The web report's own script: what is asked of the table (DataTables), one SOP, light and dark.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const list = byId("list");
  const body = list.tBodies[0];
  const rows = [...body.rows];
  const fields = { words: byId("words"), unit: byId("unit"), status: byId("status"), weight: byId("weight") };
  const offices = byId("office"); // only where there are several
  const filters = fields.words.form;
  const MOST_ROWS = 100; // on one page of the table, as in the style sheet; paper shows them all
  let chosen = null; // the ids behind a number that was opened, or null for all
  let why = "";

  // What can be opened: read when first asked for; texts are positions in one list

  let details = null;
  const read = () => {
    details ??= JSON.parse(byId("details").textContent);
    return details;
  };
  const known = (id) => Object.hasOwn(read().sops, id);
  const detail = (id) => {
    const { texts, sops } = read();
    const words = (value) => (Array.isArray(value) ? value.map(words) : texts[value]);
    const [title, facts, steps, findings] = words(sops[id]);
    return { title, facts, steps, findings };
  };

  const sayings = new Map(); // all that is searched of an SOP, made when first searched
  const saying = (id) => {
    if (!sayings.has(id)) {
      const { title, facts, steps } = detail(id);
      const said = [title, ...facts.map(([, text]) => text), ...steps.flat()];
      sayings.set(id, said.join(" ").toLocaleLowerCase("id"));
    }
    return sayings.get(id);
  };

  // Filter

  const matches = (row) => {
    const asked = fields.words.value.toLocaleLowerCase("id").split(/\s+/).filter(Boolean);
    const { id, office, unit, status } = row.dataset;
    const weight = fields.weight.value;
    return (
      (!chosen || chosen.has(id)) &&
      (!offices?.value || office === offices.value) &&
      (!fields.unit.value || unit === fields.unit.value) &&
      (!fields.status.value || status === fields.status.value) &&
      (!weight || Number(row.dataset[weight]) > 0) &&
      asked.every((word) => saying(id).includes(word))
    );
  };

  const table = new DataTable(list, {
    paging: rows.length > MOST_ROWS,
    pageLength: MOST_ROWS,
    order: [],
    ordering: { handler: false, indicators: false },
    autoWidth: false,
    orderMulti: false,
    layout: { topStart: null, topEnd: null, bottomStart: null, bottomEnd: rows.length > MOST_ROWS ? "paging" : null },
    language: {
      zeroRecords: "Tidak ada SOP yang cocok.",
      emptyTable: "Register belum berisi SOP.",
      aria: { paginate: { first: "Halaman pertama", last: "Halaman terakhir", next: "Halaman berikutnya", previous: "Halaman sebelumnya", number: "Halaman " } },
      paginate: { first: "«", last: "»", next: "›", previous: "‹" },
    },
  });
  list.classList.remove("waiting");
  table.search.fixed("saringan", (_, __, index) => matches(rows[index]));

  const filter = () => {
    table.draw();
    const shown = table.page.info().recordsDisplay;
    const of = shown === rows.length ? "" : ` dari ${rows.length}`;
    byId("count").textContent = `${shown}${of} SOP${why ? ` – ${why}` : ""}`;
  };

  window.addEventListener("beforeprint", () => table.page.len(-1).draw());
  window.addEventListener("afterprint", () => table.page.len(MOST_ROWS).draw());

  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => {
    chosen = null;
    why = "";
    setTimeout(filter); // the fields are emptied only after this event
  });

  for (const button of document.querySelectorAll("button.show")) {
    button.addEventListener("click", () => {
      filters.reset();
      setTimeout(() => {
        chosen = new Set(button.dataset.show.split(" "));
        why = button.dataset.why;
        filter();
        byId("daftar").scrollIntoView();
        fields.words.focus({ preventScroll: true });
      });
    });
  }

  // Sort

  const heads = [...list.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    head.querySelector("button").addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      table.order([column, up ? "asc" : "desc"]).draw();
      heads.forEach((one) => one.setAttribute("aria-sort", "none"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
    });
  });

  // One SOP

  const dialog = byId("detail");

  const element = (name, text, kind) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };

  const line = (cells) => {
    const row = document.createElement("tr");
    cells.forEach((text, index) => row.append(element("td", text, index ? "" : "number")));
    return row;
  };

  const finding = ([weight, rule, place, message, advice]) => {
    const item = document.createElement("li");
    item.append(element("strong", `${rule} ${weight}`, `weight ${weight}`));
    item.append(` ${place ? `${place}: ` : ""}${message} `, element("em", advice));
    return item;
  };

  const open = (id) => {
    const data = detail(id);
    const drawing = byId(`drawing-${id}`);
    byId("detail-title").textContent = data.title;
    byId("facts").replaceChildren(
      ...data.facts.map(([name, text]) => {
        const fact = document.createElement("div");
        fact.append(element("dt", name), element("dd", text));
        return fact;
      })
    );
    byId("drawing").hidden = !drawing;
    byId("drawing").replaceChildren(...(drawing ? [drawing.content.cloneNode(true)] : []));
    byId("steps").replaceChildren(...data.steps.map(line));
    byId("found").replaceChildren(...data.findings.map(finding));
    byId("clean").hidden = data.findings.length > 0;
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    byId("detail-title").focus();
  };

  const follow = () => {
    const id = location.hash.slice(1);
    if (id && known(id)) open(id);
    else if (dialog.open) dialog.close();
  };

  let origin = null;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) origin = link;
  });
  dialog.addEventListener("close", () => {
    if (known(location.hash.slice(1))) history.replaceState(null, "", location.pathname);
    if (origin) origin.focus();
  });
  window.addEventListener("hashchange", follow);
  follow();

  // Light and dark

  const theme = byId("theme");
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const tell = () => theme.setAttribute("aria-pressed", String(isDark()));
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    tell();
  });
  system.addEventListener("change", tell);
  tell();
})();
