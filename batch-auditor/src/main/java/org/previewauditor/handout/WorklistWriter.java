package org.previewauditor.handout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.previewauditor.finding.Owner;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.ReportWriter;
import org.previewauditor.report.CsvBuffer;

/**
 * {@code worklists/<owner>.md} and {@code .csv}, what to send each person, and {@code expiries.ics}, when their
 * authorizations run out. Made together, because all of them need every ad with its findings.
 */
public final class WorklistWriter implements ReportWriter {

    public static final String FOLDER = "worklists";

    private final int mostTasks;

    public WorklistWriter() {
        this(ToDo.TASKS);
    }

    WorklistWriter(int mostTasks) {
        this.mostTasks = mostTasks;
    }

    @Override
    public List<String> names() {
        return List.of(FOLDER, Calendar.FILE);
    }

    @Override
    public void write(FinishedRun run, Path folder) throws IOException {
        ToDo toDo = new ToDo(mostTasks);
        Expiries expiries = new Expiries();
        toDo.readPlan(run);
        run.forEachAd(
                (ad, findings) -> {
                    toDo.add(ad, findings);
                    expiries.add(ad, findings);
                },
                toDo::add);
        Path lists = Files.createDirectories(folder.resolve(FOLDER));
        for (Owner owner : Owner.values()) {
            List<Task> tasks = toDo.of(owner);
            String name = owner.name().toLowerCase(Locale.ROOT);
            Files.writeString(
                    lists.resolve(name + ".md"), WorklistMarkdown.of(run.summary(), owner, tasks, toDo.leftOut(owner)));
            CsvBuffer rows = WorklistCsv.of(tasks);
            try (OutputStream out = Files.newOutputStream(lists.resolve(name + ".csv"))) {
                out.write(rows.array(), 0, rows.size());
            }
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve(Calendar.FILE))) {
            Calendar.write(expiries.list(), run.summary().asOf(), out);
        }
    }
}
