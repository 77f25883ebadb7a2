package org.previewauditor.job;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A drop in which everything happens that a run keeps in mind from row to row: rows that newer ones replace, ads in
 * several files, rejected rows, unknown values, findings that many ads share and findings of single ads.
 */
final class LargeDrop {

    private static final String[] IDENTITY_TYPES = {"AUTH_CODE", "TT_USER", "CUSTOMIZED_USER", "UNSET", "NO_SUCH_TYPE"};
    private static final String[] STATUSES = {
        "AD_STATUS_DELIVERY_OK", "AD_STATUS_DELETE", "AD_STATUS_TRANSCODING_FAIL", "AD_STATUS_AUDIT_DENY"
    };

    private LargeDrop() {}

    /** Writes it. The same seed gives the same drop. */
    static void write(Path folder, int ads, long seed) throws IOException {
        Random random = new Random(seed);
        Files.createDirectories(folder);
        writeAds(folder.resolve("ads-1.csv"), ads / 2, random, true);
        writeAds(folder.resolve("ads-2.csv"), ads / 2, random, false);
        try (PrintWriter posts = new PrintWriter(Files.newBufferedWriter(folder.resolve("spark_posts.csv")))) {
            posts.println("item_id,ad_auth_status,auth_end_time,auth_start_time");
            for (int i = 0; i < ads / 10; i++) {
                String end = i % 97 == 0 ? "soon" : i % 5 == 0 ? "2026-01-01 00:00:00" : "2027-01-01 00:00:00";
                posts.println("73" + i + ",AUTHORIZED," + end + ",2025-06-01 00:00:00");
            }
        }
        try (PrintWriter accounts = new PrintWriter(Files.newBufferedWriter(folder.resolve("ad_accounts.csv")))) {
            accounts.println("advertiser_id,status,currency");
            for (int i = 0; i < 9; i++) {
                accounts.println("700" + i + (i == 3 ? ",STATUS_LIMIT,JPY" : ",STATUS_ENABLE,EUR"));
            }
        }
    }

    private static void writeAds(Path file, int rows, Random random, boolean updated) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println(
                    "advertiser_id,ad_id,ad_name,identity_type,identity_id,tiktok_item_id,ad_format,secondary_status,"
                            + "spend" + (updated ? ",updated_at" : ""));
            for (int i = 0; i < rows; i++) {
                // Smaller than the number of rows, so that ads come back.
                int ad = random.nextInt(rows);
                String id = random.nextInt(500) == 0 ? "1.84987E+15" : "18" + ad;
                String name = random.nextInt(100) == 0 ? "\"two\nlines\"" : "ad " + ad;
                out.println("700" + ad % 9 + "," + id + "," + name + "," + one(IDENTITY_TYPES, random) + ",66"
                        + random.nextInt(50) + ",73" + random.nextInt(rows / 4) + ",SINGLE_VIDEO,"
                        + one(STATUSES, random) + "," + random.nextInt(10_000) / 100.0
                        + (updated ? ",2026-11-" + (10 + random.nextInt(10)) + " 00:00:00" : ""));
            }
        }
    }

    private static String one(String[] values, Random random) {
        return values[Math.min(values.length - 1, random.nextInt(values.length * 3) / 2 % values.length)];
    }
}
