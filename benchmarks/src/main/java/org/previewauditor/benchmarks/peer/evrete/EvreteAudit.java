package org.previewauditor.benchmarks.peer.evrete;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.evrete.KnowledgeService;
import org.evrete.api.Knowledge;
import org.evrete.api.StatelessSession;
import org.previewauditor.benchmarks.peer.Ads;
import org.previewauditor.benchmarks.peer.Catalogue;
import org.previewauditor.benchmarks.peer.Conclusions;
import org.previewauditor.benchmarks.peer.CsvTable;
import org.previewauditor.benchmarks.peer.DecidedAd;
import org.previewauditor.benchmarks.peer.Exports;
import org.previewauditor.benchmarks.peer.Report;
import org.previewauditor.benchmarks.peer.World;
import org.previewauditor.fact.AsOf;

/**
 * The same decisions by the rule engine Evrete: reading, truths and writing are those of the peer written by hand, the
 * conditions are {@link EvreteRules}. A stateless session decides a thousand ads at a time.
 *
 * <pre>EvreteAudit DROP OUT AS_OF</pre>
 */
public final class EvreteAudit {

    private static final int ADS_OF_A_SESSION = 1_000;

    private final Knowledge rules;
    private final Report report;
    private final List<AdCase> cases = new ArrayList<>(ADS_OF_A_SESSION);

    private EvreteAudit(Knowledge rules, Report report) {
        this.rules = rules;
        this.report = report;
    }

    public static void main(String[] args) throws IOException {
        Path drop = Path.of(args[0]);
        AsOf asOf = new AsOf(Instant.parse(args[2]), Duration.ofDays(14));
        World world = new World(Exports.read(drop), asOf);
        KnowledgeService service = new KnowledgeService();
        try (Report report = new Report(Path.of(args[1]))) {
            Knowledge rules = new EvreteRules(new Conclusions(Catalogue.read(), asOf)).compile(service);
            EvreteAudit audit = new EvreteAudit(rules, report);
            CsvTable.read(drop.resolve("ads.csv"), row -> audit.add(new AdCase(world.judge(Ads.of(row)))));
            audit.decide();
        } finally {
            service.shutdown();
        }
    }

    private void add(AdCase ad) {
        cases.add(ad);
        if (cases.size() == ADS_OF_A_SESSION) {
            decide();
        }
    }

    private void decide() {
        StatelessSession session = rules.newStatelessSession();
        session.insert(cases);
        session.fire();
        try {
            for (AdCase ad : cases) {
                report.write(DecidedAd.of(ad.ad, ad.found));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cases.clear();
    }
}
