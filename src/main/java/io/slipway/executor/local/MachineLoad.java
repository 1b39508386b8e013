package io.slipway.executor.local;

import com.sun.management.OperatingSystemMXBean;
import io.slipway.executor.AttemptReport.Ended;
import io.slipway.executor.Load;
import io.slipway.executor.Load.Gpu;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What steps take of this machine. Nothing limits a step here but the machine itself, so that is what counts as all.
 *
 * @param cores of the machine, or of the container that this server runs in
 * @param memory the same, in bytes
 */
record MachineLoad(ProcessTable processes, Gpus gpus, int cores, long memory, Clock clock) {

    static MachineLoad of(ProcessTable processes, Gpus gpus, Clock clock) {
        var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new MachineLoad(processes, gpus, machine.getAvailableProcessors(), machine.getTotalMemorySize(), clock);
    }

    /** Empty if the step's process is gone. */
    Optional<Load> of(Claim claim) {
        if (!processes.there()) {
            return byHandles(claim);
        }
        return processes
                .of(claim.supervisor().pid(), claim.process())
                .map(took -> new Load(
                        took.age(),
                        took.cpu(),
                        cores,
                        took.memoryBytes(),
                        memory,
                        gpus(processes.variable(claim.process().pid(), "CUDA_VISIBLE_DEVICES"))));
    }

    // Without /proc there are the processes that still run, and no word about memory.
    private Optional<Load> byHandles(Claim claim) {
        if (!claim.process().alive()) {
            return Optional.empty();
        }
        Duration cpu = ProcessHandle.of(claim.supervisor().pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
        Duration age = Duration.between(claim.started(), clock.instant());
        return Optional.of(new Load(age, cpu, cores, null, memory, gpus(Optional.empty())));
    }

    /** What is known when it is over: the processor time, and its peak where no moment of it was seen. */
    Load last(Claim claim, Ended ended, boolean seen) {
        Duration cpu = ended.usage().cpu();
        return new Load(
                age(claim, ended),
                cpu == null ? Duration.ZERO : cpu,
                cores,
                seen ? null : ended.usage().peakMemoryBytes(),
                memory,
                List.of());
    }

    // Processor time counts from the process's beginning, which is a little before the step is said to have started.
    private Duration age(Claim claim, Ended ended) {
        return processes.there()
                ? processes.age(claim.process()).minus(Duration.between(ended.endedAt(), clock.instant()))
                : Duration.between(ended.startedAt(), ended.endedAt());
    }

    private List<Gpu> gpus(Optional<String> given) {
        List<Gpu> all = gpus.now();
        Optional<Set<String>> numbers = given.map(words ->
                        Arrays.stream(words.split(",", -1)).map(String::strip).collect(Collectors.toSet()))
                .filter(words -> words.stream().allMatch(word -> word.matches("-?\\d*")));
        return numbers.map(mine -> all.stream()
                        .filter(gpu -> mine.contains(Integer.toString(gpu.index())))
                        .toList())
                .orElse(all);
    }
}
