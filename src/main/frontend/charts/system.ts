// What steps took of their machine: recorded like any metric, shown apart from what they measured.

/** Whether a metric is one of those; of a whole run, the step's name may stand before it. */
export const isSystem = (name: string): boolean => /(^|\.)system\//.test(name);

/** What was measured first, then what was taken; each in its own order. */
export const systemLast = <T>(all: readonly T[], nameOf: (one: T) => string): T[] =>
  [...all.filter((one) => !isSystem(nameOf(one))), ...all.filter((one) => isSystem(nameOf(one)))];
