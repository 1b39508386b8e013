package io.slipway.format.kfp;

import io.slipway.pipeline.Step.Resources;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a container asks for: KFP writes it twice, as numbers (old) and as texts that may hold placeholders (new). */
final class ResourceWords {
    private static final BigDecimal GIGA = BigDecimal.valueOf(1_000_000_000L);
    private static final Map<String, Double> UNITS = units();

    private ResourceWords() {}

    private static Map<String, Double> units() {
        Map<String, Double> units = new LinkedHashMap<>();
        String letters = "EPTGMK";
        for (int i = 0; i < letters.length(); i++) {
            int power = letters.length() - i;
            units.put(letters.charAt(i) + "i", Math.pow(1024, power));
            units.put(letters.substring(i, i + 1), Math.pow(1000, power));
        }
        return units;
    }

    static Resources read(JsonNode resources) {
        ObjectNode accelerator = Trees.at(resources, "accelerator");
        return new Resources(
                cpu(resources, "CpuRequest"),
                cpu(resources, "CpuLimit"),
                memory(resources, "MemoryRequest"),
                memory(resources, "MemoryLimit"),
                either(accelerator, "resourceType", "type"),
                either(accelerator, "resourceCount", "count"));
    }

    private static String either(JsonNode node, String now, String before) {
        String text = Trees.text(node, now);
        return text.isEmpty() ? Trees.text(node, before) : text;
    }

    private static String cpu(JsonNode resources, String name) {
        String text = Trees.text(resources, "resource" + name);
        JsonNode number = resources.get(old(name));
        if (!text.isEmpty() || number == null) {
            return text;
        }
        return BigDecimal.valueOf(number.asDouble()).stripTrailingZeros().toPlainString();
    }

    private static String memory(JsonNode resources, String name) {
        String text = Trees.text(resources, "resource" + name);
        JsonNode number = resources.get(old(name));
        if (!text.isEmpty() || number == null) {
            return text;
        }
        BigDecimal bytes = BigDecimal.valueOf(number.asDouble()).multiply(GIGA);
        for (Map.Entry<String, Double> unit : UNITS.entrySet()) {
            BigDecimal size = BigDecimal.valueOf(unit.getValue());
            if (bytes.signum() > 0 && bytes.remainder(size).signum() == 0) {
                return bytes.divide(size).stripTrailingZeros().toPlainString() + unit.getKey();
            }
        }
        return bytes.stripTrailingZeros().toPlainString();
    }

    private static String old(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    static ObjectNode write(Resources resources) {
        ObjectNode node = Trees.object();
        put(node, "CpuRequest", resources.cpuRequest(), ResourceWords::cpus);
        put(node, "CpuLimit", resources.cpuLimit(), ResourceWords::cpus);
        put(node, "MemoryRequest", resources.memoryRequest(), ResourceWords::gigabytes);
        put(node, "MemoryLimit", resources.memoryLimit(), ResourceWords::gigabytes);
        if (!resources.gpuCount().isEmpty()) {
            ObjectNode accelerator = node.putObject("accelerator");
            both(accelerator, "type", "resourceType", resources.gpuType());
            both(accelerator, "count", "resourceCount", resources.gpuCount());
        }
        return node;
    }

    private static void both(ObjectNode node, String before, String now, String text) {
        Trees.putUnlessEmpty(node, now, text);
        if (!placeholder(text)) {
            Trees.putUnlessEmpty(node, before, text);
        }
    }

    private static void put(
            ObjectNode node, String name, String text, java.util.function.ToDoubleFunction<String> number) {
        if (text.isEmpty()) {
            return;
        }
        node.put("resource" + name, text);
        if (!placeholder(text)) {
            try {
                node.put(old(name), number.applyAsDouble(text));
            } catch (NumberFormatException e) {
                node.remove(old(name));
            }
        }
    }

    private static boolean placeholder(String text) {
        return text.contains("{{");
    }

    private static double cpus(String text) {
        return text.endsWith("m")
                ? Double.parseDouble(text.substring(0, text.length() - 1)) / 1000
                : Double.parseDouble(text);
    }

    private static double gigabytes(String text) {
        for (Map.Entry<String, Double> unit : UNITS.entrySet()) {
            if (text.endsWith(unit.getKey())) {
                double amount = Double.parseDouble(
                        text.substring(0, text.length() - unit.getKey().length()));
                return unit.getKey().equals("G") ? amount : amount * unit.getValue() / GIGA.doubleValue();
            }
        }
        return Double.parseDouble(text) / GIGA.doubleValue();
    }
}
