package io.slipway.engine.step;

import static io.slipway.engine.step.Parts.graph;
import static io.slipway.engine.step.Parts.json;
import static io.slipway.engine.step.Parts.map;
import static io.slipway.engine.step.Parts.optional;
import static io.slipway.engine.step.Parts.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.InvalidRunException;
import io.slipway.pipeline.Component;
import io.slipway.pipeline.Input;
import io.slipway.pipeline.Type;
import io.slipway.pipeline.Type.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static Component root(Map<String, Input> inputs) {
        return graph(inputs, Map.of(), Map.of());
    }

    @Test
    void defaultsFillWhatIsLeftOutInTheOrderOfThePipeline() {
        Component root = root(
                map("a", optional(Kind.INTEGER, "60.0"), "b", required(Kind.STRING), "c", optional(Kind.DOUBLE, null)));
        assertThat(Arguments.complete(root, map("b", json("\"x\""), "c", json("null"))))
                .containsExactly(Map.entry("a", json("60")), Map.entry("b", json("\"x\"")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "STRING|\"x\"",
                "INTEGER|5",
                "INTEGER|5.0",
                "DOUBLE|5",
                "DOUBLE|0.5",
                "BOOLEAN|true",
                "LIST|[1]",
                "STRUCT|{\"a\":1}"
            })
    void aValueOfTheKindIsTaken(Kind kind, String value) {
        assertThat(Arguments.problems(root(map("x", required(kind))), map("x", json(value))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "STRING|5",
                "INTEGER|5.5",
                "INTEGER|\"5\"",
                "INTEGER|true",
                "DOUBLE|\"0.5\"",
                "BOOLEAN|1",
                "LIST|\"[1]\"",
                "STRUCT|[1]"
            })
    void aValueOfAnotherKindIsRefusedWithASentence(Kind kind, String value) {
        assertThat(Arguments.problems(root(map("x", required(kind))), map("x", json(value))))
                .containsKey("x")
                .allSatisfy((name, sentence) ->
                        assertThat(sentence).startsWith("`x` must be").contains(value));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Component root = root(map("epochs", required(Kind.INTEGER), "rate", required(Kind.DOUBLE)));
        assertThatThrownBy(() -> Arguments.complete(root, map("rate", json("\"fast\""), "rat", json("1"))))
                .isInstanceOfSatisfying(
                        InvalidRunException.class,
                        wrong -> assertThat(wrong.fields())
                                .containsOnlyKeys("epochs", "rate", "rat")
                                .containsEntry("epochs", "`epochs` has no value: give it a whole number")
                                .containsEntry("rat", "The pipeline has no parameter `rat`: it has `epochs`, `rate`"));
    }

    @Test
    void onlyAListedLiteralIsTaken() {
        Input mode =
                new Input(new Type.Parameter(Kind.INTEGER), null, false, "", Map.of("literals", json("[1.0, 2.0]")));
        assertThat(Arguments.problems(root(Map.of("m", mode)), Map.of("m", json("2"))))
                .isEmpty();
        assertThat(Arguments.problems(root(Map.of("m", mode)), Map.of("m", json("3"))))
                .containsEntry("m", "`m` must be one of 1, 2, but 3 came");
    }
}
