package io.slipway.executor.kubernetes;

/** What the small helper beside a step does. For a shell as small as can be: dash, busybox, anything in POSIX. */
final class Courier {
    private Courier() {}

    /** It ends by itself when asked to; a number of seconds after which nobody waits for the server any more. */
    static final String HEAD = """
            trap 'exit 143' TERM INT
            auth="Authorization: Bearer $SLIPWAY_TOKEN"
            end=$(($(date +%s) + $SLIPWAY_PATIENCE))
            # A connection of which nothing is heard is given up: its other end may be gone.
            patient="--connect-timeout 10 --speed-limit 1 --speed-time 30"
            say() { echo "$1" >&2; echo "$1" > /dev/termination-log; }
            # Runs aside, so that the shell hears when it should end.
            aside() { "$@" & wait $!; }
            ask() { curl -sS -m 35 --connect-timeout 10 -o /tmp/word -w '%{http_code}' -H "$auth" "$SLIPWAY_URL/word?wait=$1" > /tmp/code 2> /tmp/why; }
            # After a failure: is there any sense in trying again?
            again() {
              aside ask 0
              case $(cat /tmp/code) in
                401|403|404|410) say "The server at $SLIPWAY_URL does not take this step's token any more"; exit 1 ;;
              esac
              if [ "$(date +%s)" -gt "$end" ]; then
                say "The server at $SLIPWAY_URL could not be reached: $(cat /tmp/why)"; exit 1
              fi
              aside sleep 1
            }
            """;

    /** Fetches the inputs, checks them, ends. */
    static final String FETCH = HEAD + """
            fetch() {
              curl -fsS $patient -H "$auth" "$SLIPWAY_URL/inputs" 2> /tmp/why \\
                | tar -xf - -C /slipway/inputs 2> /tmp/tar \\
                && cd /slipway/inputs && [ -e SHA256SUMS ] \\
                && { [ ! -s SHA256SUMS ] || sha256sum -c SHA256SUMS > /tmp/sums 2>&1; }
            }
            until aside fetch; do
              rm -rf /slipway/inputs/* 2> /dev/null
              again
            done
            rm -f /slipway/inputs/SHA256SUMS
            """;

    private static final String SENDING = """
            bytes() {
              rm -f /tmp/torn /tmp/pipe; mkfifo /tmp/pipe
              sha256sum < /tmp/pipe > /tmp/sum & sum=$!
              { tar -cf - -C /slipway/outputs . 2> /tmp/tar || touch /tmp/torn; } | tee /tmp/pipe
              wait $sum
              [ -e /tmp/torn ] || head -c 64 /tmp/sum
            }
            send() {
              bytes | curl -sS -T - -o /tmp/answer -w '%{http_code}' $patient \\
                -H "$auth" -H 'Content-Type: application/x-tar' "$SLIPWAY_URL/outputs" > /tmp/code 2> /tmp/why
            }
            while :; do
              aside ask 25
              case "$(cat /tmp/code) $(cat /tmp/word 2> /dev/null)" in
                "200 send")
                  aside send
                  case $(cat /tmp/code) in
                    20?) exit 0 ;;
                    4??) say "$(head -c 2000 /tmp/answer)"; exit 1 ;;
                    *) again ;;
                  esac ;;
                "200 end") exit 0 ;;
                "200 wait") ;;
                *) again ;;
              esac
            done
            """;

    /** Waits for the step's end and sends what it gave, with a digest at the end. */
    static final String SEND = HEAD + SENDING;

    /** The same, and beside it tells what the step takes. */
    static final String SAMPLE_AND_SEND = HEAD + Sampler.BESIDE + SENDING;
}
