package org.previewauditor.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** What the page is made of beside its content: one style sheet, and scripts, libraries first. */
final class Assets {

    private static final String STYLE = "page.css";

    private static final List<String> SCRIPTS = List.of(
            "library/jquery.min.js",
            "library/dataTables.min.js",
            "library/chart.umd.min.js",
            "core.js",
            "charts.js",
            "people.js",
            "tables.js",
            "fixes.js",
            "ads.js");

    private static final String NOTICES = "notices.txt";

    private final String style = read(STYLE);
    private final List<String> scripts = SCRIPTS.stream().map(Assets::read).toList();
    private final String notices = read(NOTICES);

    String style() {
        return style;
    }

    List<String> scripts() {
        return scripts;
    }

    /** The licences of the libraries. */
    String notices() {
        return notices;
    }

    /**
     * The Content-Security-Policy of the page: these scripts and this style sheet, and nothing else. Nothing is loaded,
     * nothing is sent, and no text that gets into the page can run.
     */
    String policy() {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + hash(style) + "; script-src "
                + scripts.stream().map(Assets::hash).collect(Collectors.joining(" "));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + '\'';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Browsers see no carriage returns, so their hashes are of the text without. */
    private static String read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The build has no " + name + '.');
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException("The build's " + name + " cannot be read.", e);
        }
    }
}
