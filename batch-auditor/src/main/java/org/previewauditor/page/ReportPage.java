package org.previewauditor.page;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.ReportWriter;
import org.previewauditor.report.Summary;

/** {@code report.html}: one page, complete in itself, for people who look. The same run gives the same bytes. */
public final class ReportPage implements ReportWriter {

    public static final String FILE = "report.html";

    /** Left free for what is said about the ads once it is known how many of them the page holds. */
    private static final long MARGIN = 20_000;

    private final PageLimits limits;

    public ReportPage() {
        this(PageLimits.USUAL);
    }

    ReportPage(PageLimits limits) {
        this.limits = limits;
    }

    @Override
    public List<String> names() {
        return List.of(FILE);
    }

    @Override
    public void write(FinishedRun run, Path folder) throws IOException {
        RunReading reading = RunReading.of(run, limits);
        try (OutputStream out = Files.newOutputStream(folder.resolve(FILE))) {
            new Making(run, reading).write(out);
        }
    }

    /** One page in the making. */
    private static final class Making {

        private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
        private final Assets assets = new Assets();
        private final FinishedRun finished;
        private final RunReading run;
        private final Overview overview;
        private final @Nullable Since since;
        private final List<FixPlan.Entry> fixes;
        private final byte[] facts;

        Making(FinishedRun finished, RunReading run) {
            this.finished = finished;
            this.run = run;
            this.overview = Overview.of(run);
            this.since = Since.of(run.summary());
            this.fixes = FixPlan.entries(run);
            this.facts = FactsJson.write(run, overview, since);
        }

        void write(OutputStream out) throws IOException {
            Set<String> codes = run.codes().keySet();
            // First without ads, to see how much room is left for them.
            long room = run.limits().bytes() - MARGIN - page(List.of(), codes).getContentLength();
            page(run.ads().within(room), codes).writeTo(out);
        }

        private Utf8ByteOutput page(List<AdRow> ads, Set<String> codes) {
            Utf8ByteOutput output = new Utf8ByteOutput();
            templates.render(
                    "page.jte",
                    new Page(
                            "Preview audit, " + Words.time(run.asOf()),
                            run.summary().tool().version(),
                            Headline.of(run, fixes),
                            sections(ads.size()),
                            assets.policy(),
                            assets.style(),
                            assets.scripts(),
                            raw(facts),
                            raw(AdsJson.write(ads, codes)),
                            assets.notices()),
                    output);
            return output;
        }

        private List<Section> sections(int ads) {
            List<Section> sections = new ArrayList<>();
            sections.add(section("overview", "Overview", overview));
            if (since != null) {
                sections.add(section("since", "Changes", since));
            }
            sections.add(section("fixes", "Fix plan", FixPlan.of(run, fixes)));
            sections.add(section("people", "Who does what", People.of(run)));
            sections.add(section("calendar", "Running out", Calendar.of(run)));
            sections.add(section("ads", "Ads", AdsTable.of(run, ads)));
            sections.add(section("formats", "Formats", Formats.of(run)));
            sections.add(section("doubts", "Not verified", Doubts.of(run)));
            // Delivery stands behind all that is said of previews, and before what is said of the run.
            Summary.Delivery delivery = run.summary().delivery();
            if (delivery != null) {
                sections.add(section("delivery", "Delivery", Delivery.of(finished, delivery, run.limits())));
            }
            sections.add(section("rejects", "Rejected rows", Rejects.of(run)));
            sections.add(section("inputs", "Files", Inputs.of(run.summary())));
            sections.add(section("run", "This run", RunInfo.of(run)));
            return sections;
        }

        /** A part whose template has the name of its anchor. */
        private Section section(String id, String title, Object model) {
            return new Section(id, title, output -> templates.render("section/" + id + ".jte", model, output));
        }

        private static Content raw(byte[] utf8) {
            String text = new String(utf8, StandardCharsets.UTF_8);
            return output -> output.writeContent(text);
        }
    }
}
