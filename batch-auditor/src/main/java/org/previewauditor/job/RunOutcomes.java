package org.previewauditor.job;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Verdict;
import org.previewauditor.history.Outcomes;
import org.previewauditor.ledger.FixKey;
import org.previewauditor.ledger.Ledger;

/** Tells the history what the accounts of a run's ledger stand for. */
final class RunOutcomes implements Outcomes {

    private final AuditRun run;
    private @Nullable Map<String, FindingType> rules;

    RunOutcomes(AuditRun run) {
        this.run = run;
    }

    @Override
    public Outcome outcome(int number) {
        return new OfAccount(run.ledger.account(number));
    }

    @Override
    public int merged(int one, int other) {
        return run.ledger
                .merged(run.ledger.account(one), run.ledger.account(other))
                .number();
    }

    @Override
    public @Nullable BigDecimal spend(String advertiserId, String adId) {
        return run.ledger.spend(advertiserId, adId);
    }

    @Override
    public String currency(String advertiserId) {
        return run.reference().currencies().getOrDefault(advertiserId, Ledger.NO_CURRENCY);
    }

    @Override
    public @Nullable FindingType rule(String code) {
        Map<String, FindingType> known = rules;
        if (known == null) {
            known = run.rules.findings().stream()
                    .map(rule -> rule.type())
                    .collect(Collectors.toMap(FindingType::code, Function.identity()));
            rules = known;
        }
        return known.get(code);
    }

    private record OfAccount(Ledger.Account account) implements Outcome {

        @Override
        public Verdict verdict() {
            return account.verdict();
        }

        @Override
        public List<String> codes() {
            return account.fixes().stream()
                    .map(fix -> fix.type().code())
                    .distinct()
                    .toList();
        }

        @Override
        public List<Blocker> blockers() {
            List<Blocker> blockers = new ArrayList<>();
            for (FixKey fix : account.fixes()) {
                if (fix.type().effect() == Effect.BLOCKS) {
                    boolean itself = fix.subjectId().equals(FixKey.THE_AD_ITSELF);
                    blockers.add(new Blocker(fix.type(), itself ? null : fix.subjectId()));
                }
            }
            return blockers;
        }
    }
}
