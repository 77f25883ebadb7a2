// Tables of many rows: DataTables pages and sorts, and what is searched for is looked up here. Its own search would read
// texts as markup.
(function () {
  "use strict";
  const { count, make } = window.previewAuditor;

  /** The heading of the column of buttons, for those who do not see what it is. */
  const DETAILS = '<span class="unseen">Details</span>';

  DataTable.ext.errMode = "throw";

  /** Columns that are hidden on a small screen leave room for the others only if nothing spans them. */
  function span(cell) {
    cell.colSpan = [...cell.closest("table").tHead.rows[0].cells].filter((head) => head.offsetParent !== null).length;
  }
  window.addEventListener("resize", () => document.querySelectorAll("tr.detail > td").forEach(span));

  /**
   * A table over rows.
   *
   * @param columns of each: title, class, sort (row to text or number, or none) and show (row to an element)
   * @param matches whether a row is wanted now
   */
  function table(selector, rows, columns, order, matches, nouns) {
    const built = new DataTable(selector, {
      data: rows,
      autoWidth: false,
      order,
      pageLength: 25,
      lengthMenu: [10, 25, 50, 100, 250],
      orderMulti: false,
      columns: columns.map((column) => ({
        title: column.title,
        className: column.class,
        orderable: Boolean(column.sort),
        searchable: false,
        type: column.numeric ? "num" : "string",
        orderSequence: column.numeric ? ["desc", "asc"] : ["asc", "desc"],
        data: null,
        render: (row, type) => (type === "display" ? column.show(row) : column.sort ? column.sort(row) : ""),
      })),
      layout: { topStart: null, topEnd: null, bottomStart: ["info", "pageLength"], bottomEnd: "paging" },
      language: {
        info: "_START_ to _END_ of _TOTAL_ " + nouns,
        infoEmpty: "No " + nouns,
        infoFiltered: "(out of _MAX_)",
        lengthMenu: "_MENU_ a page",
        emptyTable: "There are none.",
        zeroRecords: "None of the " + count(rows.length) + " " + nouns + " fits.",
        aria: { orderable: ": sort", orderableReverse: ": sort the other way round", paginate: { previous: "Previous page", next: "Next page", first: "First page", last: "Last page" } },
      },
    });
    // Two tables page, so each says what it pages through.
    const name = () => {
      const nav = built.table().container().querySelector(".dt-paging nav");
      if (nav) {
        nav.setAttribute("aria-label", "Pages of " + nouns);
      }
    };
    built.on("draw", name);
    name();
    built.search.fixed("wanted", (text, row) => matches(row));
    return built;
  }

  /** Lets typing settle before the table follows. */
  function settled(action) {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(action, 120);
    };
  }

  /** The words that are searched for. */
  function words(field) {
    return field.value.toLowerCase().split(/\s+/).filter(Boolean);
  }

  /** A button that unfolds more about a row below it. */
  function opener(name, unfold) {
    return make("button", {
      type: "button",
      class: "open",
      "aria-expanded": "false",
      "aria-label": "Details of " + name,
      onclick(event) {
        unfold(event.currentTarget);
      },
    });
  }

  function toggle(built, button, details) {
    const row = built.row(button.closest("tr"));
    const open = !row.child.isShown();
    if (open) {
      row.child(details(row.data()), "detail").show();
      span(row.child()[0].cells[0]);
    } else {
      row.child.hide();
    }
    button.setAttribute("aria-expanded", String(open));
  }

  Object.assign(window.previewAuditor, { table, settled, words, opener, toggle, DETAILS });
})();
