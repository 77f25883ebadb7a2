package org.previewauditor.benchmarks.peer.evrete;

import java.util.ArrayList;
import java.util.List;
import org.previewauditor.benchmarks.peer.Found;
import org.previewauditor.benchmarks.peer.JudgedAd;

/** An ad in a session, and what the rules find about it. A fact is known by its identity. */
public final class AdCase {

    public final JudgedAd ad;
    final List<Found> found = new ArrayList<>(2);

    AdCase(JudgedAd ad) {
        this.ad = ad;
    }
}
