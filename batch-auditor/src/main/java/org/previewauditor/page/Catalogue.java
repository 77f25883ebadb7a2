package org.previewauditor.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.previewauditor.readback.PlannedFix;
import org.previewauditor.readback.ReportedFinding;

/** The texts of all codes that a run has, gathered from its fixes and findings. */
final class Catalogue {

    private static final String LEVEL = " > ";

    private final Map<String, CodeText> byCode = new HashMap<>();
    private final Map<String, PlannedFix> planned = new HashMap<>();

    /** Learns the steps of a code. Fixes come before findings. */
    void learn(PlannedFix fix) {
        planned.putIfAbsent(fix.code(), fix);
    }

    CodeText learn(ReportedFinding finding) {
        CodeText known = byCode.get(finding.code());
        if (known != null) {
            return known;
        }
        PlannedFix fix = planned.get(finding.code());
        String action = action(finding, fix);
        CodeText text = new CodeText(
                finding.code(),
                finding.effect(),
                finding.owner(),
                finding.subjectType(),
                finding.cause(),
                action,
                path(finding.fix(), action),
                fix == null ? List.of() : fix.steps(),
                finding.reference());
        byCode.put(finding.code(), text);
        return text;
    }

    /** @throws IllegalStateException if no finding has this code */
    CodeText of(String code) {
        CodeText text = byCode.get(code);
        if (text == null) {
            throw new IllegalStateException("The run has no finding " + code + '.');
        }
        return text;
    }

    boolean has(String code) {
        return byCode.containsKey(code);
    }

    /** All codes, those of the summary first, in its order, then those that only deleted ads have. */
    Map<String, CodeText> inOrder(Iterable<String> summaryOrder) {
        Map<String, CodeText> ordered = new LinkedHashMap<>();
        for (String code : summaryOrder) {
            if (byCode.containsKey(code)) {
                ordered.put(code, of(code));
            }
        }
        List<String> others = new ArrayList<>(byCode.keySet());
        others.sort(null);
        for (String code : others) {
            ordered.putIfAbsent(code, of(code));
        }
        return ordered;
    }

    /** The action of a finding's fix, which is followed by its menu path in parentheses. */
    private static String action(ReportedFinding finding, @Nullable PlannedFix fix) {
        if (fix != null && finding.fix().startsWith(fix.action())) {
            return fix.action();
        }
        int path = finding.fix().endsWith(")") ? finding.fix().lastIndexOf(" (") : -1;
        return path < 0 ? finding.fix() : finding.fix().substring(0, path);
    }

    private static List<String> path(String fix, String action) {
        if (fix.length() < action.length() + 3) {
            return List.of();
        }
        return Arrays.stream(
                        fix.substring(action.length() + 2, fix.length() - 1).split(LEVEL, -1))
                .toList();
    }
}
