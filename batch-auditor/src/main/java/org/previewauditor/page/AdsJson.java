package org.previewauditor.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** The table of ads as data: a row an array, and what many ads share told once. */
final class AdsJson {

    /** Names of fields, indexes, commas and brackets of a row without its texts, at most. */
    private static final int ROW_BYTES = 90;

    /** The same of a finding. */
    private static final int FINDING_BYTES = 12;

    /** Texts that many ads share. Each is written once, and rows have its index. */
    private static final class Shared {
        private final Map<String, Integer> indexes = new LinkedHashMap<>();

        int indexOf(String text) {
            Integer known = indexes.putIfAbsent(text, indexes.size());
            return known == null ? indexes.size() - 1 : known;
        }

        void write(JsonGenerator json, String name) {
            json.writeArrayPropertyStart(name);
            indexes.keySet().forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private final Map<String, Integer> codes;
    private final Shared advertisers = new Shared();
    private final Shared campaigns = new Shared();
    private final Shared adgroups = new Shared();
    private final Shared identities = new Shared();
    private final Shared formats = new Shared();
    private final Shared files = new Shared();
    private final Shared changes = new Shared();

    private AdsJson(Iterable<String> codes) {
        Map<String, Integer> indexes = new LinkedHashMap<>();
        codes.forEach(code -> indexes.put(code, indexes.size()));
        this.codes = indexes;
    }

    /** @param codes all codes, in the order in which the page has them */
    static byte[] write(List<AdRow> rows, Iterable<String> codes) {
        return EmbeddedJson.write(json -> new AdsJson(codes).write(json, rows));
    }

    /** How many bytes this row takes, at most, without the texts that it shares with others. */
    static long bytes(AdRow row) {
        long bytes = ROW_BYTES
                + bytes(row.adId())
                + bytes(row.adName())
                + bytes(row.postId())
                + bytes(row.videoId())
                + (row.spend() == null ? 4 : row.spend().toPlainString().length())
                + 20;
        for (AdRow.Found found : row.findings()) {
            bytes += FINDING_BYTES + bytes(found.about()) + bytes(found.evidence());
        }
        return bytes;
    }

    static long bytes(String text) {
        return EmbeddedJson.bytes(text);
    }

    /** The texts that this row shares with others. */
    static List<String> shared(AdRow row) {
        return List.of(row.advertiserId(), row.campaignName(), row.adgroupName(), row.identity());
    }

    private void write(JsonGenerator json, List<AdRow> rows) {
        json.writeStartObject();
        json.writeArrayPropertyStart("rows");
        rows.forEach(row -> write(json, row));
        json.writeEndArray();
        advertisers.write(json, "advertisers");
        campaigns.write(json, "campaigns");
        adgroups.write(json, "adgroups");
        identities.write(json, "identities");
        formats.write(json, "formats");
        files.write(json, "files");
        changes.write(json, "changes");
        json.writeEndObject();
    }

    private void write(JsonGenerator json, AdRow row) {
        json.writeStartArray();
        json.writeNumber(advertisers.indexOf(row.advertiserId()));
        json.writeString(row.adId());
        json.writeString(row.adName());
        json.writeNumber(campaigns.indexOf(row.campaignName()));
        json.writeNumber(adgroups.indexOf(row.adgroupName()));
        json.writeString(row.postId());
        json.writeNumber(identities.indexOf(row.identity()));
        json.writeNumber(formats.indexOf(row.format()));
        json.writeNumber(Headline.order().indexOf(row.verdict()));
        if (row.spend() == null) {
            json.writeNull();
        } else {
            json.writeNumber(row.spend());
        }
        if (row.impressions() == null) {
            json.writeNull();
        } else {
            json.writeNumber(row.impressions());
        }
        json.writeNumber(changes.indexOf(row.change()));
        json.writeString(row.videoId());
        json.writeNumber(files.indexOf(row.file()));
        json.writeString(row.line());
        json.writeStartArray();
        for (AdRow.Found found : row.findings()) {
            json.writeStartArray();
            json.writeNumber(codes.getOrDefault(found.code(), -1));
            json.writeString(found.about());
            json.writeString(found.evidence());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeNumber(codes.getOrDefault(row.primaryCode(), -1));
        json.writeEndArray();
    }
}
