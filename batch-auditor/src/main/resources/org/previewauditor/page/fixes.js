// All fixes in one table. It is built when somebody opens it.
(function () {
  "use strict";
  const { facts, make, isolated, badge, count, fill, table, settled, words, opener, toggle, way, DETAILS } = window.previewAuditor;
  const details = document.getElementById("all-fixes");
  if (!details) {
    return;
  }

  function build() {
    const fixes = facts.fixes.map(([code, subject, id, ads, restored, spend, money]) => ({ code: facts.codes[code], subject, ads, restored, spend, money }));
    fixes.forEach((fix) => (fix.text = [fix.code.code, fix.code.action, fix.subject].join("\n").toLowerCase()));
    const search = document.getElementById("fix-search");
    const owner = document.getElementById("fix-owner");
    const effect = document.getElementById("fix-effect");
    const used = (value) => [...new Set(fixes.map(value))];
    fill(owner, used((fix) => fix.code.owner).map((name) => [name, facts.owners[name]]));
    fill(effect, used((fix) => fix.code.effect).map((name) => [name, facts.effects[name]]));

    let wanted = [];
    const matches = (fix) =>
      (owner.value === "" || fix.code.owner === owner.value) &&
      (effect.value === "" || fix.code.effect === effect.value) &&
      wanted.every((word) => fix.text.includes(word));

    const built = table(
      "#fix-table",
      fixes,
      [
        { title: DETAILS, class: "c-open", show: (fix) => opener(fix.code.action, (button) => toggle(built, button, unfold)) },
        { title: "Fix", class: "c-fix", sort: (fix) => fix.code.action, show: (fix) => make("div", {}, make("span", { class: "ad-name" }, fix.code.action), make("span", { class: "small" }, isolated(fix.subject))) },
        { title: "Effect", class: "c-verdict", sort: (fix) => -Object.keys(facts.effects).indexOf(fix.code.effect), numeric: true, show: (fix) => badge(fix.code.effect, facts.effects[fix.code.effect]) },
        { title: "Who acts", class: "c-owner", sort: (fix) => facts.owners[fix.code.owner], show: (fix) => make("span", {}, facts.owners[fix.code.owner]) },
        { title: "Brings back", class: "number c-spend", sort: (fix) => fix.restored, numeric: true, show: (fix) => make("span", {}, count(fix.restored)) },
        { title: "Ads", class: "number c-spend", sort: (fix) => fix.ads, numeric: true, show: (fix) => make("span", {}, count(fix.ads)) },
        { title: "Spend", class: "number c-spend", sort: (fix) => fix.spend, numeric: true, show: (fix) => make("span", {}, fix.money) },
      ],
      [[4, "desc"], [5, "desc"], [6, "desc"]],
      matches,
      "fixes",
    );
    const show = () => {
      wanted = words(search);
      built.draw();
    };
    search.addEventListener("input", settled(show));
    [owner, effect].forEach((select) => select.addEventListener("change", show));
    built.draw();
  }

  function unfold(fix) {
    return make(
      "div",
      { class: "finding", "data-kind": fix.code.effect },
      make("p", {}, fix.code.cause),
      way(fix.code),
    );
  }

  details.addEventListener("toggle", () => details.open && build(), { once: true });
})();
