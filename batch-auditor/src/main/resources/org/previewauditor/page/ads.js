// The table of ads: search, filters, sorting, and all findings of an ad below its row.
(function () {
  "use strict";
  const { facts, read, make, isolated, named, way, money, badge, count, fill, say, table, settled, words, opener, toggle, DETAILS } = window.previewAuditor;

  const field = (name) => document.getElementById("ad-" + name);
  const search = field("search");
  const filters = { verdict: field("verdict"), owner: field("owner"), cause: field("cause"), format: field("format"), account: field("account") };
  const chosen = field("subject");
  const DELETED = "ad-deleted";
  let ads = [];
  let built = null;
  let wanted = [];
  let subject = "";

  function load() {
    const held = read("ads-held");
    const { advertisers, campaigns, adgroups, identities, files, formats, changes } = held;
    return held.rows.map((row) => {
      const findings = row[15].map(([code, about, evidence]) => ({ code: facts.codes[code], about: about === "" ? row[1] : about, evidence }));
      const ad = {
        advertiser: advertisers[row[0]], id: row[1], name: row[2], campaign: campaigns[row[3]], adgroup: adgroups[row[4]],
        post: row[5], identity: identities[row[6]], format: formats[row[7]], verdict: facts.verdicts[row[8]], verdictRank: row[8],
        spend: row[9], impressions: row[10], change: changes[row[11]], video: row[12], source: files[row[13]] + ":" + row[14],
        findings, primary: row[16] < 0 ? null : facts.codes[row[16]], deleted: findings.some((finding) => finding.code.code === DELETED),
      };
      ad.text = [ad.name, ad.id, ad.campaign, ad.adgroup, ad.post, ad.identity, ad.advertiser, ad.video, ad.verdict.label, ad.findings.map((finding) => finding.code.code + "\n" + finding.code.label + "\n" + finding.about)]
        .flat().join("\n").toLowerCase();
      return ad;
    });
  }

  /** Deleted ads count in no total, so they are there only when nothing is asked for, or when they are. */
  function matches(ad) {
    return (
      (filters.verdict.value === "" || (filters.verdict.value === DELETED ? ad.deleted : ad.verdict.kind === filters.verdict.value && !ad.deleted)) &&
      (filters.owner.value === "" || (ad.primary !== null && ad.primary.owner === filters.owner.value)) &&
      (filters.cause.value === "" || !ad.deleted || filters.cause.value === DELETED) &&
      (filters.cause.value === "" || ad.findings.some((finding) => finding.code.code === filters.cause.value && (subject === "" || finding.about === subject))) &&
      (filters.format.value === "" || ad.format === filters.format.value) &&
      (filters.account.value === "" || ad.advertiser === filters.account.value) &&
      wanted.every((word) => ad.text.includes(word))
    );
  }

  function cause(ad) {
    if (ad.primary === null) {
      return make("span", { class: "small" }, "");
    }
    const others = new Set(ad.findings.map((finding) => finding.code.code)).size - 1;
    return make(
      "div",
      {},
      make("span", {}, ad.primary.label),
      others > 0 ? make("span", { class: "small" }, "and " + others + " more") : null,
    );
  }

  const COLUMNS = [
    { title: DETAILS, class: "c-open", show: (ad) => opener("ad " + ad.id, (button) => toggle(built, button, unfold)) },
    { title: "Verdict", class: "c-verdict", numeric: true, sort: (ad) => -ad.verdictRank, show: (ad) => make("div", {}, badge(ad.verdict.kind, ad.verdict.label), ad.deleted ? make("span", { class: "small" }, "deleted") : null) },
    { title: "Ad", class: "c-ad", sort: (ad) => ad.name || ad.id, show: (ad) => make("div", {}, named(ad.name || "(no name)", { class: "ad-name" }), make("span", { class: "small" }, ad.id), ad.primary === null ? null : make("span", { class: "small only-small" }, ad.primary.label)) },
    { title: "Cause", class: "c-cause", sort: (ad) => (ad.primary === null ? "" : ad.primary.label), show: cause },
    { title: "Who acts", class: "c-owner", sort: (ad) => (ad.primary === null ? "" : facts.owners[ad.primary.owner]), show: (ad) => make("span", {}, ad.primary === null ? "" : facts.owners[ad.primary.owner]) },
    { title: "Format", class: "c-format", sort: (ad) => facts.formats[ad.format], show: (ad) => make("span", {}, facts.formats[ad.format]) },
    { title: "Account", class: "c-account", sort: (ad) => ad.identity + ad.advertiser, show: (ad) => make("div", {}, isolated(ad.identity), make("span", { class: "small" }, ad.advertiser)) },
    { title: facts.spendTitle, class: "number c-spend", numeric: true, sort: (ad) => (ad.spend === null ? -1 : ad.spend), show: (ad) => make("span", {}, ad.spend === null ? "" : money(ad.spend)) },
  ];

  function unfold(ad) {
    const fact = (name, value) => (value === "" || value === null || value === undefined ? null : make("div", {}, make("dt", {}, name), make("dd", {}, isolated(String(value)))));
    return make(
      "div",
      {},
      make(
        "dl",
        {},
        fact("Ad", ad.name), fact("Ad id", ad.id), fact("Campaign", ad.campaign), fact("Ad group", ad.adgroup), fact("Post", ad.post), fact("Video", ad.video),
        fact("TikTok account", ad.identity), fact("Ad account", ad.advertiser), fact("Format", facts.formats[ad.format]),
        fact(facts.spendTitle, ad.spend === null ? "" : money(ad.spend)), fact("Impressions", ad.impressions === null ? "" : count(ad.impressions)),
        fact("Since the last run", facts.changes[ad.change] || ad.change), fact("Read from", ad.source),
      ),
      ad.findings.length === 0 ? make("p", { class: "empty" }, "Nothing stands against the preview of this ad.") : null,
      ad.findings.map((finding) =>
        make(
          "div",
          { class: "finding", "data-kind": finding.code.effect },
          make("p", { class: "finding-head" }, badge(finding.code.effect, facts.effects[finding.code.effect]), finding.code.label, make("span", { class: "owner" }, facts.owners[finding.code.owner])),
          make("p", {}, finding.code.cause),
          finding.evidence === "" ? null : make("ul", { class: "evidence", "aria-label": "Evidence" }, finding.evidence.split(";").map((piece) => make("li", {}, make("code", {}, isolated(piece))))),
          way(finding.code),
        ),
      ),
    );
  }

  function show() {
    wanted = words(search);
    if (filters.cause.value === "") {
      subject = "";
    }
    chosen.hidden = subject === "";
    built.draw();
  }

  function clear() {
    search.value = "";
    subject = "";
    Object.values(filters).forEach((select) => (select.value = ""));
  }

  /** Shows the ads of a verdict, or those with a cause, perhaps of one subject only. */
  function only(verdict, code, about) {
    clear();
    filters.verdict.value = verdict;
    filters.cause.value = code;
    subject = about;
    if (about !== "") {
      chosen.replaceChildren("Only ads that share ", isolated(about), make("button", { type: "button", class: "link", onclick: () => { subject = ""; show(); } }, "Show all with this cause"));
    }
    show();
    document.getElementById("ads").scrollIntoView();
    say(count(built.page.info().recordsDisplay) + " ads are shown.");
  }

  function start() {
    ads = load();
    const used = (value) => [...new Set(ads.map(value))];
    fill(filters.verdict, facts.verdicts.filter((verdict) => verdict.ads > 0).map((verdict) => [verdict.kind, verdict.label]));
    if (ads.some((ad) => ad.deleted)) {
      fill(filters.verdict, [[DELETED, "Deleted ads"]]);
    }
    fill(filters.owner, Object.entries(facts.owners));
    const codes = new Set(ads.flatMap((ad) => ad.findings.map((finding) => finding.code)));
    fill(filters.cause, facts.codes.filter((code) => codes.has(code)).map((code) => [code.code, code.label]));
    fill(filters.format, used((ad) => ad.format).map((format) => [format, facts.formats[format]]).sort((a, b) => (a[1] < b[1] ? -1 : 1)));
    fill(filters.account, used((ad) => ad.advertiser).sort().map((id) => [id, id]));
    built = table("#ad-table", ads, COLUMNS, [[1, "desc"], [7, "desc"]], matches, "ads");
    built.draw();
    search.addEventListener("input", settled(show));
    Object.values(filters).forEach((select) => select.addEventListener("change", () => { subject = ""; show(); }));
    field("reset").addEventListener("click", () => { clear(); show(); search.focus(); });
    document.querySelectorAll(".show-ads").forEach((button) => button.addEventListener("click", () => only("", button.dataset.code, button.dataset.subject)));
    document.querySelectorAll(".tile").forEach((tile) => {
      const name = tile.querySelector(".tile-label").textContent;
      tile.append(make("button", { type: "button", "aria-label": "Show the ads: " + name, onclick: () => only(tile.dataset.verdict, "", "") }));
    });
    document.documentElement.dataset.ready = "true";
  }

  // After the first picture: the table may be large, and what is above it should not wait.
  requestAnimationFrame(() => setTimeout(start, 0));
})();
