import { describe, expect, it } from 'vitest';
import { culprit } from './traceback';

const source = 'def train(rows: int) -> float:\n    def half(x):\n        return x / 0\n\n    return half(rows)\n';
const told = (above: number) => [
  'starting', 'Traceback (most recent call last):', '  File "/usr/lib/python3/kfp/dsl/executor.py", line 398, in execute', '    result = self.func(**func_kwargs)',
  `  File "/tmp/tmp.x1/ephemeral_component.py", line ${5 + above}, in train`, '    return half(rows)', '           ^^^^^^^^^^',
  `  File "/tmp/tmp.x1/ephemeral_component.py", line ${3 + above}, in half`, '    return x / 0', '           ~~^~~', 'ZeroDivisionError: division by zero', '',
];

describe('the line that a step failed at', () => {
  it('is counted in the code that a person wrote', () => {
    expect(culprit(told(5), source)).toBe(3);
    expect(culprit(told(6), source)).toBe(3);
  });

  it('is counted with the lines that are left out of the module', () => {
    const decorated = `from kfp import dsl\n\n@dsl.component\n${source}`;
    expect(culprit(told(5), decorated)).toBe(6);
  });

  it('is that of the last traceback', () => {
    const again = [...told(5), 'During handling of the above exception, another exception occurred:', '', 'Traceback (most recent call last):',
      '  File "/tmp/tmp.x1/ephemeral_component.py", line 10, in train', '    return half(rows)', 'KeyError: 1'];
    expect(culprit(again, source)).toBe(5);
  });

  it('is not told where it is not known', () => {
    expect(culprit(['killed'], source)).toBeNull();
    expect(culprit(told(5), 'def other():\n    pass\n')).toBeNull();
    expect(culprit(['Traceback (most recent call last):', '  File "/x/lib.py", line 3, in f', '    return x / 0', 'KeyError: 1'], source)).toBeNull();
  });

  it('is not guessed where several lines say the same', () => {
    const twice = '@dsl.component\ndef f():\n    g()\n    h()\n    g()\n';
    expect(culprit(['Traceback (most recent call last):', '  File "ephemeral_component.py", line 30, in f', '    g()', 'KeyError: 1'], twice)).toBeNull();
  });
});
