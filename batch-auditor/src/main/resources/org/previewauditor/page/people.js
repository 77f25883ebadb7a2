// The lists of the people: tabs, ticks that are remembered, and copying as plain text.
(function () {
  "use strict";
  const { facts, memory, say, copy } = window.previewAuditor;

  // Tabs, with the arrow keys.
  const tabs = [...document.querySelectorAll('[role="tab"]')];
  const panelOf = (tab) => document.getElementById(tab.getAttribute("aria-controls"));
  function choose(tab, focus) {
    for (const other of tabs) {
      const chosen = other === tab;
      other.setAttribute("aria-selected", String(chosen));
      other.tabIndex = chosen ? 0 : -1;
      panelOf(other).hidden = !chosen;
    }
    memory.set("person", tab.id);
    if (focus) {
      tab.focus();
    }
  }
  tabs.forEach((tab, i) => {
    const panel = panelOf(tab);
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      const to = { ArrowRight: i + 1, ArrowLeft: i - 1, Home: 0, End: tabs.length - 1 }[event.key];
      if (to !== undefined) {
        event.preventDefault();
        choose(tabs[(to + tabs.length) % tabs.length], true);
      }
    });
  });
  const remembered = tabs.find((tab) => tab.id === memory.get("person"));
  // At first, the list that brings most previews back.
  const best = [...tabs].sort((a, b) => panelOf(b).dataset.restored - panelOf(a).dataset.restored)[0];
  if (tabs.length > 0) {
    choose(remembered || best);
  }

  // Ticks. They belong to this run: in the next one, what is still wrong is to be done again.
  const key = "done." + facts.runId;
  const done = new Set(JSON.parse(memory.get(key) || "[]"));
  document.querySelectorAll("[data-done]").forEach((box) => {
    box.checked = done.has(box.dataset.done);
    box.addEventListener("change", () => {
      if (box.checked) {
        done.add(box.dataset.done);
      } else {
        done.delete(box.dataset.done);
      }
      memory.set(key, JSON.stringify([...done]));
    });
  });

  // Copying.
  const textOf = (element) => element.textContent.replace(/\s+/g, " ").trim();
  function asText(panel) {
    const lines = ["To do for the " + panel.dataset.name.toLowerCase() + " (" + facts.asOfWords + ")"];
    panel.querySelectorAll(".task").forEach((task) => {
      const open = [...task.querySelectorAll("[data-done]")].filter((box) => !box.checked);
      if (open.length === 0) {
        return;
      }
      lines.push("", textOf(task.querySelector("h4")), textOf(task.querySelector(".cause")));
      const levels = [...task.querySelectorAll(".level")].map(textOf);
      if (levels.length > 0) {
        lines.push("Where: " + levels.join(" > "));
      }
      task.querySelectorAll(".steps li").forEach((step, i) => lines.push(i + 1 + ". " + textOf(step)));
      open.forEach((box) => lines.push("- " + textOf(box.parentElement)));
      const more = task.querySelector(".more");
      if (more) {
        lines.push("- " + textOf(more));
      }
    });
    return lines.join("\n") + "\n";
  }
  document.querySelectorAll("button.copy").forEach((button) => {
    const words = button.textContent;
    button.addEventListener("click", async () => {
      const copied = await copy(asText(document.getElementById(button.dataset.panel)));
      button.textContent = copied ? "Copied" : "Not copied";
      say(copied ? "The list is copied." : "This browser does not let the page copy.");
      setTimeout(() => (button.textContent = words), 2000);
    });
  });
})();
