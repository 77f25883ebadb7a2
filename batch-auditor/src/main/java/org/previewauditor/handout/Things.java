package org.previewauditor.handout;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Owner;

/** How things are called when people talk about them. */
final class Things {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Things() {}

    /** What must be touched. Not escaped. */
    static String name(Task task) {
        String account = task.account();
        return switch (task.subjectType()) {
            case POST -> "TikTok post " + task.subjectId() + (account.isEmpty() ? "" : " of " + account);
            case TIKTOK_ACCOUNT ->
                account.isEmpty() || account.equals(task.subjectId())
                        ? "TikTok account " + task.subjectId()
                        : "TikTok account " + account + " (" + task.subjectId() + ")";
            case LINK -> link(task.subjectId(), account);
            case VIDEO -> "Video " + task.subjectId();
            case CAMPAIGN -> "Campaign " + task.subjectId();
            case AD_GROUP -> "Ad group " + task.subjectId();
            case AD_ACCOUNT -> "Ad account " + task.subjectId();
            case CONNECTION -> "Connection of the analytics tool to ad account " + task.subjectId();
            case AD -> task.cure().isEmpty() ? count(task.ads(), "ad") : cure(task.cure());
        };
    }

    static String owner(Owner owner) {
        return switch (owner) {
            case CREATOR -> "creators";
            case ADVERTISER -> "advertisers";
            case ORG_ADMIN -> "Business Center admins";
            case MEDIA_BUYER -> "media buyers";
            case ANALYST -> "analysts";
        };
    }

    static String effect(Effect effect) {
        return switch (effect) {
            case BLOCKS -> "Previews that fail";
            case RISKS -> "Previews that may fail, or will soon";
            case UNVERIFIED -> "Previews that cannot be judged yet";
            case UNSUPPORTED -> "Formats without a preview";
            case NOTICE -> "Worth knowing";
        };
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static String count(long number, String thing) {
        return number(number) + ' ' + thing + (number == 1 ? "" : "s");
    }

    static String number(long number) {
        return format("#,##0").format(number);
    }

    private static String cure(String cure) {
        return (cure.indexOf('=') > 0 ? "Word that is not understood: " : "Missing export or column: ") + cure;
    }

    private static String link(String subjectId, String account) {
        int arrow = subjectId.lastIndexOf('>');
        String id = arrow < 0 ? subjectId : subjectId.substring(0, arrow);
        String advertiser = arrow < 0 ? "" : subjectId.substring(arrow + 1);
        return "Link of TikTok account " + (account.isEmpty() || account.equals(id) ? id : account + " (" + id + ")")
                + " to ad account " + advertiser;
    }

    private static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
