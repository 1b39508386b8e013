import { describe, expect, it } from 'vitest';
import { bodyProblems } from './code-problems';
import { training } from './fixtures';
import { allSteps } from './model';

function withBody(body: string) {
  const pipeline = training();
  const written = allSteps(pipeline).find(({ component }) => component?.implementation.is === 'python');
  if (written?.component?.implementation.is !== 'python') throw new Error('the example has no function');
  written.component.implementation.source = `def f(x: int) -> int:\n${body}`;
  return { pipeline, path: written.path };
}

describe('a function whose body is no Python', () => {
  it('is a warning of its step that names the line', () => {
    const { pipeline, path } = withBody('    y = 1\n    zz = = 2\n    return y\n');
    expect(bodyProblems({ pipeline })).toMatchObject([{ severity: 'warning', path, text: expect.stringContaining('Line 3 of the function') as string }]);
  });

  it('is none any more when it is mended', () => {
    expect(bodyProblems({ pipeline: withBody('    return x + 1\n').pipeline })).toEqual([]);
  });

  it('is nothing that other kinds of steps or an empty editor have', () => {
    expect(bodyProblems({ pipeline: null })).toEqual([]);
  });
});
