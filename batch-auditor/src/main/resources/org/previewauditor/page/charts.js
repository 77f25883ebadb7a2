// The charts of verdicts and causes, by ads or by spend.
(function () {
  "use strict";
  const { facts, count, colour, onTheme } = window.previewAuditor;

  const TONES = {
    UNSUPPORTED: "never",
    WILL_FAIL: "fail",
    BLOCKS: "fail",
    AT_RISK: "risk",
    RISKS: "risk",
    UNVERIFIED: "doubt",
    OK: "good",
  };
  const SHOWN_CAUSES = 10;

  Chart.defaults.animation = false;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 13;

  let measure = "";
  const charts = [];

  const amount = (entry) => (measure === "" ? entry.ads : Number(entry.spend[measure] || 0));
  const told = (value) => count(Math.round(value)) + (measure === "" ? " ads" : " " + facts.currencyWords[measure]);
  const tones = (entries) => entries.map((entry) => colour(TONES[entry.kind]));

  /** What was spent in a currency. */
  const spentIn = (one) => facts.verdicts.reduce((all, verdict) => all + Number(verdict.spend[one] || 0), 0);

  const total = {
    id: "total",
    afterDraw(chart) {
      const { ctx, chartArea } = chart;
      const sum = facts.verdicts.reduce((all, verdict) => all + amount(verdict), 0);
      const x = (chartArea.left + chartArea.right) / 2;
      const y = (chartArea.top + chartArea.bottom) / 2;
      ctx.save();
      ctx.textAlign = "center";
      ctx.fillStyle = colour("text");
      ctx.font = "700 24px " + Chart.defaults.font.family;
      ctx.fillText(count(Math.round(sum)), x, y + 2);
      ctx.fillStyle = colour("muted");
      ctx.font = "13px " + Chart.defaults.font.family;
      ctx.fillText(measure === "" ? "ads" : facts.currencyWords[measure], x, y + 22);
      ctx.restore();
    },
  };

  function verdicts(canvas) {
    return new Chart(canvas, {
      type: "doughnut",
      data: { labels: [], datasets: [{ data: [], borderWidth: 2 }] },
      options: {
        maintainAspectRatio: false,
        cutout: "66%",
        plugins: {
          legend: { position: "bottom", labels: { usePointStyle: true, pointStyle: "circle", boxHeight: 8, padding: 14 } },
          tooltip: { callbacks: { label: (item) => " " + told(item.raw) } },
        },
      },
      plugins: [total],
    });
  }

  function showVerdicts(chart) {
    const shown = facts.verdicts.filter((verdict) => amount(verdict) > 0);
    chart.data.labels = shown.map((verdict) => verdict.label);
    chart.data.datasets[0].data = shown.map(amount);
    chart.data.datasets[0].backgroundColor = tones(shown);
    chart.data.datasets[0].borderColor = colour("card");
    chart.options.plugins.legend.labels.color = colour("muted");
  }

  function causes(canvas) {
    return new Chart(canvas, {
      type: "bar",
      data: { labels: [], datasets: [{ data: [], borderRadius: 4, maxBarThickness: 20 }] },
      options: {
        indexAxis: "y",
        maintainAspectRatio: false,
        scales: {
          x: { beginAtZero: true, ticks: { precision: 0, maxTicksLimit: 6, callback: (v) => count(v) }, border: { display: false } },
          y: { grid: { display: false }, ticks: { autoSkip: false, callback: label } },
        },
        plugins: {
          legend: { display: false },
          tooltip: { callbacks: { label: (item) => " " + told(item.raw) } },
        },
      },
    });
  }

  /** The names of causes in two lines where the chart is narrow. */
  function label(value) {
    const text = this.getLabelForValue(value);
    const room = this.chart.width < 520 ? 18 : 44;
    if (text.length <= room) {
      return text;
    }
    const lines = [""];
    for (const word of text.split(" ")) {
      const last = lines[lines.length - 1];
      if (last !== "" && (last + " " + word).length > room) {
        lines.push(word);
      } else {
        lines[lines.length - 1] = last === "" ? word : last + " " + word;
      }
    }
    return lines;
  }

  function showCauses(chart) {
    const shown = facts.causes
      .filter((cause) => amount(cause) > 0)
      .sort((a, b) => amount(b) - amount(a))
      .slice(0, SHOWN_CAUSES);
    chart.data.labels = shown.map((cause) => cause.label);
    chart.data.datasets[0].data = shown.map(amount);
    chart.data.datasets[0].backgroundColor = tones(shown);
    chart.options.scales.x.grid = { color: colour("line") };
    chart.options.scales.x.ticks.color = colour("muted");
    chart.options.scales.y.ticks.color = colour("text");
  }

  function add(id, create, show) {
    const canvas = document.getElementById(id);
    if (canvas) {
      const chart = create(canvas);
      charts.push(() => {
        show(chart);
        chart.update();
      });
    }
  }

  function trend(canvas) {
    return new Chart(canvas, {
      type: "bar",
      data: { labels: facts.trend.map((run) => run.asOf.split(",")[0]), datasets: [] },
      options: {
        maintainAspectRatio: false,
        scales: {
          x: { stacked: true, grid: { display: false }, ticks: {} },
          y: { stacked: true, beginAtZero: true, ticks: { precision: 0, maxTicksLimit: 6, callback: (v) => count(v) }, border: { display: false } },
        },
        plugins: {
          legend: { position: "bottom", labels: { usePointStyle: true, pointStyle: "circle", boxHeight: 8, padding: 14 } },
          tooltip: { callbacks: { label: (item) => " " + item.dataset.label + ": " + count(item.raw) } },
        },
      },
    });
  }

  function showTrend(chart) {
    chart.data.datasets = facts.verdicts.map((verdict, i) => ({
      label: verdict.label,
      data: facts.trend.map((run) => run.counts[i]),
      backgroundColor: colour(TONES[verdict.kind]),
      maxBarThickness: 44,
    }));
    chart.options.plugins.legend.labels.color = colour("muted");
    chart.options.scales.x.ticks.color = colour("muted");
    chart.options.scales.y.ticks.color = colour("muted");
    chart.options.scales.y.grid = { color: colour("line") };
  }

  add("chart-trend", trend, showTrend);
  add("chart-verdicts", verdicts, showVerdicts);
  add("chart-causes", causes, showCauses);
  const draw = () => charts.forEach((chart) => chart());
  // By ads, or by what was spent in one currency: amounts of several cannot be added up.
  const switches = [...document.querySelectorAll('input[name="measure"]')];
  const currency = document.getElementById("currency");
  function choose(spend) {
    const only = facts.currencies[0];
    measure = spend ? (currency ? currency.value : only) : "";
    draw();
  }
  switches.forEach((input) => input.addEventListener("change", () => choose(input.value === "spend")));
  if (currency) {
    currency.value = facts.currencies.reduce((most, one) => (spentIn(one) > spentIn(most) ? one : most), facts.currencies[0]);
    currency.addEventListener("change", () => {
      switches.forEach((input) => (input.checked = input.value === "spend"));
      choose(true);
    });
  }
  onTheme(draw);
  draw();
})();
