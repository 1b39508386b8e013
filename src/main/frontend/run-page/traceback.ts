// Where in the code of a step its failure came from. The traceback counts lines of the module that was written around the
// function: other imports stand above it, and what only the SDK's compiler knows is left out of it.

interface Frame {
  line: number;
  text: string;
}

const head = 'Traceback (most recent call last):';
const frame = /^\s+File "[^"]*ephemeral_component\.py", line (\d+)/;
/** How many lines the SDK puts above a function, with and without an empty one first. */
const usual = [5, 6];

/** From 1, in the code as the editor shows it, by the last traceback of a log; null where none leads to the step's own code, or not to one line only. */
export function culprit(log: readonly string[], source: string): number | null {
  const start = log.findLastIndex((line) => line.trim() === head);
  if (start < 0) return null;
  const trace = log.slice(start + 1);
  const end = trace.findIndex((line) => line !== '' && !/^\s/.test(line));
  const frames = framesOf(end < 0 ? trace : trace.slice(0, end));
  const last = frames.at(-1);
  const code = source.replaceAll('\r\n', '\n').split('\n').map((line) => line.trim());
  const above = last && shift(frames, code);
  if (!last || above === undefined) return null;
  return last.line - above;
}

function framesOf(trace: readonly string[]): Frame[] {
  return trace.flatMap((line, index) => {
    const found = frame.exec(line);
    return found ? [{ line: Number(found[1]), text: (trace[index + 1] ?? '').trim() }] : [];
  });
}

/** By how much the module's lines are farther down: so that each line of the traceback is the one that it quotes. */
function shift(frames: readonly Frame[], code: readonly string[]): number | undefined {
  const last = frames.at(-1);
  const fits = code.map((_, index) => (last?.line ?? 0) - index - 1)
    .filter((above) => frames.every(({ line, text }) => text !== '' && code[line - above - 1] === text));
  return usual.find((above) => fits.includes(above)) ?? (fits.length === 1 ? fits[0] : undefined);
}
