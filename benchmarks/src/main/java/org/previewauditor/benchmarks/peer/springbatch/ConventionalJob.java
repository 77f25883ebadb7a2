package org.previewauditor.benchmarks.peer.springbatch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.previewauditor.benchmarks.peer.DecidedAd;
import org.previewauditor.benchmarks.peer.Exports;
import org.previewauditor.benchmarks.peer.Found;
import org.previewauditor.benchmarks.peer.Report;
import org.previewauditor.fact.Ad;
import org.previewauditor.fact.AsOf;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.FlatFileItemWriter;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.transform.LineAggregator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.FileSystemResource;

/**
 * The audit as Spring Batch's guides would have it: an ad is an item, {@link FlatFileItemReader} reads it, a processor
 * decides it in a new rule session, {@link FlatFileItemWriter}s write it. Jobs are kept in memory, which is cheaper than
 * the usual database.
 *
 * <pre>ConventionalJob DROP OUT AS_OF</pre>
 */
@EnableBatchProcessing
public class ConventionalJob {

    private static final int ADS_OF_A_CHUNK = 1_000;

    /** A row of findings.csv. */
    private record FindingOfAd(Ad ad, Found found) {}

    public static void main(String[] args) throws Exception {
        Path drop = Path.of(args[0]);
        Path out = Path.of(args[1]);
        AsOf asOf = new AsOf(Instant.parse(args[2]), Duration.ofDays(14));
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext(ConventionalJob.class)) {
            JobRepository repository = context.getBean(JobRepository.class);
            Job job = new JobBuilder("audit", repository)
                    .start(step(repository, drop, out, asOf))
                    .build();
            JobExecution execution = context.getBean(JobOperator.class).start(job, new JobParameters());
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw new IllegalStateException(execution.toString());
            }
        }
    }

    private static Step step(JobRepository repository, Path drop, Path out, AsOf asOf) throws IOException {
        FlatFileItemWriter<DecidedAd> ads = writer(out.resolve(Report.ADS), Report.ADS_HEADER, decided -> {
            StringBuilder row = new StringBuilder();
            Report.appendAd(decided, row);
            return row.toString();
        });
        FlatFileItemWriter<FindingOfAd> findings =
                writer(out.resolve(Report.FINDINGS), Report.FINDINGS_HEADER, finding -> {
                    StringBuilder row = new StringBuilder();
                    Report.appendFinding(finding.ad(), finding.found(), row);
                    return row.toString();
                });
        ItemWriter<DecidedAd> both = chunk -> {
            ads.write(chunk);
            Chunk<FindingOfAd> rows = new Chunk<>();
            for (DecidedAd decided : chunk) {
                decided.findings().forEach(found -> rows.add(new FindingOfAd(decided.ad(), found)));
            }
            findings.write(rows);
        };
        return new StepBuilder("audit", repository)
                        .<AdRow, DecidedAd>chunk(ADS_OF_A_CHUNK)
                        .reader(reader(drop.resolve("ads.csv")))
                        .processor(new SessionForEachAd(Exports.read(drop), asOf))
                        .writer(both)
                        .stream(ads)
                        .stream(findings)
                        .build();
    }

    private static FlatFileItemReader<AdRow> reader(Path file) throws IOException {
        return new FlatFileItemReaderBuilder<AdRow>()
                .name("ads")
                .resource(new FileSystemResource(file))
                .encoding(StandardCharsets.UTF_8.name())
                .linesToSkip(1)
                .delimited()
                .names(properties(file))
                .targetType(AdRow.class)
                .build();
    }

    /** The columns of the file as a bean calls them: ad_id is adId. */
    private static String[] properties(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return Pattern.compile("_(.)")
                    .matcher(lines.readLine())
                    .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT))
                    .split(",");
        }
    }

    private static <T> FlatFileItemWriter<T> writer(Path file, String header, LineAggregator<T> rows) {
        return new FlatFileItemWriterBuilder<T>()
                .name(String.valueOf(file.getFileName()))
                .resource(new FileSystemResource(file))
                .encoding(StandardCharsets.UTF_8.name())
                .lineSeparator(Report.LINE_END)
                .headerCallback(writer -> writer.write(header))
                .lineAggregator(rows)
                .build();
    }
}
