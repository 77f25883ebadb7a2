package org.previewauditor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whatever way a condition is written, it is found in its place and in the author's words. */
@DisplayName("Reading rules as they are written")
class RuleReaderTest {

    private static final String DRL = """
            package org.previewauditor.rules;
            import java.util.List;

            // rule "no rule"
            rule "every kind of condition" @effect("NOTICE")
            when
                // first the list
                $list : List( size > 1, // more than one
                        $size : size, get(0) == "a, (b // c" && size < 5 || (size == 3) ) from $somewhere
                not List( size == 2 )
                exists( List( size == 1 ) and List( size == 2 ) )
                ( List() or List( size == 7 ) )
                accumulate( List( $one : size ); $sum : sum($one); $sum > 10 )
                List( size == 9 )
            then
            end

            rule "a truth" @inference("List")
            when
                List()
            then
            end

            rule "on one line" when String( length > 3 ) then end
            """;

    private static WrittenRule rule(String name) {
        return RuleReader.read("some.drl", DRL).rules().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("Patterns come apart into constraints, other conditions stay whole")
    void conditions() {
        assertThat(rule("every kind of condition").conditions())
                .containsExactly(
                        new Condition("List()", 8),
                        new Condition("size > 1", 8),
                        new Condition("$size : size", 9),
                        new Condition("get(0) == \"a, (b // c\" && size < 5 || (size == 3)", 9),
                        new Condition("not List( size == 2 )", 10),
                        new Condition("exists( List( size == 1 ) and List( size == 2 ) )", 11),
                        new Condition("List() or List( size == 7 )", 12),
                        new Condition("accumulate( List( $one : size ); $sum : sum($one); $sum > 10 )", 13),
                        new Condition("List()", 14),
                        new Condition("size == 9", 14));
    }

    @Test
    @DisplayName("Rules that derive a truth are left alone")
    void truths() {
        RuleReader reader = RuleReader.read("some.drl", DRL);

        assertThat(reader.rules())
                .extracting(WrittenRule::name)
                .containsExactly("every kind of condition", "on one line");
        assertThat(reader.with(rule -> "<" + rule.name() + ">"))
                .contains("// rule \"no rule\"", "<every kind of condition>", "rule \"a truth\"", "<on one line>")
                .doesNotContain("accumulate");
    }

    @Test
    @DisplayName("The whole condition and the whole rule are as the author wrote them")
    void texts() {
        assertThat(rule("on one line").condition()).isEqualTo("String( length > 3 )");
        assertThat(rule("on one line").text()).isEqualTo("rule \"on one line\" when String( length > 3 ) then end");
        assertThat(rule("on one line").line()).isEqualTo(24);
        assertThat(rule("every kind of condition").condition())
                .startsWith("$list : List( size > 1, // more than one\n        $size")
                .endsWith("\nList( size == 9 )");
    }

    @Test
    @DisplayName("A file that is no DRL is named with the line")
    void noDrl() {
        assertThatExceptionOfType(RuleBookException.class)
                .isThrownBy(() -> RuleReader.read("some.drl", "package a;\nrule \"x\"\nwhen\n  String( then end"))
                .satisfies(problem -> assertThat(problem.problems())
                        .first()
                        .extracting(RuleProblem::file, RuleProblem::line)
                        .isEqualTo(List.of("some.drl", 4)));
    }
}
