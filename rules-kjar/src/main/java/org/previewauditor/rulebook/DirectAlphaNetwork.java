package org.previewauditor.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.base.util.index.ConstraintTypeOperator;
import org.drools.core.common.InternalFactHandle;
import org.drools.core.common.PropagationContext;
import org.drools.core.common.ReteEvaluator;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.CompositeObjectSinkAdapter;
import org.drools.core.reteoo.EntryPointNode;
import org.drools.core.reteoo.ObjectSink;
import org.drools.core.reteoo.ObjectTypeNode;
import org.drools.model.SingleConstraint;
import org.drools.model.functions.Predicate1;
import org.drools.modelcompiler.constraints.LambdaConstraint;
import org.kie.api.KieBase;

/**
 * Asks the conditions that rules have on a fact by itself, as the alpha network of Drools does, but asks the compiled
 * condition itself. Between an alpha node and its condition there are five calls, three of them to interfaces, and an ad
 * meets some forty conditions: this way it is decided in three quarters of the time ({@code RuleEngineBenchmark}). The
 * compiler for alpha networks that Drools has makes Java of these rules that does not compile (10.2.0).
 *
 * <p>Facts are only ever inserted here; what is modified or deleted goes the way of Drools.
 */
@SuppressWarnings("serial") // networks are never serialized
final class DirectAlphaNetwork extends CompositeObjectSinkAdapter {

    /** From so many conditions on one property on, its value is looked up. */
    private static final int WORTH_LOOKING_UP = 3;

    private final Branch root;

    private DirectAlphaNetwork(ObjectSink[] sinks) {
        for (ObjectSink sink : sinks) {
            addObjectSink(sink);
        }
        this.root = Branch.of(sinks);
    }

    /** Lets a KIE base that is complete, and has no sessions yet, ask its conditions this way. */
    static void install(KieBase kieBase) {
        for (EntryPointNode entryPoint :
                ((InternalRuleBase) kieBase).getRete().getEntryPointNodes().values()) {
            for (ObjectTypeNode type : entryPoint.getObjectTypeNodes().values()) {
                if (type.getObjectSinkPropagator() instanceof CompositeObjectSinkAdapter) {
                    type.setObjectSinkPropagator(new DirectAlphaNetwork(
                            type.getObjectSinkPropagator().getSinks()));
                }
            }
        }
    }

    @Override
    public void propagateAssertObject(InternalFactHandle handle, PropagationContext context, ReteEvaluator evaluator) {
        root.take(handle, handle.getObject(), context, evaluator);
    }

    /** A condition, and what follows where it holds. */
    private record Question(Predicate1<Object> condition, AlphaNode node, Branch next) {

        boolean holds(InternalFactHandle handle, Object fact, ReteEvaluator evaluator) {
            try {
                return condition.test(fact);
            } catch (Exception e) {
                // Fails again, in the words of the engine, which name the rule.
                return node.getConstraint().isAllowed(handle, evaluator);
            }
        }
    }

    /** What follows for each value of a property. */
    private record Choice(LambdaConstraint property, Map<Object, Branch> nextByValue) {}

    /** All that follows at one place. */
    private record Branch(Question[] questions, Choice[] choices, ObjectSink[] others) {

        static Branch of(ObjectSink[] sinks) {
            List<Question> questions = new ArrayList<>();
            Map<Integer, List<AlphaNode>> byProperty = new LinkedHashMap<>();
            List<ObjectSink> others = new ArrayList<>();
            for (ObjectSink sink : sinks) {
                if (!(sink instanceof AlphaNode node) || !isAboutFactAlone(node)) {
                    others.add(sink);
                } else if (comparesText(node)) {
                    byProperty
                            .computeIfAbsent(
                                    constraint(node).getFieldExtractor().getIndex(), property -> new ArrayList<>())
                            .add(node);
                } else {
                    questions.add(question(node));
                }
            }
            List<Choice> choices = new ArrayList<>();
            for (List<AlphaNode> nodes : byProperty.values()) {
                if (nodes.size() >= WORTH_LOOKING_UP) {
                    choices.add(choice(nodes));
                } else {
                    nodes.forEach(node -> questions.add(question(node)));
                }
            }
            return new Branch(
                    questions.toArray(Question[]::new),
                    choices.toArray(Choice[]::new),
                    others.toArray(ObjectSink[]::new));
        }

        void take(InternalFactHandle handle, Object fact, PropagationContext context, ReteEvaluator evaluator) {
            for (Question question : questions) {
                if (question.holds(handle, fact, evaluator)) {
                    question.next.take(handle, fact, context, evaluator);
                }
            }
            for (Choice choice : choices) {
                Object value = choice.property.getFieldExtractor().getValue(evaluator, fact);
                Branch next = value == null ? null : choice.nextByValue.get(value);
                if (next != null) {
                    next.take(handle, fact, context, evaluator);
                }
            }
            for (ObjectSink other : others) {
                other.assertObject(handle, context, evaluator);
            }
        }

        @SuppressWarnings("unchecked") // the condition of a node takes the facts that come to it
        private static Question question(AlphaNode node) {
            Predicate1<Object> condition = single(node).getPredicate1();
            Predicate1<Object> bare = condition instanceof Predicate1.Impl<Object> wrapped
                    ? (Predicate1<Object>) wrapped.getLambda()
                    : condition;
            return new Question(
                    bare, node, Branch.of(node.getObjectSinkPropagator().getSinks()));
        }

        private static Choice choice(List<AlphaNode> nodes) {
            Map<Object, Branch> nextByValue = new HashMap<>();
            for (AlphaNode node : nodes) {
                nextByValue.put(
                        constraint(node).getField().getValue(),
                        Branch.of(node.getObjectSinkPropagator().getSinks()));
            }
            return new Choice(constraint(nodes.get(0)), nextByValue);
        }

        private static boolean isAboutFactAlone(AlphaNode node) {
            return node.getConstraint() instanceof LambdaConstraint constraint
                    && !constraint.getEvaluator().isTemporal()
                    && constraint.getRequiredDeclarations().length == 0
                    && single(node).getVariables().length == 1;
        }

        private static boolean comparesText(AlphaNode node) {
            LambdaConstraint constraint = constraint(node);
            return constraint.getConstraintType() == ConstraintTypeOperator.EQUAL
                    && constraint.getFieldExtractor().getIndex() >= 0
                    && constraint.getField().getValue() instanceof String;
        }

        private static SingleConstraint single(AlphaNode node) {
            return constraint(node).getEvaluator().getConstraint();
        }

        private static LambdaConstraint constraint(AlphaNode node) {
            return (LambdaConstraint) node.getConstraint();
        }
    }
}
