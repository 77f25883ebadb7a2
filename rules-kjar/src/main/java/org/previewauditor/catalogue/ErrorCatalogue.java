package org.previewauditor.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every error that a source describes. Immutable: for any number of threads. */
public final class ErrorCatalogue {

    private static final String FOLDER = "/org/previewauditor/catalogue/";
    private static final String PLACES = "places.properties";

    /** The files of entries, the source that TikTok's API itself follows first: in this order entries are told. */
    private static final List<String> FILES = List.of("post-codes.txt", "return-codes.txt", "error-decoder.txt");

    private static final String OFFICIAL = "return-codes.txt";

    private final List<ErrorEntry> entries;
    private final Map<String, ErrorEntry> byId = new LinkedHashMap<>();
    private final Map<String, List<ErrorEntry>> byNumber = new TreeMap<>();
    private final String checksum;

    ErrorCatalogue(List<ErrorEntry> entries, String checksum) {
        this.entries = List.copyOf(entries);
        this.checksum = checksum;
        for (ErrorEntry entry : entries) {
            if (byId.put(normal(entry.id()), entry) != null) {
                throw new IllegalStateException("The catalogue of errors has two entries [" + entry.id() + "].");
            }
            String number = entry.number();
            if (number != null) {
                byNumber.computeIfAbsent(number, any -> new ArrayList<>()).add(entry);
            }
        }
    }

    /** The catalogue that this program brings along, read once. */
    public static ErrorCatalogue bundled() {
        return Bundled.CATALOGUE;
    }

    /** All entries: post codes, then TikTok's return codes, then the vendor's list. */
    public List<ErrorEntry> entries() {
        return entries;
    }

    /** The entry of this id, in any case, with {@code -} or spaces for {@code _}; {@code null} if there is none. */
    public @Nullable ErrorEntry find(String id) {
        return byId.get(normal(id));
    }

    /** All entries that give a meaning to this number. */
    public List<ErrorEntry> ofNumber(String number) {
        return byNumber.getOrDefault(number, List.of());
    }

    /** Categories in the order of the entries. */
    public List<String> categories() {
        return entries.stream().map(ErrorEntry::category).distinct().toList();
    }

    /** SHA-256 over all texts, in hexadecimal. */
    public String checksum() {
        return checksum;
    }

    private static String normal(String id) {
        return id.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    private static final class Bundled {
        static final ErrorCatalogue CATALOGUE = read();

        private static ErrorCatalogue read() {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                String places = text(PLACES, digest);
                List<ErrorEntry> entries = new ArrayList<>();
                for (String file : FILES) {
                    entries.addAll(CatalogueFile.read(file, text(file, digest), places, file.equals(OFFICIAL)));
                }
                return new ErrorCatalogue(entries, HexFormat.of().formatHex(digest.digest()));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256.", e);
            }
        }

        private static String text(String file, MessageDigest digest) {
            String text = CatalogueFile.resource(FOLDER + file);
            digest.update((file + '\0' + text.replace("\r\n", "\n") + '\0').getBytes(StandardCharsets.UTF_8));
            return text;
        }
    }
}
