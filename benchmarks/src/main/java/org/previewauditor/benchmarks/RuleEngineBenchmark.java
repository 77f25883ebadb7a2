package org.previewauditor.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.previewauditor.benchmarks.drop.DropGenerator;
import org.previewauditor.export.Drop;
import org.previewauditor.fact.AdContext;
import org.previewauditor.fact.AsOf;
import org.previewauditor.inspection.Inspection;
import org.previewauditor.rulebook.RuleBook;

/** The rule engine alone: how long it takes to decide an ad that is in memory, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class RuleEngineBenchmark {

    private static final int ADS = 20_000;
    private static final AsOf AS_OF = new AsOf(Instant.parse("2026-11-21T05:00:00Z"), Duration.ofDays(14));

    /** Ads that are decided together. */
    @Param({"1", "100", "1000"})
    public int batch;

    private final RuleBook rules = RuleBook.bundled();
    private final List<List<AdContext>> batches = new ArrayList<>();
    private final Inspection inspection;

    public RuleEngineBenchmark() {
        try {
            Path folder = Path.of(System.getProperty("java.io.tmpdir"), "preview-auditor-rule-engine");
            DropGenerator.generate(folder, ADS, ADS / 5, 1);
            inspection = Inspection.open(Drop.open(List.of(folder), null), AS_OF, null);
        } catch (IOException e) {
            throw new IllegalStateException("the drop could not be made", e);
        }
    }

    @Setup
    public void read() throws IOException {
        List<AdContext> all = new ArrayList<>(ADS);
        inspection.forEachBatch(all::addAll);
        for (int from = 0; from < ADS; from += batch) {
            batches.add(List.copyOf(all.subList(from, Math.min(from + batch, ADS))));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ADS)
    public void decide(Blackhole hole) {
        for (List<AdContext> ads : batches) {
            hole.consume(rules.decide(inspection.facts(), ads));
        }
    }

    @TearDown
    public void close() {
        inspection.close();
        rules.close();
    }
}
