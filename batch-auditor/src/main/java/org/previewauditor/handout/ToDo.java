package org.previewauditor.handout;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.previewauditor.finding.Owner;
import org.previewauditor.finding.SubjectType;
import org.previewauditor.readback.FinishedRun;
import org.previewauditor.readback.PlannedFix;
import org.previewauditor.readback.ReportedAd;
import org.previewauditor.readback.ReportedFinding;

/**
 * What each person has to do, in the order of the fix plan. Ads that each need the same are one task; a missing export
 * is one task, however many ads lack it. Memory is bounded, whatever the run.
 */
final class ToDo {

    /** How many tasks a person gets: more than anybody does before the next audit. */
    static final int TASKS = 500;

    /** Findings whose cure is named by their evidence, not by the ad. */
    private static final Set<String> TOLD_BY_EVIDENCE = Set.of("evidence-missing", "value-unknown");

    private static final String OTHER = "further ones";

    private final Map<Owner, Map<Key, Task>> tasks = new EnumMap<>(Owner.class);
    private final Map<Owner, Long> leftOut = new EnumMap<>(Owner.class);
    private final Map<String, PlannedFix> kinds = new HashMap<>();
    private final int mostTasks;

    /**
     * What makes rows of the fix plan one task.
     *
     * @param group the code where each ad needs the same, with the evidence where that names the cure
     */
    private record Key(SubjectType subjectType, String subjectId, String group) {}

    ToDo(int mostTasks) {
        this.mostTasks = mostTasks;
        for (Owner owner : Owner.values()) {
            tasks.put(owner, new LinkedHashMap<>());
        }
    }

    /** Reads the fix plan. To be called before any ad is added. */
    void readPlan(FinishedRun run) {
        try (Stream<PlannedFix> fixes = run.fixes()) {
            fixes.forEach(this::add);
        }
    }

    /** Adds an ad to the tasks on which it depends. Deleted ads depend on nothing. */
    void add(ReportedAd ad, List<ReportedFinding> findings) {
        if (ad.deleted()) {
            return;
        }
        for (ReportedFinding finding : findings) {
            if (TOLD_BY_EVIDENCE.contains(finding.code())) {
                finding.evidence()
                        .forEach(piece ->
                                task(finding, EvidenceText.withoutPlace(piece)).add(ad, finding));
            } else {
                Task task = ofOwner(finding.owner()).get(keyOf(finding));
                if (task != null) {
                    task.add(ad, finding);
                }
            }
        }
    }

    /** Adds what was found about an ad account as a whole. */
    void add(ReportedFinding finding) {
        Task task = ofOwner(finding.owner()).get(keyOf(finding));
        if (task != null) {
            task.tell(finding);
        }
    }

    List<Task> of(Owner owner) {
        return List.copyOf(ofOwner(owner).values());
    }

    /** How many rows of the fix plan are on nobody's list, because this person's is full. */
    long leftOut(Owner owner) {
        return leftOut.getOrDefault(owner, 0L);
    }

    private void add(PlannedFix fix) {
        if (TOLD_BY_EVIDENCE.contains(fix.code())) {
            kinds.putIfAbsent(fix.code(), fix);
            return;
        }
        boolean itself = fix.subjectType() == SubjectType.AD;
        Key key = new Key(fix.subjectType(), itself ? "" : fix.subjectId(), itself ? fix.code() : "");
        Map<Key, Task> ofOwner = ofOwner(fix.owner());
        Task task = ofOwner.get(key);
        if (task == null) {
            if (ofOwner.size() >= mostTasks && !itself) {
                leftOut.merge(fix.owner(), 1L, Long::sum);
                return;
            }
            task = new Task(fix.subjectType(), key.subjectId(), "");
            ofOwner.put(key, task);
        }
        task.add(fix);
    }

    private Task task(ReportedFinding finding, String cure) {
        Map<Key, Task> ofOwner = ofOwner(finding.owner());
        Key key = new Key(SubjectType.AD, "", finding.code() + '\n' + cure);
        Task known = ofOwner.get(key);
        if (known != null) {
            return known;
        }
        boolean full = ofOwner.size() >= mostTasks;
        Key used = full ? new Key(SubjectType.AD, "", finding.code() + '\n' + OTHER) : key;
        return ofOwner.computeIfAbsent(used, any -> {
            Task task = new Task(SubjectType.AD, "", full ? OTHER : cure);
            PlannedFix fix = kinds.get(finding.code());
            if (fix != null) {
                task.addKind(fix);
            }
            return task;
        });
    }

    private Map<Key, Task> ofOwner(Owner owner) {
        @Nullable Map<Key, Task> ofOwner = tasks.get(owner);
        if (ofOwner == null) {
            throw new IllegalStateException("Every owner has a list.");
        }
        return ofOwner;
    }

    private static Key keyOf(ReportedFinding finding) {
        boolean itself = finding.subjectType() == SubjectType.AD;
        return new Key(finding.subjectType(), itself ? "" : finding.subjectId(), itself ? finding.code() : "");
    }
}
