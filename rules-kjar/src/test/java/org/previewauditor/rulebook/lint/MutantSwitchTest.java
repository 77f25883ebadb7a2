package org.previewauditor.rulebook.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The switch between a rule and its mutants")
class MutantSwitchTest {

    @AfterEach
    void clear() {
        MutantSwitch.clear();
    }

    @Test
    @DisplayName("Without a mutant every rule is itself")
    void none() {
        assertThat(MutantSwitch.on(0)).isFalse();
        assertThat(MutantSwitch.off("post-deleted")).isTrue();
    }

    @Test
    @DisplayName("A mutant is in the place of its rule only")
    void one() {
        MutantSwitch.set(3, "post-deleted");
        assertThat(MutantSwitch.on(3)).isTrue();
        assertThat(MutantSwitch.on(4)).isFalse();
        assertThat(MutantSwitch.off("post-deleted")).isFalse();
        assertThat(MutantSwitch.off("post-is-story")).isTrue();
    }

    @Test
    @DisplayName("A loop that a mutant makes endless ends with a message")
    void anEndlessLoop() {
        MutantSwitch.set(3, "");
        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    while (MutantSwitch.on(3)) {
                        MutantSwitch.on(4);
                    }
                })
                .withMessage("A loop has no end.");
    }
}
