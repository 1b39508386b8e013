package io.slipway.executor.kubernetes;

/**
 * How a helper sees what the step beside it takes. They share the process namespace of the pod, in which anybody may read
 * {@code /proc/PID/stat}; so the step's image needs nothing, nobody needs a right, and nothing runs on the node. For the
 * same shells as {@link Courier}.
 */
final class Sampler {
    private Sampler() {}

    /**
     * {@code seen} is the step's age and processor time in hundredths of a second, its memory in KiB, the node's cores and
     * memory in KiB; empty where no process of another container is there. Process 1 is the pod's own.
     */
    private static final String LOOK = """
            read -r own < /proc/self/cgroup
            page=$(grep -m1 KernelPageSize /proc/self/smaps | tr -dc 0-9)
            cores=$(grep -c '^processor' /proc/cpuinfo)
            read -r _ memory _ < /proc/meminfo
            look() {
              ticks=0; pages=0; oldest=
              for process in /proc/[0-9]*; do
                [ "$process" != /proc/1 ] || continue
                { read -r group < $process/cgroup && read -r stat < $process/stat; } 2> /dev/null || continue
                [ "$group" != "$own" ] || continue
                set -- ${stat##*) }
                ticks=$((ticks + ${12} + ${13} + ${14} + ${15})); pages=$((pages + ${22}))
                if [ -z "$oldest" ] || [ ${20} -lt $oldest ]; then oldest=${20}; fi
              done
              read -r up _ < /proc/uptime
              seen=; [ -z "$oldest" ] || seen="$((${up%.*}${up#*.} - oldest)) $ticks $((pages * page)) $cores $memory"
            }
            tell() { curl -sS -m 10 -o /dev/null -H "$auth" -H 'Content-Type: text/plain' --data "$1" "$SLIPWAY_URL/load" 2> /dev/null; }
            # Looks each second, so that the last look is not old when the step is gone.
            sample() {
              last=; waited=$SLIPWAY_INTERVAL
              while :; do
                sleep 1
                look
                if [ -n "$seen" ]; then
                  last=$seen; waited=$((waited + 1))
                  if [ $waited -gt $SLIPWAY_INTERVAL ]; then tell "$seen"; waited=1; fi
                elif [ -n "$last" ]; then
                  [ $waited -eq 1 ] || tell "$last"
                  return
                fi
              done
            }
            """;

    /** The head of the script of a helper that does this beside its own work. */
    static final String BESIDE = LOOK + "sample &\n";

    /** The script of a helper that does nothing else, after {@link Courier#HEAD}. */
    static final String ALONE = Courier.HEAD + BESIDE + """
            sampling=$!
            # A step may be over before it was seen.
            while kill -0 $sampling 2> /dev/null; do
              aside ask 25
              case "$(cat /tmp/code) $(cat /tmp/word 2> /dev/null)" in
                "200 end"|401*|403*|404*|410*) break ;;
                "200 wait") ;;
                *) aside sleep 5 ;;
              esac
            done
            """;
}
