package io.slipway.format.kfp;

import io.slipway.pipeline.CompiledCommand;
import io.slipway.pipeline.Implementation.PythonFunction;
import io.slipway.pipeline.SdkInstalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The command that the SDK compiles around a Python function. */
final class Lightweight {
    private static final String PROGRAM = "program_path=$(mktemp -d)\n\n"
            + "printf \"%s\" \"$0\" > \"$program_path/ephemeral_component.py\"\n"
            + "_KFP_RUNTIME=true python3 -m kfp.dsl.executor_main"
            + " ".repeat(25)
            + "--component_module_path"
            + " ".repeat(25)
            + "\"$program_path/ephemeral_component.py\""
            + " ".repeat(25)
            + "\"$@\"\n";
    private static final String HEAD =
            "\nimport kfp\nfrom kfp import dsl\nfrom kfp.dsl import *\nfrom typing import *\n\n";

    private Lightweight() {}

    /** The function in this container, if it is one; what Slipway would write otherwise is in its foreign data. */
    static Optional<PythonFunction> recognised(ObjectNode container, boolean madeHere) {
        List<String> command = texts(container, "command");
        List<String> args = texts(container, "args");
        int program = program(command);
        int named = args.indexOf("--function_to_execute") + 1;
        if (program < 0 || program != command.size() - 2 || named == 0 || named >= args.size()) {
            return Optional.empty();
        }
        String module = command.getLast();
        boolean usual = module.startsWith(HEAD) && module.endsWith("\n") && module.length() > HEAD.length();
        String source = usual ? module.substring(HEAD.length(), module.length() - 1) : module.strip() + "\n";
        List<List<String>> pip = PipInstalls.parse(String.join("\n", command.subList(0, program)));
        PythonFunction function = new PythonFunction(
                source, args.get(named), PipInstalls.packages(pip), pip, Trees.text(container, "image"), Map.of());
        if (madeHere && pip.equals(SdkInstalls.of(function.packages()))) {
            function = with(function, List.of(), Map.of());
        }
        return Optional.of(with(function, function.pip(), Place.PYTHON.foreign(container(function), container)));
    }

    private static PythonFunction with(PythonFunction function, List<List<String>> pip, Map<String, JsonNode> foreign) {
        return new PythonFunction(
                function.source(), function.function(), function.packages(), pip, function.image(), foreign);
    }

    private static int program(List<String> command) {
        for (int i = 0; i < command.size(); i++) {
            if (command.get(i).contains("executor_main") && command.get(i).contains("ephemeral_component.py")) {
                return i;
            }
        }
        return -1;
    }

    /** Its words alone. */
    static CompiledCommand.Words command(PythonFunction function) {
        ObjectNode container = container(function);
        return new CompiledCommand.Words(texts(container, "command"), texts(container, "args"));
    }

    private static List<String> texts(JsonNode container, String key) {
        List<String> texts = new ArrayList<>();
        Trees.items(container, key).forEach(each -> texts.add(each.asString()));
        return texts;
    }

    /** The container that the SDK compiles for this function. */
    static ObjectNode container(PythonFunction function) {
        ObjectNode container = Trees.object();
        container.set(
                "args",
                Trees.texts(List.of("--executor_input", "{{$}}", "--function_to_execute", function.function())));
        container.set(
                "command",
                Trees.texts(List.of(
                        "sh", "-c", PipInstalls.script(function), "sh", "-ec", PROGRAM, "\n" + function.module())));
        container.put("image", function.image());
        return Place.PYTHON.restored(container, function.foreign());
    }
}
