package org.previewauditor.benchmarks.peer;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.Masking;

/** Writes ads.csv and findings.csv. */
public final class Report implements Closeable {

    public static final String ADS = "ads.csv";
    public static final String ADS_HEADER =
            "advertiser_id,ad_id,ad_name,campaign_name,adgroup_name,tiktok_item_id,identity,"
                    + "format,support,verdict,primary_code,owner,next_step,codes,missing_evidence,spend,impressions,change,source,"
                    + "video_id";
    public static final String FINDINGS = "findings.csv";
    public static final String FINDINGS_HEADER =
            "advertiser_id,ad_id,code,effect,owner,subject_type,subject_id,cause," + "evidence,fix,reference,source";
    public static final String LINE_END = "\r\n";

    private static final int BUFFER = 1 << 16;

    private final Writer ads;
    private final Writer findings;
    private final StringBuilder row = new StringBuilder();

    /** Begins both tables in a folder. */
    public Report(Path folder) throws IOException {
        ads = new BufferedWriter(Files.newBufferedWriter(folder.resolve(ADS), StandardCharsets.UTF_8), BUFFER);
        findings =
                new BufferedWriter(Files.newBufferedWriter(folder.resolve(FINDINGS), StandardCharsets.UTF_8), BUFFER);
        ads.append(ADS_HEADER).append(LINE_END);
        findings.append(FINDINGS_HEADER).append(LINE_END);
    }

    /** Writes the rows of an ad. */
    public void write(DecidedAd decided) throws IOException {
        row.setLength(0);
        appendAd(decided, row);
        ads.append(row.append(LINE_END));
        for (Found found : decided.findings()) {
            row.setLength(0);
            appendFinding(decided.ad(), found, row);
            findings.append(row.append(LINE_END));
        }
    }

    @Override
    public void close() throws IOException {
        ads.close();
        findings.close();
    }

    /** Appends the row of an ad, without the end of the line. */
    public static void appendAd(DecidedAd decided, StringBuilder row) {
        Ad ad = decided.ad();
        Found primary = decided.primary();
        row.append(ad.advertiserId()).append(',').append(ad.adId()).append(',');
        append(ad.adName(), row).append(',');
        append(decided.campaignName(), row).append(',');
        append(ad.adgroupName(), row).append(',');
        append(ad.tiktokItemId(), row).append(',');
        append(decided.identity(), row).append(',');
        row.append(decided.format()).append(',').append(decided.support()).append(',');
        row.append(decided.strongest().verdict()).append(',');
        if (primary == null) {
            row.append(",,");
        } else {
            row.append(primary.entry().code())
                    .append(',')
                    .append(primary.entry().owner())
                    .append(',');
            row.append(primary.entry().action());
        }
        row.append(',');
        String missing = null;
        String separator = "";
        for (Found found : decided.findings()) {
            row.append(separator).append(found.entry().code());
            separator = ";";
            if (found.entry().code().equals("evidence-missing")) {
                missing = found.evidence();
            }
        }
        row.append(',');
        append(primary == null ? null : missing, row).append(',');
        append(number(ad.spend()), row).append(',');
        append(ad.impressions() == null ? null : ad.impressions().toString(), row)
                .append(",,");
        append(ad.source().toString(), row).append(',');
        append(ad.videoId(), row);
    }

    /** Appends the row of a finding, without the end of the line. */
    public static void appendFinding(Ad ad, Found found, StringBuilder row) {
        Catalogue.Entry entry = found.entry();
        row.append(ad.advertiserId()).append(',').append(ad.adId()).append(',');
        row.append(entry.code()).append(',').append(entry.effect()).append(',');
        row.append(entry.owner()).append(',').append(found.subjectType()).append(',');
        append(found.subjectId(), row).append(',');
        row.append(entry.cause()).append(',');
        append(found.evidence(), row).append(',');
        row.append(entry.fix()).append(',').append(entry.reference()).append(',');
        append(ad.source().toString(), row);
    }

    /** A text as a cell: masked, no formula, in quotes where they are needed. */
    public static String cell(String text) {
        return append(text, new StringBuilder()).toString();
    }

    private static @Nullable String number(@Nullable BigDecimal number) {
        return number == null
                ? null
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static StringBuilder append(@Nullable String text, StringBuilder row) {
        if (text == null || text.isEmpty()) {
            return row;
        }
        String masked = Masking.text(text);
        boolean quotes = masked.indexOf(',') >= 0
                || masked.indexOf('"') >= 0
                || masked.indexOf('\n') >= 0
                || masked.indexOf('\r') >= 0;
        if (quotes) {
            row.append('"');
        }
        if ("=+-@\t\r".indexOf(masked.charAt(0)) >= 0) {
            row.append('\'');
        }
        row.append(quotes ? masked.replace("\"", "\"\"") : masked);
        return quotes ? row.append('"') : row;
    }
}
