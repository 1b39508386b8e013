// What stands at the top of a step's log before the first line of its own.

const longest = 2000;

/**
 * How many lines of set-up a log begins with: what KFP's executor says up to the end of the input that it was given, and
 * what stands before that. 0 where there are none, or their end is not known yet.
 */
export function setUpOf(line: (number: number) => string | undefined): number {
  let given = false;
  for (let number = 0; number < longest; number++) {
    const text = line(number);
    if (text === undefined) return 0;
    if (given && text === '}') return number + 1;
    if (/^\[KFP Executor .*\]: Got executor_input:$/.test(text)) given = true;
  }
  return 0;
}
