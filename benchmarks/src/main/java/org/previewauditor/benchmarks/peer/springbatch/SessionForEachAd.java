package org.previewauditor.benchmarks.peer.springbatch;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.previewauditor.benchmarks.peer.Ads;
import org.previewauditor.benchmarks.peer.Catalogue;
import org.previewauditor.benchmarks.peer.DecidedAd;
import org.previewauditor.benchmarks.peer.Exports;
import org.previewauditor.fact.AdBatch;
import org.previewauditor.fact.AsOf;
import org.previewauditor.fact.RunFacts;
import org.previewauditor.rulebook.RuleFiles;
import org.previewauditor.truth.DeliveryLimits;
import org.previewauditor.truth.FormatTable;
import org.previewauditor.truth.Policy;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Decides each ad in a session of its own, by the auditor's own rules. */
final class SessionForEachAd implements ItemProcessor<AdRow, DecidedAd> {

    private static final Pattern RULE = Pattern.compile("(?m)^rule \"([^\"]+)\"");

    private final KieBase rules;
    private final Exports exports;
    private final RunFacts run;
    private final Policy policy;
    private final Catalogue catalogue = Catalogue.read();
    private final Set<String> otherCodes;

    SessionForEachAd(Exports exports, AsOf asOf) throws IOException {
        this.rules = KieServices.get().newKieClasspathContainer().getKieBase("preview-rules");
        this.exports = exports;
        this.run = new RunFacts(asOf, exports.complete(), exports.tool());
        RuleFiles files = RuleFiles.bundled();
        this.policy = new Policy(
                properties(files, "limits.properties"),
                properties(files, "words.properties"),
                FormatTable.parse(files.lines("formats.txt")),
                new DeliveryLimits(properties(files, "delivery.properties")));
        this.otherCodes = RULE.matcher(files.text("delivery.drl"))
                .results()
                .map((MatchResult rule) -> rule.group(1))
                .collect(Collectors.toSet());
    }

    @Override
    public DecidedAd process(AdRow row) {
        CollectingFindings findings = new CollectingFindings(catalogue, otherCodes);
        KieSession session = rules.newKieSession();
        try {
            session.setGlobal("findings", findings);
            session.insert(run);
            session.insert(run.asOf());
            session.insert(run.completeExports());
            session.insert(policy);
            session.insert(policy.delivery());
            policy.delivery().videoMinimums().forEach(session::insert);
            policy.delivery().budgetMinimums().forEach(session::insert);
            session.insert(new AdBatch(List.of(exports.contextOf(Ads.of(row)))));
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return findings.decided();
    }

    private static Properties properties(RuleFiles files, String name) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(files.text(name)));
        return properties;
    }
}
