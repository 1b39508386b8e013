package io.slipway.executor.local;

import com.sun.management.OperatingSystemMXBean;
import io.slipway.executor.AttemptSpec.Resources;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What this machine has for steps. Cores in thousandths, so that fractions add up. */
record Capacity(long milliCpus, long memory, int gpus) {
    private static final double GIB = 1L << 30;

    static Capacity of(LocalSettings settings) {
        var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double cpus = settings.cpus() == null ? machine.getAvailableProcessors() : settings.cpus();
        long memory = settings.memory() == null
                ? machine.getTotalMemorySize()
                : settings.memory().toBytes();
        return new Capacity(Math.round(cpus * 1000), memory, settings.gpus() == null ? nvidia() : settings.gpus());
    }

    private static int nvidia() {
        try (Stream<Path> devices = Files.list(Path.of("/dev"))) {
            return (int)
                    devices.filter(device -> device.getFileName().toString().matches("nvidia\\d+"))
                            .count();
        } catch (IOException e) {
            return 0; // no /dev, no devices
        }
    }

    /** What a step takes: one core if it does not say, so that as many run at once as there are cores. */
    Capacity share(Resources wanted) {
        long cpus = wanted.cpus() > 0 ? Math.round(wanted.cpus() * 1000) : Math.min(1000, milliCpus);
        return new Capacity(cpus, wanted.memoryBytes(), wanted.gpus());
    }

    boolean holds(Capacity share) {
        return lacks(share).isEmpty();
    }

    Capacity minus(Capacity share) {
        return new Capacity(milliCpus - share.milliCpus, memory - share.memory, gpus - share.gpus);
    }

    Capacity plus(Capacity share) {
        return new Capacity(milliCpus + share.milliCpus, memory + share.memory, gpus + share.gpus);
    }

    /** Why a share can never be had of this whole. */
    Optional<String> refuses(Capacity share) {
        return lacks(share)
                .map(lack -> "The step asks for " + lack.wanted + ", but this machine has " + lack.here
                        + " for steps: let it ask for less, or raise slipway.local." + lack.setting
                        + " if there is more");
    }

    /** What a share waits for, where this is what is free. */
    String waits(Capacity share, Capacity whole) {
        return lacks(share)
                .map(lack -> "waits for " + lack.wanted + "; " + lack.here + " of "
                        + whole.lack(lack.setting, share).here + " free")
                .orElse("waits behind a step that needs more room");
    }

    private record Lack(String setting, String wanted, String here) {}

    private Optional<Lack> lacks(Capacity share) {
        return Stream.of("cpus", "memory", "gpus")
                .filter(setting -> switch (setting) {
                    case "cpus" -> share.milliCpus > milliCpus;
                    case "memory" -> share.memory > memory;
                    default -> share.gpus > gpus;
                })
                .findFirst()
                .map(setting -> lack(setting, share));
    }

    private Lack lack(String setting, Capacity share) {
        return switch (setting) {
            case "cpus" -> new Lack(setting, cores(share.milliCpus), number(Math.max(0, milliCpus) / 1000.0));
            case "memory" -> new Lack(setting, gibibytes(share.memory) + " of memory", gibibytes(Math.max(0, memory)));
            default -> new Lack(setting, share.gpus == 1 ? "a GPU" : share.gpus + " GPUs", "" + Math.max(0, gpus));
        };
    }

    private static String cores(long milliCpus) {
        return milliCpus == 1000 ? "a core" : number(milliCpus / 1000.0) + " cores";
    }

    private static String gibibytes(long bytes) {
        return bytes < GIB / 10 && bytes > 0 ? (bytes >> 20) + " MiB" : number(bytes / GIB) + " GiB";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }
}
