package org.previewauditor.truth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.AdGroup;
import org.previewauditor.fact.Campaign;
import org.previewauditor.fact.Source;
import org.previewauditor.fact.SparkPost;

/**
 * The table of ad formats and of how far the analytics tool shows them. Its lines are tried in order and the first that
 * holds decides. See {@code formats.txt} for the language of its conditions.
 */
public final class FormatTable {

    /**
     * A line of the table.
     *
     * @param support none, partial, full or unknown
     * @param finding code of the finding that ads of this format get, or {@code null}
     * @param columns the columns that the condition looks at, which are the evidence for it
     */
    public record Format(
            String name,
            String support,
            @Nullable String finding,
            String when,
            List<String> columns,
            Predicate<AuditedAd> condition) {}

    /** The columns that tell a carousel from a video. */
    private static final List<String> CAROUSEL_OR_VIDEO =
            List.of("ad_format", "item_type", "creative_type", "main_material_type");

    private static final Map<String, Function<AuditedAd, @Nullable String>> COLUMNS = columns();
    private static final Map<String, Word> WORDS = words();
    private static final Set<String> SUPPORT = Set.of("none", "partial", "full", "unknown");
    private static final String ALWAYS = "always";

    /** A truth that conditions may name, and the columns that it rests on. */
    private record Word(Predicate<AuditedAd> holds, List<String> columns) {}

    private final List<Format> formats;

    private FormatTable(List<Format> formats) {
        this.formats = formats;
    }

    /**
     * @param lines the lines of {@code formats.txt}
     * @throws IllegalArgumentException naming the line that cannot be read, and why
     */
    public static FormatTable parse(List<String> lines) {
        List<Format> formats = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                formats.add(parseLine(line));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("formats.txt:" + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        if (formats.isEmpty() || !formats.get(formats.size() - 1).when().equals(ALWAYS)) {
            throw new IllegalArgumentException("formats.txt: the last line must hold always.");
        }
        return new FormatTable(List.copyOf(formats));
    }

    /** The columns and truths that a condition may name. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>(COLUMNS.keySet());
        names.addAll(WORDS.keySet());
        return names;
    }

    public List<Format> formats() {
        return formats;
    }

    /** The first line that holds for this ad. */
    public Format classify(AuditedAd ad) {
        for (Format format : formats) {
            if (format.condition().test(ad)) {
                return format;
            }
        }
        throw new IllegalStateException("The last line of a format table always holds.");
    }

    /**
     * The columns that a line looks at, as evidence: {@code column=value (file:line)}, missing ones aside. Where all are
     * missing, that is the evidence.
     */
    static List<String> evidence(Format format, AuditedAd ad) {
        List<String> columns = format.columns().isEmpty() ? CAROUSEL_OR_VIDEO : format.columns();
        List<String> evidence = new ArrayList<>();
        for (String column : columns) {
            String value = Objects.requireNonNull(COLUMNS.get(column)).apply(ad);
            if (value != null) {
                evidence.add(column + '=' + value + " (" + source(column, ad) + ')');
            }
        }
        if (evidence.isEmpty()) {
            columns.forEach(
                    column -> evidence.add(column + " missing (" + ad.ad().source() + ')'));
        }
        return evidence;
    }

    /** The row that brings a column: the ad's own, or the one that lends it. */
    private static Source source(String column, AuditedAd audited) {
        Ad ad = audited.ad();
        AdGroup group = audited.context().adGroup();
        Campaign campaign = audited.context().campaign();
        SparkPost post = audited.post();
        return switch (column) {
            case "item_type" -> post == null ? ad.source() : post.source();
            case "shopping_ads_type" -> ad.shoppingAdsType() != null || group == null ? ad.source() : group.source();
            case "promotion_type" -> ad.promotionType() != null || group == null ? ad.source() : group.source();
            case "campaign_automation_type" ->
                ad.campaignAutomationType() != null || campaign == null ? ad.source() : campaign.source();
            case "is_smart_performance_campaign" ->
                ad.isSmartPerformanceCampaign() != null || campaign == null ? ad.source() : campaign.source();
            default -> ad.source();
        };
    }

    private static Format parseLine(String line) {
        String[] parts = line.split("\\s{2,}", 4);
        if (parts.length != 4) {
            throw new IllegalArgumentException("has " + parts.length
                    + " parts, but needs format, support, finding and condition, two spaces apart.");
        }
        if (!SUPPORT.contains(parts[1])) {
            throw new IllegalArgumentException(
                    "support is \"" + parts[1] + "\", but must be none, partial, full or unknown.");
        }
        List<String> columns = new ArrayList<>();
        Predicate<AuditedAd> condition = null;
        if (!parts[3].equals(ALWAYS)) {
            for (String text : parts[3].split("\\s+and\\s+")) {
                Predicate<AuditedAd> term = term(text.strip(), columns);
                condition = condition == null ? term : condition.and(term);
            }
        }
        return new Format(
                parts[0],
                parts[1],
                parts[2].equals("-") ? null : parts[2],
                parts[3],
                List.copyOf(columns),
                condition == null ? ad -> true : condition);
    }

    private static Predicate<AuditedAd> term(String term, List<String> columns) {
        String[] sides = term.split("\\s*=\\s*", 2);
        Word word = WORDS.get(sides[0]);
        if (word != null && sides.length == 1) {
            columns.addAll(word.columns());
            return word.holds();
        }
        Function<AuditedAd, @Nullable String> column = COLUMNS.get(sides[0]);
        if (column == null) {
            throw new IllegalArgumentException("\"" + sides[0] + "\" is neither a column ("
                    + String.join(", ", COLUMNS.keySet()) + ") nor a truth (" + String.join(", ", WORDS.keySet())
                    + ").");
        }
        columns.add(sides[0]);
        if (sides.length == 1) {
            return ad -> column.apply(ad) != null;
        }
        Set<String> values =
                Arrays.stream(sides[1].split(",")).map(String::strip).collect(Collectors.toSet());
        for (String value : values) {
            if (value.isEmpty() || value.indexOf('*') >= 0 && value.indexOf('*') < value.length() - 1) {
                throw new IllegalArgumentException(
                        "\"" + term + "\" can never hold: name one or more values; a * may " + "only end one.");
            }
        }
        List<String> prefixes = values.stream()
                .filter(value -> value.endsWith("*"))
                .map(value -> value.substring(0, value.length() - 1))
                .toList();
        return ad -> {
            String value = column.apply(ad);
            return value != null && (values.contains(value) || startsWithOne(value, prefixes));
        };
    }

    private static boolean startsWithOne(String value, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (value.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Word> words() {
        Map<String, Word> words = new LinkedHashMap<>();
        words.put(
                "spark", new Word(AuditedAd::spark, List.of("tiktok_item_id", "identity_type", "main_material_type")));
        words.put("carousel", new Word(AuditedAd::carousel, CAROUSEL_OR_VIDEO));
        words.put("video", new Word(AuditedAd::video, CAROUSEL_OR_VIDEO));
        return words;
    }

    private static Map<String, Function<AuditedAd, @Nullable String>> columns() {
        Map<String, Function<AuditedAd, @Nullable String>> columns = new LinkedHashMap<>();
        columns.put("tiktok_item_id", ad -> ad.ad().tiktokItemId());
        columns.put("smart_plus_ad_id", ad -> ad.ad().smartPlusAdId());
        columns.put("identity_type", ad -> ad.ad().identityType());
        columns.put("ad_format", ad -> ad.ad().adFormat());
        columns.put("main_material_type", ad -> ad.ad().mainMaterialType());
        columns.put("creative_type", ad -> ad.ad().creativeType());
        columns.put("item_type", ad -> {
            var post = ad.post();
            return post == null ? null : post.itemType();
        });
        columns.put("campaign_automation_type", fromContext(AdContext::campaignAutomationType));
        columns.put("shopping_ads_type", fromContext(AdContext::shoppingAdsType));
        columns.put("promotion_type", fromContext(AdContext::promotionType));
        columns.put("is_smart_performance_campaign", ad -> {
            Boolean value = ad.context().isSmartPerformanceCampaign();
            return value == null ? null : value ? "TRUE" : "FALSE";
        });
        return columns;
    }

    private static Function<AuditedAd, @Nullable String> fromContext(Function<AdContext, @Nullable String> column) {
        return ad -> column.apply(ad.context());
    }
}
