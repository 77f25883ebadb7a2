package org.previewauditor.explanation;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.previewauditor.rulebook.Seen;

/** An explanation for people, in their terminal. */
public final class ExplanationText {

    private static final int CHECKSUM_SHOWN = 12;

    private final PrintWriter out;

    public ExplanationText(PrintWriter out) {
        this.out = out;
    }

    public void print(ExplainedDrop explained) {
        ExplainedDrop.Rules rules = explained.rules();
        line("Rules " + rules.name() + ' ' + rules.version() + " (checksum "
                + rules.checksum().substring(0, CHECKSUM_SHOWN) + "), as of " + explained.asOf() + ".");
        if (explained.ads().size() > 1) {
            line("The id stands in " + explained.ads().size() + " rows that count, each decided by itself: "
                    + explained.ads().stream().map(ExplanationText::whichRow).collect(Collectors.joining("; ")) + ".");
        }
        title("Exports");
        explained.exports().forEach((kind, state) -> out.printf("  %-22s %s%n", kind, state));
        explained.ads().forEach(this::print);
        out.flush();
    }

    private void print(ExplainedAd ad) {
        out.println();
        line("Ad " + ad.adId() + (ad.adName() == null ? "" : " \"" + ad.adName() + '"') + " of ad account "
                + ad.advertiserId() + " (" + ad.source() + "): " + ad.verdict());
        title("Facts");
        ad.facts().forEach(this::print);
        title("Truths");
        ad.truths().forEach((word, value) -> line(String.format("  %-26s %s", word, value)));
        title("Rules that fired: " + ad.fired().size());
        ad.fired().forEach(this::print);
        title("Rules that did not fire: " + ad.notFired().size() + ", each with its first condition that is not met");
        ad.notFired().forEach(this::print);
        title("Verdict: " + ad.verdict());
        ad.derivation().forEach(step -> line("  " + step));
    }

    private void print(ExplainedAd.Fact fact) {
        line(String.format(
                "  %-22s %s%s",
                fact.kind(), fact.source(), fact.counts() ? "" : "   (named, but not the one that counts)"));
        line("      " + columns(fact.columns()));
    }

    private void print(ExplainedAd.Fired fired) {
        line(String.format("  %-12s %s   (%s)", fired.effect(), fired.code(), fired.rule()));
        line("      " + fired.summary() + (fired.ofVerdict() ? "" : "; told apart, without influence on the verdict")
                + (fired.silenced() ? silence(fired) : ""));
        fired.evidence().forEach(evidence -> line("      " + evidence));
    }

    private void print(ExplainedAd.NotFired rule) {
        line(String.format("  %-12s %s", rule.effect(), rule.code()));
        line("      " + rule.rule() + "  " + rule.condition()
                + (rule.seen().isEmpty() ? "" : "   seen: " + seen(rule.seen())));
    }

    private static String silence(ExplainedAd.Fired fired) {
        return fired.ofVerdict()
                ? "; does not count, because the format has no preview"
                : "; not told, because the ad is deleted";
    }

    private static String seen(List<Seen> values) {
        return values.stream()
                .map(seen -> seen.what() + " = " + seen.value()
                        + (seen.source().isEmpty() || seen.value().contains(seen.source())
                                ? ""
                                : " (" + seen.source() + ')'))
                .collect(Collectors.joining(", "));
    }

    private static String whichRow(ExplainedAd ad) {
        return ad.source() + " (ad account " + ad.advertiserId() + ')';
    }

    private static String columns(Map<String, String> columns) {
        return columns.entrySet().stream()
                .map(column -> column.getKey() + '=' + column.getValue())
                .collect(Collectors.joining(", "));
    }

    private void title(String title) {
        out.println();
        line(title);
    }

    /** Texts of an export may hold what a terminal would obey. */
    private void line(String text) {
        out.println(text.replaceAll("\\p{Cntrl}|[\\u202A-\\u202E\\u2066-\\u2069]", "\uFFFD"));
    }
}
