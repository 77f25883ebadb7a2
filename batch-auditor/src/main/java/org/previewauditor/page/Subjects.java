package org.previewauditor.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.ReportedAd;
import org.previewauditor.readback.ReportedFinding;

/**
 * Names of the things to mend. The fix plan has ids; people know ads by their names, and posts and TikTok accounts by
 * their creator. Both stand in the rows of the ads.
 */
final class Subjects {

    private record Key(SubjectType type, String id) {}

    private static final String NOT_SEEN = "";

    private final Map<Key, String> names = new HashMap<>();

    /** Asks for the name of a subject, before the ads are read. */
    void ask(SubjectType type, String id) {
        names.put(new Key(type, id), NOT_SEEN);
    }

    /** Takes the names of the subjects that were asked for. */
    void see(ReportedAd ad, List<ReportedFinding> findings) {
        for (ReportedFinding finding : findings) {
            Key key = new Key(finding.subjectType(), FinishedRun.shown(finding.subjectId()));
            if (NOT_SEEN.equals(names.get(key))) {
                names.put(key, FinishedRun.shown(name(finding.subjectType(), ad)));
            }
        }
    }

    private static String name(SubjectType type, ReportedAd ad) {
        return switch (type) {
            case AD -> ad.adName();
            case POST, TIKTOK_ACCOUNT, LINK -> ad.identity();
            case CAMPAIGN -> ad.campaignName();
            case AD_GROUP -> ad.adgroupName();
            case AD_ACCOUNT, CONNECTION, VIDEO -> NOT_SEEN;
        };
    }

    /** The subject as people say it. */
    String words(SubjectType type, String id) {
        String name = names.getOrDefault(new Key(type, id), NOT_SEEN);
        boolean named = !name.isEmpty() && !name.equals(id);
        return switch (type) {
            case AD -> named ? name + " (ad " + id + ')' : "Ad " + id;
            case POST -> "Post " + id + (named ? " of " + name : "");
            case TIKTOK_ACCOUNT -> "TikTok account " + (named ? name + " (" + id + ')' : id);
            case LINK -> link(id, name);
            case AD_ACCOUNT -> "Ad account " + id;
            case CONNECTION -> "Connection of ad account " + id;
            case CAMPAIGN -> "Campaign " + (named ? name + " (" + id + ')' : id);
            case AD_GROUP -> "Ad group " + (named ? name + " (" + id + ')' : id);
            case VIDEO -> "Video " + id;
        };
    }

    private static String link(String id, String name) {
        int between = id.indexOf('>');
        if (between < 0) {
            return "Link " + id;
        }
        String account = id.substring(0, between);
        return "TikTok account " + (name.isEmpty() || name.equals(account) ? account : name + " (" + account + ')')
                + " with ad account " + id.substring(between + 1);
    }
}
