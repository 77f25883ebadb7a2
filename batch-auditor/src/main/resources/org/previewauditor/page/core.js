// What all parts of the page share: the data, making elements, numbers, the theme, what is remembered, and copying.
// Texts of the exports reach the document as text nodes only, never as markup.
(function () {
  "use strict";

  const root = document.documentElement;
  root.classList.add("scripted");

  const number = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

  /** An element with attributes ("class", "aria-…", "on<event>" as functions) and children (texts or elements). */
  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") {
        element.addEventListener(key.slice(2), value);
      } else if (value !== null && value !== undefined && value !== false) {
        element.setAttribute(key, value === true ? "" : value);
      }
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }

  /** A text of an export, kept apart from the direction of the text around it. */
  function isolated(text, attributes) {
    return make("bdi", attributes || {}, text);
  }

  /** A name of an ad: it may be broken after underscores, where people put words together. */
  function named(text, attributes) {
    const pieces = text.length > 200 ? [text] : text.split(/(?<=_)/);
    return make("bdi", attributes || {}, pieces.flatMap((piece, i) => (i === 0 ? [piece] : [document.createElement("wbr"), piece])));
  }

  function badge(kind, text) {
    return make("span", { class: "badge", "data-kind": kind }, text);
  }

  /** How to set right what a rule found. */
  function way(code) {
    const parts = [make("p", {}, make("strong", {}, code.action))];
    if (code.path.length > 0) {
      parts.push(make("p", { class: "path" }, make("span", { class: "path-word" }, "Where"), code.path.map((level) => make("span", { class: "level" }, level))));
    }
    if (code.steps.length > 0) {
      parts.push(make("ol", { class: "steps" }, code.steps.map((step) => make("li", {}, step))));
    }
    parts.push(make("p", { class: "reference" }, make("code", {}, code.code), code.reference === "" ? "" : " · " + code.reference));
    return make("div", {}, parts);
  }

  /** An amount, to the hundredth only where that matters. */
  function money(amount) {
    return number.format(Math.abs(amount) < 100 ? amount : Math.round(amount));
  }

  function read(id) {
    return JSON.parse(document.getElementById(id).textContent);
  }

  // Where storage is forbidden, as in some views of local files, nothing is remembered and everything else works.
  const memory = {
    get(key) {
      try {
        return localStorage.getItem("preview-auditor." + key);
      } catch (e) {
        return null;
      }
    },
    set(key, value) {
      try {
        localStorage.setItem("preview-auditor." + key, value);
      } catch (e) {
        // Not remembered.
      }
    },
  };

  /** Tells those who cannot see it what happened. */
  function say(text) {
    const said = document.getElementById("said");
    said.textContent = "";
    setTimeout(() => (said.textContent = text), 30);
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (e) {
      // Pages that are not served securely have no clipboard; the old way still works there.
      const field = make("textarea", { class: "unseen", "aria-hidden": "true" });
      field.value = text;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }

  function fill(select, values) {
    for (const [value, text] of values) {
      select.append(make("option", { value }, text));
    }
  }

  // The theme: what the system says, unless somebody chooses.
  const themes = ["auto", "light", "dark"];
  const listeners = [];
  function setTheme(theme) {
    if (theme === "auto") {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = theme;
    }
    document.getElementById("theme").textContent = "Theme: " + theme;
    listeners.forEach((listener) => listener());
  }
  let theme = themes.includes(memory.get("theme")) ? memory.get("theme") : "auto";
  document.getElementById("theme").addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    memory.set("theme", theme);
    setTheme(theme);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => listeners.forEach((l) => l()));
  setTheme(theme);

  document.getElementById("print").addEventListener("click", () => window.print());

  // On paper the steps of the fixes are wanted, too.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open]):not(.all-fixes)")].filter((details) => !details.closest(".charts"));
    opened.forEach((details) => (details.open = true));
  });
  window.addEventListener("afterprint", () => opened.forEach((details) => (details.open = false)));

  // Which part is being read.
  const links = new Map([...document.querySelectorAll(".contents a")].map((a) => [a.hash.slice(1), a]));
  if ("IntersectionObserver" in window) {
    const visible = new Set();
    const observer = new IntersectionObserver(
      (entries) => {
        entries.forEach((e) => (e.isIntersecting ? visible.add(e.target.id) : visible.delete(e.target.id)));
        const first = [...links.keys()].find((id) => visible.has(id));
        for (const [id, link] of links) {
          if (id === first) {
            link.setAttribute("aria-current", "true");
          } else {
            link.removeAttribute("aria-current");
          }
        }
      },
      { rootMargin: "-70px 0px -55% 0px" },
    );
    links.forEach((link, id) => observer.observe(document.getElementById(id)));
  }

  window.previewAuditor = {
    facts: read("facts"),
    read,
    make,
    isolated,
    named,
    way,
    money,
    badge,
    memory,
    say,
    copy,
    fill,
    count: (n) => number.format(n),
    onTheme: (listener) => listeners.push(listener),
    colour: (name) => getComputedStyle(root).getPropertyValue("--" + name).trim(),
  };
})();
