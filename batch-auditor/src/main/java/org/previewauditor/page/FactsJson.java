package org.previewauditor.page;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Effect;
import org.previewauditor.finding.Owner;
import org.previewauditor.ledger.Ledger;
import org.previewauditor.ledger.Money;
import tools.jackson.core.JsonGenerator;

/** The data of charts and fixes, and the words that the scripts use. */
final class FactsJson {

    /** What the column "change" says, in words. */
    private static final Map<String, String> CHANGES = Map.of(
            "NEW_FAILURE", "New failure",
            "STILL_FAILING", "Still failing",
            "RECOVERED", "Recovered",
            "STILL_OK", "Still fine",
            "FIRST_SEEN", "Seen for the first time");

    private final RunReading run;
    private final Overview overview;
    private final @Nullable Since since;
    private final Collection<CodeText> codes;

    private FactsJson(RunReading run, Overview overview, @Nullable Since since) {
        this.since = since;
        this.run = run;
        this.overview = overview;
        this.codes = run.codes().values();
    }

    static byte[] write(RunReading run, Overview overview, @Nullable Since since) {
        return EmbeddedJson.write(new FactsJson(run, overview, since)::write);
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("runId", run.summary().runId());
        json.writeStringProperty("asOfWords", "as of " + Words.time(run.asOf()));
        List<String> currencies = overview.currencies();
        json.writeStringProperty("spendTitle", currencies.size() == 1 ? Words.spendTitle(currencies.get(0)) : "Spend");
        texts(json, "currencies", currencies);
        json.writeObjectPropertyStart("currencyWords");
        currencies.forEach(currency ->
                json.writeStringProperty(currency, currency.equals(Ledger.NO_CURRENCY) ? "spent" : currency));
        json.writeEndObject();
        words(json, "owners", Owner.values(), (owner, out) -> out.writeString(Words.owner(owner)));
        words(json, "effects", Effect.values(), (effect, out) -> out.writeString(Words.effect(effect)));
        json.writeObjectPropertyStart("formats");
        run.supportByFormat().keySet().forEach(format -> json.writeStringProperty(format, Words.format(format)));
        json.writeEndObject();
        json.writeObjectPropertyStart("changes");
        CHANGES.keySet().stream().sorted().forEach(change -> json.writeStringProperty(change, CHANGES.get(change)));
        json.writeEndObject();
        bars(json, "verdicts", overview.verdicts());
        bars(json, "causes", overview.causes());
        trend(json);
        json.writeArrayPropertyStart("codes");
        codes.forEach(code -> code(json, code));
        json.writeEndArray();
        fixes(json);
        json.writeEndObject();
    }

    private static <E extends Enum<E>> void words(
            JsonGenerator json, String name, E[] values, BiConsumer<E, JsonGenerator> word) {
        json.writeObjectPropertyStart(name);
        for (E value : values) {
            json.writeName(value.name());
            word.accept(value, json);
        }
        json.writeEndObject();
    }

    private static void bars(JsonGenerator json, String name, List<Overview.Bar> bars) {
        json.writeArrayPropertyStart(name);
        for (Overview.Bar bar : bars) {
            json.writeStartObject();
            json.writeStringProperty("kind", bar.kind());
            json.writeStringProperty("label", bar.label());
            json.writeNumberProperty("ads", bar.ads());
            json.writeObjectPropertyStart("spend");
            bar.spend().forEach((currency, amount) -> json.writeNumberProperty(currency, amount));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void trend(JsonGenerator json) {
        json.writeArrayPropertyStart("trend");
        if (since != null) {
            for (Since.Run past : since.trend()) {
                json.writeStartObject();
                json.writeStringProperty("asOf", past.asOf());
                json.writeArrayPropertyStart("counts");
                past.counts().forEach(json::writeNumber);
                json.writeEndArray();
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void code(JsonGenerator json, CodeText code) {
        json.writeStartObject();
        json.writeStringProperty("code", code.code());
        json.writeStringProperty("label", code.label());
        json.writeStringProperty("effect", code.effect().name());
        json.writeStringProperty("owner", code.owner().name());
        json.writeStringProperty("cause", code.cause());
        json.writeStringProperty("action", code.action());
        texts(json, "path", code.path());
        texts(json, "steps", code.steps());
        json.writeStringProperty("reference", code.reference());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    /** A row for each fix; fixes of single ads are one row for each code. */
    private void fixes(JsonGenerator json) {
        json.writeArrayPropertyStart("fixes");
        int index = 0;
        for (CodeText code : codes) {
            CodeFixes fixes = run.fixes().get(code.code());
            if (fixes != null && fixes.ofSingleAds()) {
                String subject = Words.count(fixes.count(), "ad", "ads, each on its own");
                fix(json, index, subject, "", fixes.ads(), fixes.restored(), fixes.spend());
            } else if (fixes != null) {
                for (CodeFixes.Subject subject : fixes.subjects()) {
                    fix(
                            json,
                            index,
                            run.words(code.subjectType(), subject.id()),
                            subject.id(),
                            subject.ads(),
                            subject.restored(),
                            subject.spend());
                }
            }
            index++;
        }
        json.writeEndArray();
    }

    private static void fix(
            JsonGenerator json,
            int code,
            String subject,
            String id,
            long ads,
            long restored,
            Map<String, BigDecimal> spend) {
        json.writeStartArray();
        json.writeNumber(code);
        json.writeString(subject);
        json.writeString(id);
        json.writeNumber(ads);
        json.writeNumber(restored);
        json.writeNumber(spend.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        json.writeString(Money.text(spend));
        json.writeEndArray();
    }
}
