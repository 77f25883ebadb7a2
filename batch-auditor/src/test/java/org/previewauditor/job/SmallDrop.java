package org.previewauditor.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Drops that have nothing but an export of ads, of which each has a preview or has none. */
public final class SmallDrop {

    private static final String ACCOUNT = "7000000000000000001";
    private static final String HEADER = "advertiser_id,ad_id,identity_type,tiktok_item_id,ad_format,spend";

    private SmallDrop() {}

    /** The row of an ad with a preview, on which as much was spent as its id says. */
    public static String works(int id) {
        return works(ACCOUNT, id, id);
    }

    public static String works(String account, Object id, int spend) {
        return account + "," + id + ",CUSTOMIZED_USER,,SINGLE_VIDEO," + spend;
    }

    /** The row of an ad without one, on which as much was spent as its id says. */
    public static String fails(int id) {
        return fails(ACCOUNT, id, id);
    }

    public static String fails(String account, Object id, int spend) {
        return account + "," + id + ",CUSTOMIZED_USER,7300000000000000001,SINGLE_VIDEO," + spend;
    }

    /** Makes a folder within another for a drop of these rows. */
    public static Path in(Path folder, String... ads) throws IOException {
        Path drop = Files.createTempDirectory(folder, "drop");
        Files.writeString(drop.resolve("ads.csv"), HEADER + "\n" + String.join("\n", ads) + "\n");
        return drop;
    }
}
