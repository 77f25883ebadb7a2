package org.previewauditor.truth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
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
     * @param when the condition as it is written
     * @param columns the columns that the condition looks at, which are the evidence for it
     */
    public record Format(
            String name, String support, @Nullable String finding, String when, List<String> columns) {}

    /** The columns that tell a carousel from a video. */
    private static final List<String> CAROUSEL_OR_VIDEO =
            List.of("ad_format", "item_type", "creative_type", "main_material_type");

    private static final Set<String> SUPPORT = Set.of("none", "partial", "full", "unknown");
    private static final String ALWAYS = "always";
    private static final String ANY_ENDING = "*";

    /** A column or a truth that conditions may name. */
    private enum Named {
        TIKTOK_ITEM_ID,
        SMART_PLUS_AD_ID,
        IDENTITY_TYPE,
        AD_FORMAT,
        MAIN_MATERIAL_TYPE,
        CREATIVE_TYPE,
        ITEM_TYPE,
        CAMPAIGN_AUTOMATION_TYPE,
        SHOPPING_ADS_TYPE,
        PROMOTION_TYPE,
        IS_SMART_PERFORMANCE_CAMPAIGN,
        SPARK("tiktok_item_id", "identity_type", "main_material_type"),
        CAROUSEL(CAROUSEL_OR_VIDEO),
        VIDEO(CAROUSEL_OR_VIDEO);

        private static final Map<String, Named> BY_TEXT =
                Arrays.stream(values()).collect(Collectors.toMap(named -> named.text, named -> named));

        private final String text = name().toLowerCase(Locale.ROOT);
        private final boolean isTruth;
        private final List<String> columns;

        Named() {
            this.isTruth = false;
            this.columns = List.of(text);
        }

        /** A truth that rests on these columns. */
        Named(List<String> columns) {
            this.isTruth = true;
            this.columns = columns;
        }

        Named(String... columns) {
            this(List.of(columns));
        }

        /** What the column says of an ad, or {@code null}; of a truth, whether it is {@code null} or not. */
        @Nullable
        String of(AuditedAd audited) {
            return switch (this) {
                case TIKTOK_ITEM_ID -> audited.ad().tiktokItemId();
                case SMART_PLUS_AD_ID -> audited.ad().smartPlusAdId();
                case IDENTITY_TYPE -> audited.ad().identityType();
                case AD_FORMAT -> audited.ad().adFormat();
                case MAIN_MATERIAL_TYPE -> audited.ad().mainMaterialType();
                case CREATIVE_TYPE -> audited.ad().creativeType();
                case ITEM_TYPE -> {
                    SparkPost post = audited.post();
                    yield post == null ? null : post.itemType();
                }
                case CAMPAIGN_AUTOMATION_TYPE -> audited.context().campaignAutomationType();
                case SHOPPING_ADS_TYPE -> audited.context().shoppingAdsType();
                case PROMOTION_TYPE -> audited.context().promotionType();
                case IS_SMART_PERFORMANCE_CAMPAIGN -> {
                    Boolean value = audited.context().isSmartPerformanceCampaign();
                    yield value == null ? null : value ? "TRUE" : "FALSE";
                }
                case SPARK -> audited.spark() ? text : null;
                case CAROUSEL -> audited.carousel() ? text : null;
                case VIDEO -> audited.video() ? text : null;
            };
        }

        static String texts(boolean truths) {
            return Arrays.stream(values())
                    .filter(named -> named.isTruth == truths)
                    .map(named -> named.text)
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * A part of a condition: one of these values or of these beginnings of one, or, where there are none of either, any
     * value.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; lists would be walked through for every ad
    private record Term(Named named, String[] values, String[] prefixes) {

        boolean holds(AuditedAd ad) {
            String value = named.of(ad);
            if (value == null) {
                return false;
            }
            for (String wanted : values) {
                if (value.equals(wanted)) {
                    return true;
                }
            }
            for (String prefix : prefixes) {
                if (value.startsWith(prefix)) {
                    return true;
                }
            }
            return values.length == 0 && prefixes.length == 0;
        }
    }

    /** A line, and the terms that must hold for it. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Line(Format format, Term[] terms) {

        boolean holds(AuditedAd ad) {
            for (Term term : terms) {
                if (!term.holds(ad)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Line[] lines;

    private FormatTable(List<Line> lines) {
        this.lines = lines.toArray(Line[]::new);
    }

    /**
     * @param lines the lines of {@code formats.txt}
     * @throws IllegalArgumentException naming the line that cannot be read, and why
     */
    public static FormatTable parse(List<String> lines) {
        List<Line> read = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                read.add(parseLine(line));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("formats.txt:" + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        if (read.isEmpty() || !read.get(read.size() - 1).format().when().equals(ALWAYS)) {
            throw new IllegalArgumentException("formats.txt: the last line must hold always.");
        }
        return new FormatTable(read);
    }

    /** The columns and truths that a condition may name. */
    public static Set<String> names() {
        return new TreeSet<>(Named.BY_TEXT.keySet());
    }

    public List<Format> formats() {
        return Arrays.stream(lines).map(Line::format).toList();
    }

    /** The first line that holds for this ad. */
    public Format classify(AuditedAd ad) {
        for (Line line : lines) {
            if (line.holds(ad)) {
                return line.format();
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
            String value = Objects.requireNonNull(Named.BY_TEXT.get(column)).of(ad);
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

    private static Line parseLine(String line) {
        String[] parts = line.split("\\s{2,}", 4);
        if (parts.length != 4) {
            throw new IllegalArgumentException("has " + parts.length
                    + " parts, but needs format, support, finding and condition, two spaces apart.");
        }
        if (!SUPPORT.contains(parts[1])) {
            throw new IllegalArgumentException(
                    "support is \"" + parts[1] + "\", but must be none, partial, full or unknown.");
        }
        List<Term> terms = parts[3].equals(ALWAYS)
                ? List.of()
                : Arrays.stream(parts[3].split("\\s+and\\s+"))
                        .map(text -> term(text.strip()))
                        .toList();
        List<String> columns =
                terms.stream().flatMap(term -> term.named().columns.stream()).toList();
        Format format = new Format(parts[0], parts[1], parts[2].equals("-") ? null : parts[2], parts[3], columns);
        return new Line(format, terms.toArray(Term[]::new));
    }

    private static Term term(String term) {
        String[] sides = term.split("\\s*=\\s*", 2);
        Named named = Named.BY_TEXT.get(sides[0]);
        if (named == null) {
            throw new IllegalArgumentException("\"" + sides[0] + "\" is neither a column (" + Named.texts(false)
                    + ") nor a truth (" + Named.texts(true) + ").");
        }
        if (named.isTruth && sides.length > 1) {
            throw new IllegalArgumentException(
                    "\"" + term + "\" can never hold: " + sides[0] + " is a truth, which has no values.");
        }
        Set<String> values = sides.length == 1
                ? Set.of()
                : Arrays.stream(sides[1].split(",")).map(String::strip).collect(Collectors.toSet());
        for (String value : values) {
            if (value.isEmpty() || value.substring(0, value.length() - 1).contains(ANY_ENDING)) {
                throw new IllegalArgumentException(
                        "\"" + term + "\" can never hold: name one or more values; a * may only end one.");
            }
        }
        return new Term(
                named,
                values.stream().filter(value -> !value.endsWith(ANY_ENDING)).toArray(String[]::new),
                values.stream()
                        .filter(value -> value.endsWith(ANY_ENDING))
                        .map(value -> value.substring(0, value.length() - 1))
                        .toArray(String[]::new));
    }
}
