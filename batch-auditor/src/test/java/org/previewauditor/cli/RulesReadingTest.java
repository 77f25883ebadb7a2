package org.previewauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.previewauditor.rulebook.RuleBook;

/** The rules as people read them: list, show and docs. */
class RulesReadingTest {

    @RegisterExtension
    final Shell shell = new Shell();

    @TempDir
    Path folder;

    @Test
    void theListHasEveryRuleInCatalogueOrder() {
        assertThat(shell.run("rules", "list")).isEqualTo(0);

        try (RuleBook rules = RuleBook.bundled()) {
            List<String> codes =
                    rules.rules().stream().map(rule -> rule.type().code()).toList();
            assertThat(shell.printed()).contains(rules.checksum()).contains(codes.size() + " rules");
            assertThat(shell.printed().lines().skip(3).map(line -> line.split(" +")[2]))
                    .containsExactlyElementsOf(codes);
        }
        assertThat(shell.printed()).containsPattern("BLOCKS +CREATOR +post-deleted +The post was deleted");
    }

    @Test
    void aRuleIsShownWithItsTextsConditionAndCases() {
        assertThat(shell.run("rules", "show", "post-deleted")).isEqualTo(0);

        assertThat(shell.printed())
                .startsWith("post-deleted: The post was deleted\n")
                .contains("  effect       BLOCKS: the preview will fail\n")
                .contains("  needs        spark_posts\n")
                .contains("  comes from   TikTok: Spark Ads code errors, video_deleted (4002)\n")
                .contains("  action       Ask the creator for another post")
                .containsPattern("Condition \\(post\\.drl:\\d+\\)\n  \\$ad : AuditedAd\\( post != null, ")
                .contains("Scenario (scenarios/post-deleted.yaml): The creator deleted the post.\n")
                .contains("  fires        TikTok says so of the post.\n")
                .contains("  near miss    The post is there.\n");
    }

    @Test
    void anUnknownCodeGetsTheNearestOnes() {
        assertThat(shell.run("rules", "show", "post-delete")).isEqualTo(3);
        assertThat(shell.errors())
                .contains("There is no rule post-delete. Did you mean post-deleted, ")
                .doesNotContain("\tat ");
    }

    @Test
    void docsHaveAPageForEachRuleAnIndexAndTheFormats() throws IOException {
        Path docs = folder.resolve("docs");
        assertThat(shell.run("rules", "docs", "--out", docs.toString())).isEqualTo(0);

        try (RuleBook rules = RuleBook.bundled();
                Stream<Path> pages = Files.list(docs)) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .hasSize(rules.rules().size() + 2)
                    .contains("index.md", "formats.md", "post-deleted.md");
        }
        assertThat(Files.readString(docs.resolve("post-deleted.md")))
                .startsWith("# post-deleted\n")
                .contains("**What it catches.** The creator deleted the post.")
                .contains("- TikTok says so of the post.\n")
                .contains("**How to fix it.** Ask the creator")
                .contains("```csv\nadvertiser_id,item_id,item_type,item_status,")
                .contains("**Example out.** Verdict WILL_FAIL; post `post-cora`, because of\n")
                .contains("- `item_status=USER_DELETE (spark_posts.csv:2)`");
        assertThat(Files.readString(docs.resolve("index.md")))
                .contains("| [post-deleted](post-deleted.md) | BLOCKS | creator |");
        assertThat(Files.readString(docs.resolve("formats.md")))
                .contains("| SPARK_CAROUSEL | `spark and carousel` | none | `spark-carousel-unsupported` |");
    }

    @Test
    void docsGoWhereTheyAreSent() throws IOException {
        assertThat(shell.run("rules", "docs")).isEqualTo(2);
        assertThat(shell.errors()).contains("--out", "--single");
        Files.writeString(folder.resolve("file"), "");
        assertThat(shell.run(
                        "rules", "docs", "--out", folder.resolve("file/docs").toString()))
                .isEqualTo(3);
        assertThat(shell.errors()).contains("The pages cannot be written: ").doesNotContain("\tat ");
        assertThat(shell.run("rules", "list", "--rules", folder.toString())).isEqualTo(3);
        assertThat(shell.errors()).contains("there is no rule file (*.drl) in");
    }

    /** The rules in the repository's root are those that decide. */
    @Test
    void theRulesInTheRepositoryAreUpToDate() throws IOException {
        Path fresh = folder.resolve("RULES.md");
        assertThat(shell.run("rules", "docs", "--single", fresh.toString())).isEqualTo(0);

        assertThat(Files.readString(fresh))
                .as("RULES.md is stale. Renew it with: ./preview-auditor rules docs --single RULES.md")
                .isEqualTo(Files.readString(Path.of("../RULES.md")));
    }
}
