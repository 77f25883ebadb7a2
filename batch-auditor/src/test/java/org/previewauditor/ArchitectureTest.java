package org.previewauditor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Who may know whom. One path, one direction: export, fact, rulebook, finding, report; reference, job and cli carry
 * things along it. A law about a room that has no classes fails.
 */
@AnalyzeClasses(
        packages = "org.previewauditor",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WithoutGeneratedRules.class})
class ArchitectureTest {
    private static final String HOUSE = "org.previewauditor.";
    private static final String FACT = HOUSE + "fact..";
    private static final String CATALOGUE = HOUSE + "catalogue..";
    private static final String DECODE = HOUSE + "decode..";
    private static final String LUCENE = "org.apache.lucene..";
    private static final String TRUTH = HOUSE + "truth..";
    private static final String FINDING = HOUSE + "finding..";
    private static final String RULEBOOK = HOUSE + "rulebook..";
    private static final String EXPORT = HOUSE + "export..";
    private static final String REFERENCE = HOUSE + "reference..";
    private static final String INSPECTION = HOUSE + "inspection..";
    private static final String EXPLANATION = HOUSE + "explanation..";
    private static final String COMPARISON = HOUSE + "comparison..";
    private static final String SCENARIO = HOUSE + "scenario..";
    private static final String LEDGER = HOUSE + "ledger..";
    private static final String HISTORY = HOUSE + "history..";
    private static final String JOB = HOUSE + "job..";
    private static final String REPORT = HOUSE + "report..";
    private static final String READBACK = HOUSE + "readback..";
    private static final String HANDOUT = HOUSE + "handout..";
    private static final String PAGE = HOUSE + "page..";
    private static final String SUPPORT = HOUSE + "support..";
    private static final String WATCH = HOUSE + "watch..";
    private static final String SCHEDULE = HOUSE + "schedule..";
    private static final String CLI = HOUSE + "cli..";

    private static final String JAVA = "java..";
    private static final String JSPECIFY = "org.jspecify..";
    private static final String[] DROOLS = {"org.drools..", "org.kie.."};
    private static final String SPRING = "org.springframework..";
    private static final String SPRING_BATCH = "org.springframework.batch..";
    private static final String COMMONS_CSV = "org.apache.commons.csv..";
    private static final String JAVA_PARSER = "com.github.javaparser..";
    private static final String PICOCLI = "picocli..";

    // The knowledge

    @ArchTest
    static final ArchRule factImportsOnlyJava = classes()
            .that()
            .resideInAPackage(FACT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JAVA, JSPECIFY, FACT)
            .because("a fact says what an export says, and every other room speaks of facts");

    @ArchTest
    static final ArchRule truthImportsOnlyFact = classes()
            .that()
            .resideInAPackage(TRUTH)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JAVA, JSPECIFY, FACT, TRUTH)
            .because("a truth is named once, from facts alone, and the rules speak that word");

    @ArchTest
    static final ArchRule findingImportsOnlyFactAndTruth = classes()
            .that()
            .resideInAPackage(FINDING)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JAVA, JSPECIFY, FACT, TRUTH, FINDING)
            .because("a finding is what the rules concluded, whoever ran them and whoever prints it");

    @ArchTest
    static final ArchRule catalogueImportsOnlyTheWordsOfFindings = classes()
            .that()
            .resideInAPackage(CATALOGUE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JAVA, JSPECIFY, FINDING, CATALOGUE)
            .because(
                    "what an error means is known without an export, a rule or an engine, and decode asks it before any of"
                            + " these is loaded");

    @ArchTest
    static final ArchRule rulebookImportsTheKnowledgeAndDrools = classes()
            .that()
            .resideInAPackage(RULEBOOK)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    JAVA, JSPECIFY, FACT, TRUTH, FINDING, CATALOGUE, RULEBOOK, DROOLS[0], DROOLS[1], JAVA_PARSER)
            .because(
                    "the rules can be used without Spring, in any program that has facts; functions in rules are Java, and"
                            + " Drools brings its parser along");

    @ArchTest
    static final ArchRule onlyRulebookKnowsDrools = noClasses()
            .that()
            .resideOutsideOfPackage(RULEBOOK)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DROOLS)
            .because("rulebook is the only door to Drools: sessions, pools and its traps stay behind it");

    // The machinery

    @ArchTest
    static final ArchRule decodeSeesTheKnowledgeAndLucene = classes()
            .that()
            .resideInAPackage(DECODE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JAVA, JSPECIFY, FACT, FINDING, CATALOGUE, RULEBOOK, DECODE, LUCENE, "tools.jackson..")
            .because("looking something up takes no export, no job and no engine, and so answers at once");

    @ArchTest
    static final ArchRule onlyDecodeKnowsLucene = noClasses()
            .that()
            .resideOutsideOfPackage(DECODE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(LUCENE)
            .because("only what people type is searched; what exports say is matched exactly");

    @ArchTest
    static final ArchRule exportNeverSeesPolicy = noClasses()
            .that()
            .resideInAPackage(EXPORT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FINDING, RULEBOOK, DROOLS[0], DROOLS[1], SPRING)
            .because("reading a file must not depend on what is concluded from it, nor on who runs the reading");

    @ArchTest
    static final ArchRule referenceSeesOnlyFactCatalogueAndExport = classes()
            .that()
            .resideInAPackage(REFERENCE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JAVA, JSPECIFY, FACT, CATALOGUE, EXPORT, REFERENCE)
            .because("finding the facts that an ad names, and what an error is called, is looking up, not judging");

    @ArchTest
    static final ArchRule ledgerSeesOnlyTheKnowledge = classes()
            .that()
            .resideInAPackage(LEDGER)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JAVA, JSPECIFY, FACT, TRUTH, FINDING, LEDGER)
            .because("what a run adds up to follows from its verdicts, whoever reads or prints it");

    @ArchTest
    static final ArchRule inspectionSeesFactsOnly = classes()
            .that()
            .resideInAPackage(INSPECTION)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JAVA, JSPECIFY, FACT, EXPORT, REFERENCE, INSPECTION)
            .because(
                    "it hands over ads with the rows they name; who decides them, and by which rules, is not its business");

    @ArchTest
    static final ArchRule historyNeverSeesExportsRulesOrJobs = noClasses()
            .that()
            .resideInAPackage(HISTORY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FACT, EXPORT, REFERENCE, RULEBOOK, JOB, CLI, DROOLS[0], DROOLS[1], SPRING_BATCH)
            .because("what is remembered of a run comes from its verdicts, or from its folder, and from nothing else");

    @ArchTest
    static final ArchRule onlyHistoryWritesSql = noClasses()
            .that()
            .resideOutsideOfPackage(HISTORY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.springframework.jdbc.core..", "org.flywaydb..")
            .because("the tables and all that reads and writes them change together");

    @ArchTest
    static final ArchRule explanationAndComparisonSeeNoFilesAndNoRun = noClasses()
            .that()
            .resideInAnyPackage(EXPLANATION, COMPARISON)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EXPORT, JOB, REPORT, CLI, SPRING)
            .because("why an ad got its verdict, and what other rules would make of it, follows from facts and rules,"
                    + " however they were read");

    @ArchTest
    static final ArchRule jobNeverSeesDrools = noClasses()
            .that()
            .resideInAPackage(JOB)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DROOLS)
            .because("the job hands batches to the rule book and does not know how it decides");

    @ArchTest
    static final ArchRule reportNeverSeesDroolsOrSpringBatch = noClasses()
            .that()
            .resideInAPackage(REPORT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DROOLS[0], DROOLS[1], SPRING_BATCH)
            .because("a report is written from verdicts, and can be written again without a run");

    @ArchTest
    static final ArchRule onlyJobKnowsSpringBatch = noClasses()
            .that()
            .resideOutsideOfPackage(JOB)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SPRING_BATCH)
            .because("restart, chunks and job metadata are the business of one room");

    @ArchTest
    static final ArchRule onlyExportKnowsCommonsCsv = noClasses()
            .that()
            .resideOutsideOfPackage(EXPORT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(COMMONS_CSV)
            .because("Commons CSV reads exports, which come in a hundred dialects, and never writes: its printer leaves"
                    + " formulas as they are. Our own tables have one dialect, which report writes and readback"
                    + " reads");

    @ArchTest
    static final ArchRule readbackNeedsNoRun = noClasses()
            .that()
            .resideInAPackage(READBACK)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EXPORT, REFERENCE, INSPECTION, JOB, RULEBOOK, DROOLS[0], DROOLS[1], SPRING)
            .because("what people read is made from a run folder alone, without its exports and without its rules");

    @ArchTest
    static final ArchRule handoutsAreMadeFromFinishedRuns = noClasses()
            .that()
            .resideInAPackage(HANDOUT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EXPORT, REFERENCE, INSPECTION, JOB, RULEBOOK, DROOLS[0], DROOLS[1], SPRING)
            .because("what people take away can be made again from a run folder, long after its exports are gone");

    @ArchTest
    static final ArchRule thePageIsMadeFromAFinishedRun = noClasses()
            .that()
            .resideInAPackage(PAGE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EXPORT, REFERENCE, INSPECTION, JOB, RULEBOOK, DROOLS[0], DROOLS[1], SPRING)
            .because("the page can be made again from a run folder, and the same folder gives the same page");

    @ArchTest
    static final ArchRule onlyThePageKnowsTemplates = noClasses()
            .that()
            .resideOutsideOfPackage(PAGE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("gg.jte..")
            .because("everything that becomes HTML passes the one place that escapes it");

    @ArchTest
    static final ArchRule supportNeedsNoReport = noClasses()
            .that()
            .resideInAPackage(SUPPORT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EXPORT, JOB, READBACK, REPORT, DROOLS[0], DROOLS[1], SPRING)
            .because("a packet is about one ad of a drop, decided now; there need not be a report of it");

    @ArchTest
    static final ArchRule onlyHandoutKnowsSpreadsheets = noClasses()
            .that()
            .resideOutsideOfPackage(HANDOUT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.dhatim..")
            .because("cells that could act as formulas are kept from doing so in one place");

    @ArchTest
    static final ArchRule watchAndScheduleKnowNoAudit = noClasses()
            .that()
            .resideInAnyPackage(WATCH, SCHEDULE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FACT, EXPORT, RULEBOOK, JOB, REPORT, HISTORY, CLI, SPRING_BATCH, DROOLS[0], DROOLS[1])
            .because(
                    "they know what is ready and what is due, and move files; what is done with them is others' business");

    @ArchTest
    static final ArchRule onlyWatchKnowsSpringIntegration = noClasses()
            .that()
            .resideOutsideOfPackage(WATCH)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.integration..", "org.springframework.messaging..")
            .because("which files of an inbox are whole is decided in one place");

    @ArchTest
    static final ArchRule onlyCliKnowsTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PICOCLI)
            .because("what the program does can be used and tested without its command line");

    @ArchTest
    static final ArchRule scenarioNeverSeesJobOrReport = noClasses()
            .that()
            .resideInAPackage(SCENARIO)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(JOB, REPORT, CLI, HISTORY, SPRING, DROOLS[0], DROOLS[1])
            .because(
                    "a scenario is decided on the path that every ad takes, from CSV files to findings, and no further");

    @ArchTest
    static final ArchRule onlyScenarioReadsYaml = noClasses()
            .that()
            .resideOutsideOfPackage(SCENARIO)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.yaml..")
            .because("scenarios are the only YAML there is, and all of their values are texts");

    @ArchTest
    static final ArchRule roomsHaveNoCycles = slices().matching(HOUSE + "(*)..")
            .should()
            .beFreeOfCycles()
            .because("two rooms that need each other are one room, or need a third");

    /** What kie-maven-plugin writes from the DRL is the rules' own and may see all that they see. */
    static final class WithoutGeneratedRules implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/org/previewauditor/rules/");
        }
    }
}
