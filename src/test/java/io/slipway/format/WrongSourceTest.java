package io.slipway.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WrongSourceTest {
    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("", 1, 1, "Write a Python function"),
                wrong("x = 1\n", 1, 1, "There is no function here"),
                wrong("def f(x: int:\n    pass\n", 1, 6, "“(” is never closed"),
                wrong("def f(x: int\n    pass\n", 1, 6, "“(” is never closed"),
                wrong("def f(x: int)\n    pass\n", 1, 14, "Expected “:” at the end"),
                wrong("def f(x: int) -> int\n    return x\n", 1, 21, "Expected “:” at the end"),
                wrong("def f(x: int):\nreturn x\n", 2, 1, "Expected an indented line"),
                wrong("def f(x: int):\n    a = 1\n      b = 2\n", 3, 7, "the line above opens no block"),
                wrong("def f(x: int):\n    if x:\n        a = 1\n      b = 2\n", 4, 7, "fits no line above"),
                wrong("def f(x: int):\n    if x:\n\ta = 1\n", 3, 2, "mixes tabs and spaces"),
                wrong("def f(x: str = 'abc):\n    pass\n", 1, 16, "never closed"),
                wrong("def f():\n    \"\"\"Never\n    closed.\n", 2, 5, "never closed; add the missing \"\"\""),
                wrong("def f():\n    a = (1, 2]\n", 2, 14, "“]” stands here, but “(” of line 2 is open"),
                wrong("def f():\n    a = 1)\n", 2, 10, "“)” closes nothing"),
                wrong("def f():\n    a = [1,\n    return a\n", 2, 9, "“[” is never closed"),
                wrong("def f(x):\n    pass\n", 1, 7, "“x” needs a type"),
                wrong("def f(x: Foo):\n    pass\n", 1, 10, "“Foo” is no type that can travel"),
                wrong("def f(x: Input[Foo]):\n    pass\n", 1, 16, "Input[...] holds an artifact"),
                wrong("def f(x: Input[int]):\n    pass\n", 1, 16, "Write it without Input[...]"),
                wrong("def f(x: Input):\n    pass\n", 1, 10, "Input needs the artifact's type"),
                wrong("def f(x: OutputPath):\n    pass\n", 1, 10, "OutputPath needs the type in parentheses"),
                wrong("def f(x: int | None = None):\n    pass\n", 1, 10, "write Optional[int]"),
                wrong("def f(x: int = 'a'):\n    pass\n", 1, 16, "its type is int (a whole number)"),
                wrong("def f(x: int = 2.5):\n    pass\n", 1, 16, "its type is int"),
                wrong("def f(x: str = 3):\n    pass\n", 1, 16, "its type is str"),
                wrong("def f(x: list = (1, 2)):\n    pass\n", 1, 17, "a tuple"),
                wrong("def f(x: dict = {1: 2}):\n    pass\n", 1, 18, "a key that is no text"),
                wrong("def f(x: int = 60 * 60):\n    pass\n", 1, 16, "is computed"),
                wrong("def f(x: float = RATE):\n    pass\n", 1, 18, "is computed (RATE)"),
                wrong("def f(x: Input[Dataset] = 1):\n    pass\n", 1, 27, "only have None"),
                wrong("def f(Output: int):\n    pass\n", 1, 7, "the name of what the function returns"),
                wrong("def f(x: int, x: int):\n    pass\n", 1, 15, "stands twice"),
                wrong("def f(_x: int):\n    pass\n", 1, 7, "must begin with a letter"),
                wrong("def f(*args: int):\n    pass\n", 1, 7, "can't take “*args”"),
                wrong("def f(**kwargs):\n    pass\n", 1, 7, "can't take “**kwargs”"),
                wrong("def f(x: int, /, y: int):\n    pass\n", 1, 15, "remove “/”"),
                wrong("async def f(x: int):\n    pass\n", 1, 1, "async"),
                wrong("def f():\n    pass\n\ndef g():\n    pass\n", 4, 5, "There are two functions, “f” and “g”"),
                wrong("def f():\n    retrun 1\n", 2, 5, "did you mean “return”"),
                wrong("def f():\n    improt os\n", 2, 5, "did you mean “import”"),
                wrong("def f():\n    print 'x'\n", 2, 5, "print needs parentheses"),
                wrong("def f():\n    a = 1 2\n", 2, 11, "Something is missing between “1” and “2”"),
                wrong("def f(x: int):\n    if x = 1:\n        pass\n", 2, 10, "write “==”"),
                wrong("def f(x: int):\n    for i in range(3)\n        pass\n", 2, 22, "Expected “:”"),
                wrong("def f():\n    a = “x”\n", 2, 9, "typographic quote"),
                wrong("def f():\n    a = x?\n", 2, 10, "“?” means nothing"),
                wrong("def f():\n    a = 1 \\ b\n", 2, 11, "After \\ the line must end"),
                wrong("def f() -> Output[Dataset]:\n    pass\n", 1, 12, "without Output[...]: -> Dataset"),
                wrong("def f() -> List[Dataset]:\n    pass\n", 1, 12, "list of artifacts"),
                wrong("def f() -> Tuple[int, str]:\n    pass\n", 1, 12, "“Tuple[int, str]” is no type"),
                wrong("def f() -> Optional[int]:\n    pass\n", 1, 12, "“Optional[int]” is no type"),
                wrong("def 2f():\n    pass\n", 1, 5, "Expected the function's name"),
                wrong("def class():\n    pass\n", 1, 5, "Expected the function's name"),
                wrong("def f(class: int):\n    pass\n", 1, 7, "a word of Python's own"),
                wrong("@dsl.component(image='x')\ndef f():\n    pass\n", 1, 22, "has no “image”"),
                wrong("@dsl.component(packages_to_install='pandas')\ndef f():\n    pass\n", 1, 36, "takes a list"),
                wrong("@cached\ndef f():\n    pass\n", 1, 2, "only have the decorator @dsl.component"),
                wrong("class Data:\n    pass\n\ndef f(x: Data):\n    pass\n", 4, 10, "a class of your own"));
    }

    private static Arguments wrong(String source, int line, int column, String sentence) {
        return Arguments.of(source, line, column, sentence);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongSourceIsMarkedWhereItIsWrong(String source, int line, int column, String sentence) {
        List<SourceProblem> problems = problems(source);
        assertThat(problems).isNotEmpty();
        if (!sentence.isEmpty()) {
            assertThat(problems.getFirst().sentence()).contains(sentence).matches("(?s).*[.?]");
            assertThat(List.of(problems.getFirst().line(), problems.getFirst().column()))
                    .containsExactly(line, column);
        }
    }

    @Test
    void severalMistakesAreAllMarked() {
        assertThat(problems("def f(x: int):\n    retrun 1\n    if x\n        pass\n"))
                .extracting(SourceProblem::line)
                .containsExactly(2, 3);
    }

    /** While somebody types, every beginning of a source is read; none may fail otherwise than with a problem. */
    @Test
    void everyBeginningOfASourceIsReadWithoutFailing() {
        for (String source : FunctionSources.all().values()) {
            for (int end = 0; end <= source.length(); end++) {
                FromSource read = PythonFunctions.component(source.substring(0, end), List.of(), "image");
                if (read instanceof FromSource.Wrong wrong) {
                    assertThat(wrong.problems()).isNotEmpty();
                }
            }
        }
    }

    private static List<SourceProblem> problems(String source) {
        return switch (PythonFunctions.component(source, List.of(), "image")) {
            case FromSource.Wrong wrong -> wrong.problems();
            case FromSource.Made made ->
                throw new AssertionError(made.component().toString());
        };
    }
}
