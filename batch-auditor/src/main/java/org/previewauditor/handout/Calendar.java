package org.previewauditor.handout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.previewauditor.readback.FinishedRun;

/**
 * {@code expiries.ics}: an entry for each authorization that runs out, as RFC 5545 has it. An entry keeps its identity
 * from run to run, so that a calendar which takes the file again has it once.
 */
final class Calendar {

    static final String FILE = "expiries.ics";

    /** What calendar programs still open. */
    static final int ENTRIES = 5_000;

    private static final int LINE_BYTES = 75;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private Calendar() {}

    /** @param expiries the first to run out first */
    static void write(List<Expiry> expiries, String asOf, OutputStream out) throws IOException {
        Calendar calendar = new Calendar();
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", "-//Preview Auditor//Expiring authorizations//EN");
        calendar.line("CALSCALE", "GREGORIAN");
        calendar.line("METHOD", "PUBLISH");
        calendar.line("X-WR-CALNAME", "TikTok authorizations that run out");
        if (expiries.size() > ENTRIES) {
            calendar.line(
                    "X-WR-CALDESC",
                    escaped("The first " + ENTRIES + " of " + expiries.size()
                            + " authorizations; findings.csv has them all."));
        }
        for (Expiry expiry : expiries.subList(0, Math.min(ENTRIES, expiries.size()))) {
            calendar.entry(expiry, Instant.parse(asOf));
        }
        calendar.line("END", "VCALENDAR");
        out.write(calendar.text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void entry(Expiry expiry, Instant asOf) {
        String ads = expiry.ads() == 1 ? "1 ad" : expiry.ads() + " ads";
        String summary = "TikTok post " + expiry.postId() + ": ad authorization ends, " + ads + " affected";
        line("BEGIN", "VEVENT");
        line("UID", escaped(expiry.postId()) + '-' + TIME.format(expiry.end()) + "@preview-auditor");
        line("DTSTAMP", TIME.format(asOf));
        line("DTSTART", TIME.format(expiry.end()));
        line("SUMMARY", escaped(summary));
        line("DESCRIPTION", escaped(description(expiry)));
        line("TRANSP", "TRANSPARENT");
        line("BEGIN", "VALARM");
        line("ACTION", "DISPLAY");
        line("TRIGGER", "-P3D");
        line("DESCRIPTION", escaped(summary));
        line("END", "VALARM");
        line("END", "VEVENT");
    }

    private static String description(Expiry expiry) {
        StringBuilder told = new StringBuilder();
        if (!expiry.account().isEmpty()) {
            told.append("Account: ").append(shown(expiry.account())).append('\n');
        }
        told.append("Ask the creator to extend the authorization or to send a new code before it ends; otherwise these "
                + "ads lose their preview:");
        for (Expiry.Ad ad : expiry.examples()) {
            told.append("\n- ")
                    .append(ad.name().isEmpty() ? "ad" : shown(ad.name()))
                    .append(" (ad ")
                    .append(ad.adId())
                    .append(", ad account ")
                    .append(ad.advertiserId())
                    .append(')');
        }
        if (expiry.ads() > expiry.examples().size()) {
            told.append("\nand ")
                    .append(expiry.ads() - expiry.examples().size())
                    .append(" more: look for ")
                    .append(expiry.postId())
                    .append(" in findings.csv");
        }
        return told.toString();
    }

    private static String shown(String cell) {
        return Markdown.oneLine(FinishedRun.shown(cell));
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** A content line, folded so that no line is longer than 75 bytes and no character is torn. */
    private void line(String name, String value) {
        int room = LINE_BYTES;
        for (int c : (name + ':' + value).codePoints().toArray()) {
            String character = Character.toString(c);
            int bytes = character.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > room) {
                text.append("\r\n ");
                room = LINE_BYTES - 1;
            }
            text.append(character);
            room -= bytes;
        }
        text.append("\r\n");
    }
}
