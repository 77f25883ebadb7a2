package org.previewauditor.ledger;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.AdCount;
import org.previewauditor.fact.SparkAdCount;
import org.previewauditor.finding.Decision;
import org.previewauditor.finding.Finding;
import org.previewauditor.finding.FindingType;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.finding.Verdict;

/**
 * Adds up decisions: rows are written down as they come, and counted when the ledger is closed. {@link #entry} may be
 * asked by many threads; everything else belongs to the one thread that sees the decisions in input order.
 */
public final class Ledger {

    /** Stands for the currency of ad accounts that no export names. */
    public static final String NO_CURRENCY = "unknown";

    /** Amounts are kept in millionths: no currency has finer units. */
    private static final int SCALE = 6;

    /** What counts of a larger spend, which no ad has: such a number is another that stands in the wrong column. */
    public static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    /** Fixes of single ads that are held in memory: some 15 MB. */
    private static final int SINGLE_AD_FIXES_KEPT = 1 << 17;

    /** Bytes of the day book that are held in memory: of 800,000 ads, or so. */
    private static final int DAY_BOOK_KEPT = 1 << 24;

    /** An outcome and what counts under it. */
    static final class Account {
        private final Outcome outcome;
        private final int number;
        private final boolean aboutTheAdItself;
        private long ads;
        private @Nullable String currency;
        private long spend;

        /** In all currencies but {@link #currency}. */
        private @Nullable Map<String, Long> otherSpend;

        private Account(Outcome outcome, int number) {
            this.outcome = outcome;
            this.number = number;
            this.aboutTheAdItself = outcome.types().stream().anyMatch(type -> type.subjectType() == SubjectType.AD);
        }

        /** Counted from 0, the same for as long as the ledger lives. */
        int number() {
            return number;
        }

        Verdict verdict() {
            return outcome.verdict();
        }

        Outcome outcome() {
            return outcome;
        }

        private void book(String money, long amount) {
            ads++;
            if (amount == 0) {
                return;
            }
            if (currency == null || currency.equals(money)) {
                currency = money;
                spend = plus(spend, amount);
                return;
            }
            if (otherSpend == null) {
                otherSpend = new HashMap<>();
            }
            otherSpend.merge(money, amount, Ledger::plus);
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
    private final CauseTable causes = new CauseTable();
    private final DayBook dayBook;
    private final AdGroupSizes adGroupSizes = new AdGroupSizes();
    private final List<SparkAdCount> sparkAdCounts = new ArrayList<>();
    private final SingleAdFixes singleAdFixes;
    private boolean spendIsBounded;
    private final List<String> currencies = new ArrayList<>();
    private final Map<Integer, FindingType> typesOfSingleAds = new HashMap<>();
    private CauseSums sums = new CauseSums(0);

    /** @param scratch where rows and fixes of single ads may be laid aside; it must exist before there are many */
    public Ledger(Path scratch) {
        this(scratch, SINGLE_AD_FIXES_KEPT, DAY_BOOK_KEPT);
    }

    Ledger(Path scratch, int singleAdFixesKept, int dayBookKept) {
        this.singleAdFixes = new SingleAdFixes(scratch, singleAdFixesKept);
        this.dayBook = new DayBook(scratch, dayBookKept);
    }

    /** What is to be booked for an ad with this decision. */
    public Entry entry(Decision decision) {
        List<Finding> findings = decision.findings();
        List<FindingType> types = new ArrayList<>(findings.size());
        int[] numbersOfCauses = new int[findings.size()];
        int count = 0;
        for (Finding finding : findings) {
            types.add(finding.type());
            if (finding.type().subjectType() != SubjectType.AD) {
                numbersOfCauses[count++] = causes.number(finding.type(), finding.subjectId());
            }
        }
        return new Entry(
                account(new Outcome(
                        decision.verdict(),
                        decision.ad().format().name(),
                        decision.ad().spark(),
                        decision.ad().deleted(),
                        types)),
                count == numbersOfCauses.length ? numbersOfCauses : Arrays.copyOf(numbersOfCauses, count));
    }

    /**
     * Writes down a row of an ad.
     *
     * @param adgroupId the ad group in which the ad is to be counted, or {@code null}
     * @param spend what was spent on the ad, or {@code null}; of several rows of an ad the first that tells it counts
     * @throws IOException if the scratch folder cannot be written
     */
    public void add(
            String advertiserId, String adId, @Nullable String adgroupId, Entry entry, @Nullable BigDecimal spend)
            throws IOException {
        dayBook.write(advertiserId, adId, adgroupId, entry, spend == null ? DayBook.NO_SPEND : millionths(spend));
    }

    /**
     * Counts everything, once, after the last row.
     *
     * @param currencyOf the currency of an ad account, or {@code null}
     * @param each is told of the ads of one ad account after the other, in the order of their ids
     * @throws IOException if the scratch folder cannot be read or written
     */
    public void close(Function<String, @Nullable String> currencyOf, Consumer<BookedAds> each) throws IOException {
        sums = new CauseSums(causes.limit());
        try (DayBook.Reader reader = dayBook.read()) {
            for (DayBook.Rows rows = reader.next(); rows != null; rows = reader.next()) {
                String advertiserId = reader.advertiserId();
                String known = currencyOf.apply(advertiserId);
                BookedAds ads = BookedAds.of(advertiserId, rows, this);
                count(ads, known == null ? NO_CURRENCY : known);
                adGroupSizes.add(advertiserId, ads.groupSizes());
                each.accept(ads);
            }
        }
        dayBook.clear();
    }

    /** Whether some spend was larger than {@link #MOST}, and counted as that. */
    public boolean spendIsBounded() {
        return spendIsBounded;
    }

    /** The verdict of ads that are booked under this number, see {@link BookedAds#outcome}. */
    public Verdict verdict(int outcome) {
        return account(outcome).verdict();
    }

    /** The codes of all findings of such ads, in catalogue order, each once. */
    public List<String> codes(int outcome) {
        return account(outcome).outcome.types().stream()
                .map(FindingType::code)
                .distinct()
                .toList();
    }

    /** How many Spark ads each ad account has, deleted ones aside, in the order of their ids. */
    public List<SparkAdCount> sparkAdCounts() {
        return sparkAdCounts;
    }

    /** Tells how many ads each ad group has, deleted ones aside, in the order of the ids. */
    public void forEachAdGroup(Consumer<AdCount> each) {
        adGroupSizes.forEach(each);
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
            for (String code : codes(account.number)) {
                foundCodes.merge(code, account.ads, Long::sum);
            }
            FindingType primary = outcome.primary();
            if (primary != null) {
                byOwner.merge(primary.owner(), account.ads, Long::sum);
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
     * All fixes, the best first. To be asked after {@link #close}.
     *
     * @param accountFindings findings about ad accounts as a whole: fixes that concern no ad of their own
     * @throws IOException if the scratch folder cannot be read
     */
    public RankedFixes fixes(List<Finding> accountFindings) throws IOException {
        BitSet withoutAds = new BitSet();
        for (Finding finding : accountFindings) {
            withoutAds.set(causes.number(finding.type(), finding.subjectId()));
        }
        return new RankedFixes(ranked(withoutAds), this::told, singleAdFixes.merge(), this::told);
    }

    /** Removes what was laid aside in the scratch folder: fixes can no longer be asked for. */
    public void discardFixes() throws IOException {
        singleAdFixes.clear();
    }

    Entry entry(int account, int[] causesOfIt) {
        return new Entry(account(account), causesOfIt);
    }

    /**
     * What is booked for an ad that stands in two rows, both deleted or none: the worse verdict, and all that is to be
     * fixed in either.
     */
    Entry merged(Entry one, Entry other) {
        Outcome first = one.account().outcome;
        Outcome second = other.account().outcome;
        TreeSet<FixKey> all = new TreeSet<>(FixKey.CATALOGUE_ORDER);
        all.addAll(fixes(one));
        all.addAll(fixes(other));
        Outcome worse = first.verdict().compareTo(second.verdict()) <= 0 ? first : second;
        Outcome both = new Outcome(
                worse.verdict(),
                worse.format(),
                first.spark() || second.spark(),
                first.deleted(),
                all.stream().map(FixKey::type).toList());
        return new Entry(
                account(both),
                all.stream()
                        .filter(fix -> !fix.subjectId().equals(FixKey.THE_AD_ITSELF))
                        .mapToInt(fix -> causes.number(fix.type(), fix.subjectId()))
                        .toArray());
    }

    /** What would have to be fixed, in catalogue order. */
    List<FixKey> fixes(Entry entry) {
        List<FixKey> fixes = new ArrayList<>();
        int next = 0;
        for (FindingType type : entry.account().outcome.types()) {
            fixes.add(
                    type.subjectType() == SubjectType.AD
                            ? new FixKey(type, FixKey.THE_AD_ITSELF)
                            : causes.fix(entry.causes()[next++]));
        }
        return fixes;
    }

    Account account(int number) {
        Account account = byNumber.get(number);
        if (account == null) {
            throw new IllegalStateException("No account has the number " + number + '.');
        }
        return account;
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

    CauseTable causes() {
        return causes;
    }

    static BigDecimal amount(long millionths) {
        return BigDecimal.valueOf(millionths, SCALE);
    }

    private void count(BookedAds ads, String currency) throws IOException {
        int money = numberOf(currency);
        long spark = 0;
        for (int i = 0; i < ads.size(); i++) {
            Account account = ads.account(i);
            Outcome outcome = account.outcome;
            long amount = ads.millionths(i);
            account.book(currency, amount);
            if (outcome.deleted()) {
                continue;
            }
            spark += outcome.spark() ? 1 : 0;
            if (!outcome.types().isEmpty()) {
                countFixes(ads, i, account, amount, money);
            }
        }
        if (spark > 0) {
            sparkAdCounts.add(new SparkAdCount(ads.advertiserId(), spark));
        }
    }

    private void countFixes(BookedAds ads, int ad, Account account, long amount, int money) throws IOException {
        List<FindingType> types = account.outcome.types();
        int restoring = account.outcome.restoring();
        int[] numbersOfCauses = ads.causes(ad);
        String adId = account.aboutTheAdItself ? ads.adId(ad) : "";
        int next = 0;
        for (int i = 0; i < types.size(); i++) {
            FindingType type = types.get(i);
            if (type.subjectType() == SubjectType.AD) {
                typesOfSingleAds.putIfAbsent(type.order(), type);
                singleAdFixes.add(new SingleAdFix(i == restoring, amount, money, type.order(), adId));
            } else {
                sums.add(numbersOfCauses[next++], i == restoring, amount, money);
            }
        }
    }

    /** Numbers of fixes that may concern many ads, in rank order. */
    private int[] ranked(BitSet withoutAds) {
        Integer[] ranked = IntStream.range(0, Math.max(sums.limit(), withoutAds.length()))
                .filter(number -> sums.ads(number) > 0 || withoutAds.get(number))
                .boxed()
                .toArray(Integer[]::new);
        // Hardly anything else runs meanwhile.
        Arrays.parallelSort(ranked, (one, other) -> {
            int bySums = sums.compare(one, other);
            return bySums != 0 ? bySums : FixKey.CATALOGUE_ORDER.compare(causes.fix(one), causes.fix(other));
        });
        // Held for as long as the fix plan is written, in a fifth of the room.
        return Arrays.stream(ranked).mapToInt(Integer::intValue).toArray();
    }

    private Fix told(int number) {
        FixKey key = causes.fix(number);
        Map<String, BigDecimal> spend = new TreeMap<>();
        sums.forEachSpend(number, (currency, amount) -> spend.put(currencies.get(currency), amount(amount)));
        return new Fix(key.type(), key.subjectId(), sums.ads(number), sums.restored(number), spend);
    }

    private Fix told(SingleAdFix fix) {
        FindingType type = typesOfSingleAds.get(fix.type());
        if (type == null) {
            throw new IllegalStateException("No finding is the " + fix.type() + "th of the catalogue.");
        }
        Map<String, BigDecimal> spend =
                fix.spend() == 0 ? Map.of() : Map.of(currencies.get(fix.currency()), amount(fix.spend()));
        return new Fix(type, fix.adId(), 1, fix.restores() ? 1 : 0, spend);
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

    /** The sum; where it does not fit, the nearest that does. */
    static long plus(long one, long other) {
        long sum = one + other;
        boolean fits = ((one ^ sum) & (other ^ sum)) >= 0;
        return fits ? sum : one < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE;
    }

    private long millionths(BigDecimal amount) {
        BigDecimal bounded = amount.min(MOST).max(MOST.negate());
        spendIsBounded |= bounded.compareTo(amount) != 0;
        return bounded.setScale(SCALE, RoundingMode.HALF_UP).unscaledValue().longValue();
    }
}
