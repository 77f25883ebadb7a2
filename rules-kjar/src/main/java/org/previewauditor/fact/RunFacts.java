package org.previewauditor.fact;

/** The facts that hold for every ad of a run. */
public record RunFacts(AsOf asOf, CompleteExports completeExports, AnalyticsTool tool) {}
