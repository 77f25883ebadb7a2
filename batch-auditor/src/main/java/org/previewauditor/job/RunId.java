package org.previewauditor.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import org.previewauditor.export.DropFile;
import org.previewauditor.rulebook.RuleBook;

/** Names a run after all that decides what comes out of it, so that the same run has the same name. */
final class RunId {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DIGITS = 6;

    private RunId() {}

    /** The instant of the audit, and the first digits of a SHA-256 over inputs, rules and options. */
    static String of(RunRequest request, Duration horizon, RuleBook rules, Map<DropFile, String> checksums) {
        String digest = digest(request, request.asOf().toString(), horizon, rules, checksums);
        return TIME.format(request.asOf()) + '-' + digest.substring(0, DIGITS);
    }

    /** What runs of the same inputs, rules and options have in common, at whatever instant: a SHA-256 in hexadecimal. */
    static String work(RunRequest request, Duration horizon, RuleBook rules, Map<DropFile, String> checksums) {
        return digest(request, "any", horizon, rules, checksums);
    }

    /** What two calls have in common if the second may continue what the first began: a SHA-256 in hexadecimal. */
    static String fingerprint(RunRequest request, Duration horizon, RuleBook rules, Map<DropFile, String> checksums) {
        String asOf = request.asOfGiven() ? request.asOf().toString() : "now";
        return digest(request, asOf, horizon, rules, checksums);
    }

    private static String digest(
            RunRequest request, String asOf, Duration horizon, RuleBook rules, Map<DropFile, String> checksums) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            checksums.forEach((file, sha256) -> add(digest, file.name(), sha256));
            add(
                    digest,
                    rules.checksum(),
                    asOf,
                    horizon,
                    String.valueOf(request.advertiserId()),
                    String.valueOf(request.tool()),
                    request.delivery());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static void add(MessageDigest digest, Object... parts) {
        for (Object part : parts) {
            digest.update((part + "\0").getBytes(StandardCharsets.UTF_8));
        }
    }
}
