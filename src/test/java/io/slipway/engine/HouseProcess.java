package io.slipway.engine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A server of its own process, to be killed: starts one run of three steps, says its id, and stays. */
final class HouseProcess {
    private HouseProcess() {}

    /** Of the steps, each leaves a letter in a file for every time that it runs; the second one takes its time. */
    static Map<String, String> steps(Path told) {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("first", "open('" + told + "', 'a').write('1')\nreturn a + 1");
        steps.put(
                "second",
                "open('" + told + "', 'a').write('2')\nwhile not os.path.exists('" + told
                        + ".go'):\n    time.sleep(0.1)\nreturn a + 1");
        steps.put("third", "open('" + told + "', 'a').write('3')\nreturn a + 1");
        return steps;
    }

    public static void main(String[] args) throws InterruptedException {
        House house = new House(Path.of(args[0]), Path.of(args[1]));
        PipelineRun run = house.start(house.saved(House.line("killed", steps(Path.of(args[2])))), Map.of());
        System.out.println("run " + run.id());
        Thread.currentThread().join();
    }
}
