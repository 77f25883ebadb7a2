package org.previewauditor.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.previewauditor.truth.AuditedAd;

/**
 * All that was concluded about an ad.
 *
 * @param findings about the preview, in catalogue order
 * @param delivery findings about delivery, in catalogue order; none about a deleted ad
 */
public record Decision(AuditedAd ad, Verdict verdict, List<Finding> findings, List<Finding> delivery) {

    /** By code, in the order of the catalogue, and then by subject. */
    public static final Comparator<Finding> CATALOGUE_ORDER =
            Comparator.<Finding>comparingInt(finding -> finding.type().order()).thenComparing(Finding::subjectId);

    /**
     * The verdict is that of the strongest finding. Where the format has no preview only that and notices are kept,
     * because nothing else would bring the preview back.
     */
    public static Decision of(AuditedAd ad, List<Finding> concluded) {
        List<Finding> kept = new ArrayList<>(concluded);
        List<Finding> delivery = takeDelivery(kept);
        Effect strongest = strongest(kept);
        if (strongest == Effect.UNSUPPORTED) {
            kept.removeIf(finding -> finding.type().effect() != Effect.UNSUPPORTED
                    && finding.type().effect() != Effect.NOTICE);
        }
        if (kept.size() > 1) {
            kept.sort(CATALOGUE_ORDER);
        }
        return new Decision(ad, strongest.verdict(), kept, ad.deleted() ? List.of() : delivery);
    }

    /** The first finding among those with the strongest effect, or {@code null} if the verdict is OK. */
    public @Nullable Finding primary() {
        if (verdict == Verdict.OK) {
            return null;
        }
        for (Finding finding : findings) {
            if (finding.type().effect().verdict() == verdict) {
                return finding;
            }
        }
        throw new IllegalStateException("A verdict follows from a finding.");
    }

    private static List<Finding> takeDelivery(List<Finding> findings) {
        List<Finding> delivery = List.of();
        for (int i = findings.size() - 1; i >= 0; i--) {
            if (findings.get(i).type().part() == Part.DELIVERY) {
                delivery = delivery.isEmpty() ? new ArrayList<>(2) : delivery;
                delivery.add(findings.remove(i));
            }
        }
        if (delivery.size() > 1) {
            delivery.sort(CATALOGUE_ORDER);
        }
        return delivery;
    }

    private static Effect strongest(List<Finding> findings) {
        Effect strongest = Effect.NOTICE;
        for (Finding finding : findings) {
            if (finding.type().effect().compareTo(strongest) < 0) {
                strongest = finding.type().effect();
            }
        }
        return strongest;
    }
}
