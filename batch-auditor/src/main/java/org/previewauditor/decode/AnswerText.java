package org.previewauditor.decode;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.previewauditor.fact.Masking;

/** Answers as people read them in a terminal. */
public final class AnswerText {

    private static final int WIDTH = 96;
    private static final int LABEL = 10;
    private static final int SHOWN = 200;
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cntrl}]+");

    private AnswerText() {}

    /** An answer, with a heading where nothing was found or a number has several meanings. */
    public static String of(String question, Answer answer) {
        StringBuilder text = new StringBuilder();
        if (!answer.found()) {
            text.append("Nothing is known of \"").append(shown(question)).append("\".");
            text.append(answer.topics().isEmpty() ? "" : " What comes nearest:").append(System.lineSeparator());
            return text + list(answer.topics());
        }
        if (answer.sharedNumber() != null) {
            text.append(answer.sharedNumber())
                    .append(" means different things in different places. Each source has its own entry:")
                    .append(System.lineSeparator())
                    .append(System.lineSeparator());
        }
        for (int i = 0; i < answer.topics().size(); i++) {
            text.append(i == 0 ? "" : System.lineSeparator());
            append(answer.topics().get(i), text);
        }
        return text.toString();
    }

    /** A line for each topic. */
    public static String list(List<Topic> topics) {
        int width =
                topics.stream().mapToInt(topic -> title(topic).length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Topic topic : topics) {
            text.append(String.format(
                    "%-" + (width + 2) + "s%-13s%s  [%s]%n",
                    title(topic),
                    topic.previewEffect(),
                    topic.name(),
                    topic.category()));
        }
        return text.toString();
    }

    private static void append(Topic topic, StringBuilder text) {
        text.append(title(topic)).append("  ").append(topic.name()).append(System.lineSeparator());
        line("Means", topic.meaning(), text);
        line("Previews", topic.previewEffect() + (topic.why().isEmpty() ? "" : ": " + topic.why()), text);
        for (int i = 0; i < topic.fix().size(); i++) {
            line(i == 0 ? "Fix" : "", (i + 1) + ". " + topic.fix().get(i), text);
        }
        line("Where", topic.where(), text);
        line("Who", topic.owner().name().toLowerCase(Locale.ROOT).replace('_', ' '), text);
        if (!topic.relatedFindings().isEmpty()) {
            line("Finding", String.join(", ", topic.relatedFindings()), text);
        }
        line(
                "Source",
                topic.source() + "; " + topic.category() + (topic.level() == null ? "" : "; " + topic.level()),
                text);
        if (topic.conflict() != null) {
            line("But", topic.conflict(), text);
        }
    }

    private static String title(Topic topic) {
        String number = topic.number();
        return number == null || number.equals(topic.id()) ? topic.id() : topic.id() + " (" + number + ')';
    }

    private static void line(String label, String value, StringBuilder text) {
        StringBuilder line = new StringBuilder(String.format("  %-" + LABEL + "s", label));
        for (String word : value.split(" ")) {
            if (line.length() > LABEL + 2 && line.length() + word.length() > WIDTH) {
                text.append(line.toString().stripTrailing()).append(System.lineSeparator());
                line = new StringBuilder(" ".repeat(LABEL + 2));
            }
            line.append(word).append(' ');
        }
        text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }

    /** What was asked, in one line, short and masked. */
    private static String shown(String question) {
        String masked = Masking.text(SPACES.matcher(question).replaceAll(" "));
        return masked.length() <= SHOWN ? masked : masked.substring(0, SHOWN) + "…";
    }
}
