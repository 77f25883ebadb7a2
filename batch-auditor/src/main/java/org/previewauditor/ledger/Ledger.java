package org.previewauditor.ledger;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.SparkAdCount;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.Verdict;

/**
 * Adds up decisions. {@link #account} may be asked by many threads; everything else belongs to the one thread that sees
 * the decisions in input order.
 */
public final class Ledger {

    /** Stands for the currency of ad accounts that no export names. */
    public static final String NO_CURRENCY = "unknown";

    /** Amounts are kept in millionths: no currency has finer units. */
    private static final int SCALE = 6;

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    /** Fixes of single ads that are held in memory: some 15 MB. */
    private static final int SINGLE_AD_FIXES_KEPT = 1 << 17;

    /** An outcome and what counts under it. */
    public static final class Account {
        private final Outcome outcome;
        private final int number;
        private final List<FixKey> fixesOfTheAdItself;
        private long ads;
        private @Nullable String currency;
        private long spend;

        /** In all currencies but {@link #currency}: hardly ever any. */
        private @Nullable Map<String, Long> otherSpend;

        private Account(Outcome outcome, int number) {
            this.outcome = outcome;
            this.number = number;
            this.fixesOfTheAdItself = outcome.deleted()
                    ? List.of()
                    : outcome.fixes().stream()
                            .filter(fix -> fix.subjectId().equals(FixKey.THE_AD_ITSELF))
                            .toList();
        }

        /** Counted from 0, the same for as long as the ledger lives. */
        public int number() {
            return number;
        }

        public Verdict verdict() {
            return outcome.verdict();
        }

        /** What would have to be fixed, in catalogue order. */
        public List<FixKey> fixes() {
            return outcome.fixes();
        }

        /** Whether ads with this outcome are deleted. */
        public boolean deleted() {
            return outcome.deleted();
        }

        Outcome outcome() {
            return outcome;
        }

        private void book(long change, String money, long amount) {
            ads += change;
            if (amount == 0) {
                return;
            }
            if (currency == null || currency.equals(money)) {
                currency = money;
                spend += change * amount;
                return;
            }
            if (otherSpend == null) {
                otherSpend = new HashMap<>();
            }
            otherSpend.merge(money, change * amount, Long::sum);
        }

        private void forEachSpend(BiConsumer<String, Long> consumer) {
            if (currency != null) {
                consumer.accept(currency, spend);
            }
            if (otherSpend != null) {
                otherSpend.forEach(consumer);
            }
        }
    }

    private final Map<Outcome, Account> accounts = new ConcurrentHashMap<>();
    private final Map<Integer, Account> byNumber = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AdTable ads = new AdTable();
    private final Map<String, Long> sparkAds = new HashMap<>();
    private final SingleAdFixes singleAdFixes;
    private final List<String> currencies = new ArrayList<>();
    private final Map<Integer, FindingType> typesOfSingleAds = new HashMap<>();

    /** @param scratch where fixes of single ads may be laid aside; it must exist before there are many */
    public Ledger(Path scratch) {
        this(scratch, SINGLE_AD_FIXES_KEPT);
    }

    Ledger(Path scratch, int singleAdFixesKept) {
        this.singleAdFixes = new SingleAdFixes(scratch, singleAdFixesKept);
    }

    /** The account under which ads with this decision count. */
    public Account account(Decision decision) {
        return account(Outcome.of(decision));
    }

    /**
     * Counts a row of an ad.
     *
     * @param spend what was spent on the ad, or {@code null}; of several rows of an ad the first counts
     * @param currency of the ad account, or {@code null}
     * @return whether no row of this ad was counted before
     * @throws IOException if the scratch folder cannot be written
     */
    public boolean add(
            String advertiserId, String adId, Account account, @Nullable BigDecimal spend, @Nullable String currency)
            throws IOException {
        String money = currency == null ? NO_CURRENCY : currency;
        long key = AdTable.key(advertiserId, adId);
        int slot = ads.slot(key);
        if (ads.isEmpty(slot)) {
            long amount = spend == null ? 0 : millionths(spend);
            ads.put(slot, key, account.number, amount);
            account.book(1, money, amount);
            countSpark(advertiserId, account.outcome, 1);
            noteFixesOfTheAd(key, adId, account, money, amount);
            return true;
        }
        Account before = account(ads.number(slot));
        if (before == account) {
            return false;
        }
        Account after = account(before.outcome.and(account.outcome));
        if (after == before) {
            return false;
        }
        long amount = ads.amount(slot);
        ads.put(slot, key, after.number, amount);
        before.book(-1, money, amount);
        after.book(1, money, amount);
        countSpark(advertiserId, before.outcome, -1);
        countSpark(advertiserId, after.outcome, 1);
        noteFixesOfTheAd(key, adId, after, money, amount);
        return false;
    }

    /** The account of this number. */
    public Account account(int number) {
        Account account = byNumber.get(number);
        if (account == null) {
            throw new IllegalStateException("No account has the number " + number + '.');
        }
        return account;
    }

    /** The account under which an ad counts that stands in two rows. */
    public Account merged(Account one, Account other) {
        return account(one.outcome.and(other.outcome));
    }

    /** What was spent on an ad that was counted, or {@code null} if it was not, or nothing was. */
    public @Nullable BigDecimal spend(String advertiserId, String adId) {
        int slot = ads.slot(AdTable.key(advertiserId, adId));
        return ads.isEmpty(slot) || ads.amount(slot) == 0 ? null : amount(ads.amount(slot));
    }

    /** How many Spark ads each ad account has, deleted ones aside, in the order of their ids. */
    public List<SparkAdCount> sparkAdCounts() {
        return new TreeMap<>(sparkAds)
                .entrySet().stream()
                        .map(entry -> new SparkAdCount(entry.getKey(), entry.getValue()))
                        .toList();
    }

    /** @param codes all codes there are, in catalogue order */
    public Totals totals(List<String> codes) {
        Map<Verdict, Long> byVerdict = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            byVerdict.put(verdict, 0L);
        }
        Map<String, Long> byFormat = new TreeMap<>();
        Map<String, Long> foundCodes = new HashMap<>();
        Map<Owner, Long> byOwner = new EnumMap<>(Owner.class);
        Map<String, Map<Verdict, BigDecimal>> spend = new TreeMap<>();
        long all = 0;
        long deleted = 0;
        for (Account account : accounts.values()) {
            Outcome outcome = account.outcome;
            if (account.ads == 0) {
                continue;
            }
            if (outcome.deleted()) {
                deleted += account.ads;
                continue;
            }
            all += account.ads;
            byVerdict.merge(outcome.verdict(), account.ads, Long::sum);
            byFormat.merge(outcome.format(), account.ads, Long::sum);
            for (String code : codesOf(outcome)) {
                foundCodes.merge(code, account.ads, Long::sum);
            }
            FixKey primary = outcome.primary();
            if (primary != null) {
                byOwner.merge(primary.type().owner(), account.ads, Long::sum);
            }
            account.forEachSpend(
                    (currency, amount) -> spend.computeIfAbsent(currency, any -> new EnumMap<>(Verdict.class))
                            .merge(outcome.verdict(), amount(amount), BigDecimal::add));
        }
        Map<String, Long> byCode = new LinkedHashMap<>();
        for (String code : codes) {
            Long count = foundCodes.get(code);
            if (count != null) {
                byCode.put(code, count);
            }
        }
        return new Totals(all, deleted, byVerdict, byFormat, byCode, byOwner, spend);
    }

    /**
     * All fixes, the best first. To be closed before anything is added.
     *
     * @param accountFindings findings about ad accounts as a whole: fixes that concern no ad of their own
     * @throws IOException if the scratch folder cannot be read
     */
    public RankedFixes fixes(List<Finding> accountFindings) throws IOException {
        Map<FixKey, FixSum> sums = new HashMap<>();
        for (Account account : accounts.values()) {
            if (account.ads == 0 || account.outcome.deleted()) {
                continue;
            }
            FixKey restoring = account.outcome.restoringFix();
            for (FixKey fix : account.outcome.fixes()) {
                if (!fix.subjectId().equals(FixKey.THE_AD_ITSELF)) {
                    sums.computeIfAbsent(fix, any -> new FixSum()).add(account, fix.equals(restoring));
                }
            }
        }
        for (Finding finding : accountFindings) {
            sums.computeIfAbsent(new FixKey(finding.type(), finding.subjectId()), any -> new FixSum());
        }
        Fix[] causes = sums.entrySet().stream()
                .map(sum ->
                        sum.getValue().toFix(sum.getKey().type(), sum.getKey().subjectId()))
                .toArray(Fix[]::new);
        // Nothing else runs meanwhile.
        Arrays.parallelSort(causes, RankedFixes.RANK);
        return new RankedFixes(
                Arrays.asList(causes),
                singleAdFixes.merge(),
                fix -> ads.number(ads.slot(fix.ad())) == fix.account(),
                this::told);
    }

    /** Removes what was laid aside in the scratch folder: fixes can no longer be asked for. */
    public void discardFixes() throws IOException {
        singleAdFixes.clear();
    }

    Account account(Outcome outcome) {
        Account known = accounts.get(outcome);
        if (known != null) {
            return known;
        }
        return accounts.computeIfAbsent(outcome, key -> {
            Account account = new Account(key, numbers.getAndIncrement());
            byNumber.put(account.number, account);
            return account;
        });
    }

    private void countSpark(String advertiserId, Outcome outcome, long change) {
        if (outcome.spark() && !outcome.deleted()) {
            sparkAds.merge(advertiserId, change, Long::sum);
        }
    }

    private void noteFixesOfTheAd(long key, String adId, Account account, String currency, long amount)
            throws IOException {
        if (account.fixesOfTheAdItself.isEmpty()) {
            return;
        }
        FixKey restoring = account.outcome.restoringFix();
        int money = numberOf(currency);
        for (FixKey fix : account.fixesOfTheAdItself) {
            FindingType type = fix.type();
            typesOfSingleAds.putIfAbsent(type.order(), type);
            singleAdFixes.add(
                    new SingleAdFix(key, account.number, fix.equals(restoring), amount, money, type.order(), adId));
        }
    }

    /** Currencies are few: those of the ad accounts of a drop. */
    private int numberOf(String currency) {
        int number = currencies.indexOf(currency);
        if (number < 0) {
            currencies.add(currency);
            return currencies.size() - 1;
        }
        return number;
    }

    private Fix told(SingleAdFix fix) {
        FindingType type = typesOfSingleAds.get(fix.type());
        if (type == null) {
            throw new IllegalStateException("No finding has the place " + fix.type() + " in the catalogue.");
        }
        Map<String, BigDecimal> spend =
                fix.spend() == 0 ? Map.of() : Map.of(currencies.get(fix.currency()), amount(fix.spend()));
        return new Fix(type, fix.adId(), 1, fix.restores() ? 1 : 0, spend);
    }

    private static Set<String> codesOf(Outcome outcome) {
        Set<String> codes = new HashSet<>();
        for (FixKey fix : outcome.fixes()) {
            codes.add(fix.type().code());
        }
        return codes;
    }

    /** An amount beyond all money there is counts as the most that can be added up safely. */
    private static long millionths(BigDecimal amount) {
        BigDecimal bounded = amount.min(MOST).max(MOST.negate());
        return bounded.setScale(SCALE, RoundingMode.HALF_UP).unscaledValue().longValue();
    }

    private static BigDecimal amount(long millionths) {
        return BigDecimal.valueOf(millionths, SCALE);
    }

    /** Adds up the accounts that share a fix. */
    private static final class FixSum {
        private long ads;
        private long restored;
        private final Map<String, BigDecimal> spend = new TreeMap<>();

        private void add(Account account, boolean restores) {
            ads += account.ads;
            restored += restores ? account.ads : 0;
            account.forEachSpend((currency, amount) -> {
                if (amount != 0) {
                    spend.merge(currency, amount(amount), BigDecimal::add);
                }
            });
        }

        private Fix toFix(FindingType type, String subjectId) {
            return new Fix(type, subjectId, ads, restored, spend);
        }
    }
}
