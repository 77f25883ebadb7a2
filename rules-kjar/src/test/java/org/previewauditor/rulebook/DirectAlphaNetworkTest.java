package org.previewauditor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.ObjectTypeNode;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.runtime.KieSession;
import org.previewauditor.truth.AuditedAd;

/** Public, because the rules that it compiles use its types. */
public class DirectAlphaNetworkTest {

    /** A fact with what rules may ask for. */
    public record Parcel(@Nullable String colour, @Nullable String shape, int weight, boolean fragile) {
        public @Nullable String label() {
            return colour == null ? null : colour + shape;
        }
    }

    /** Another fact, to join with. */
    public record Limit(int weight) {}

    private static final String RULES = """
            package parcels
            import org.previewauditor.rulebook.DirectAlphaNetworkTest.Limit;
            import org.previewauditor.rulebook.DirectAlphaNetworkTest.Parcel;
            global java.util.List fired;

            rule "red" when Parcel( colour == "red" ) then fired.add("red"); end
            rule "blue" when Parcel( colour == "blue" ) then fired.add("blue"); end
            rule "green" when Parcel( colour == "green" ) then fired.add("green"); end
            rule "red and round" when Parcel( colour == "red", shape == "round" ) then fired.add("red and round"); end
            rule "round" when Parcel( shape == "round" ) then fired.add("round"); end
            rule "flat" when Parcel( shape == "flat" ) then fired.add("flat"); end
            rule "no colour" when Parcel( colour == null ) then fired.add("no colour"); end
            rule "fragile" when Parcel( fragile ) then fired.add("fragile"); end
            rule "fragile and heavy" when Parcel( fragile, weight > 10 ) then fired.add("fragile and heavy"); end
            rule "light" when Parcel( weight < 1 ) then fired.add("light"); end
            rule "one kilogram" when Parcel( weight == 1 ) then fired.add("one kilogram"); end
            rule "two kilograms" when Parcel( weight == 2 ) then fired.add("two kilograms"); end
            rule "three kilograms" when Parcel( weight == 3 ) then fired.add("three kilograms"); end
            rule "over the limit" when Limit( $most : weight ) Parcel( weight > $most ) then fired.add("over the limit"); end
            rule "as heavy as the limit" when $limit : Limit() Parcel( fragile, weight == $limit.weight ) then fired.add("as heavy as the limit"); end
            rule "none is fragile" when Limit() not Parcel( fragile ) then fired.add("none is fragile"); end
            rule "bound" when Parcel( $weight : weight, $weight > 20, colour in ("red", "blue") ) then fired.add("bound"); end
            """;

    @Test
    void the_same_rules_fire_as_in_the_network_of_drools() {
        KieBase ours = compiled(RULES);
        DirectAlphaNetwork.install(ours);
        KieBase theirs = compiled(RULES);
        TreeSet<String> fired = new TreeSet<>();

        for (String colour : new String[] {"red", "blue", "green", "yellow", null}) {
            for (String shape : new String[] {"round", "flat", "", null}) {
                for (int weight : new int[] {0, 1, 2, 3, 5, 11, 25}) {
                    for (boolean fragile : new boolean[] {true, false}) {
                        Parcel parcel = new Parcel(colour, shape, weight, fragile);
                        List<String> expected = fire(theirs, parcel, new Limit(5));
                        assertThat(fire(ours, parcel, new Limit(5)))
                                .as(parcel.toString())
                                .containsExactlyInAnyOrderElementsOf(expected);
                        fired.addAll(expected);
                    }
                }
            }
        }

        assertThat(fired).as("every rule was tried").hasSize(17);
    }

    @Test
    void a_condition_that_fails_is_told_in_the_words_of_the_engine() {
        String failing =
                RULES + "rule \"long label\" when Parcel( label.length() > 3 ) then fired.add(\"long\"); end\n";
        KieBase ours = compiled(failing);
        DirectAlphaNetwork.install(ours);
        Parcel withoutLabel = new Parcel(null, "flat", 2, false);

        Throwable theirs = catchThrowable(() -> fire(compiled(failing), withoutLabel));

        assertThat(theirs).hasMessageContaining("long label");
        assertThat(catchThrowable(() -> fire(ours, withoutLabel))).hasMessage(theirs.getMessage());
    }

    @Test
    void audits_ask_their_conditions_this_way() {
        RuleBase base = RuleBase.ofClassPath();

        List<ObjectTypeNode> ofAds = ((InternalRuleBase) base.kieBase())
                .getRete().getEntryPointNodes().values().stream()
                        .flatMap(entryPoint -> entryPoint.getObjectTypeNodes().values().stream())
                        .filter(node -> node.getObjectType().getClassName().equals(AuditedAd.class.getName()))
                        .toList();

        assertThat(ofAds)
                .singleElement()
                .extracting(ObjectTypeNode::getObjectSinkPropagator)
                .isInstanceOf(DirectAlphaNetwork.class);
        base.close();
    }

    private static List<String> fire(KieBase rules, Object... facts) {
        List<String> fired = new ArrayList<>();
        KieSession session = rules.newKieSession();
        try {
            session.setGlobal("fired", fired);
            for (Object fact : facts) {
                session.insert(fact);
            }
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return fired;
    }

    private static KieBase compiled(String rules) {
        KieServices services = KieServices.get();
        KieFileSystem system = services.newKieFileSystem();
        system.write("src/main/resources/parcels/parcels.drl", rules);
        KieBuilder builder = services.newKieBuilder(system, DirectAlphaNetworkTest.class.getClassLoader());
        builder.buildAll(ExecutableModelProject.class);
        assertThat(builder.getResults().getMessages()).isEmpty();
        return services.newKieContainer(services.getRepository().getDefaultReleaseId())
                .getKieBase();
    }
}
