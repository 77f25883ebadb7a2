package org.previewauditor.rulebook;

import org.previewauditor.fact.AnalyticsTool;
import org.previewauditor.fact.AsOf;
import org.previewauditor.fact.CompleteExports;

/** The facts that hold for every ad of a run. */
public record RunFacts(AsOf asOf, CompleteExports completeExports, AnalyticsTool tool) {}
