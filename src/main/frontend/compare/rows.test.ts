import { describe, expect, test } from 'vitest';
import { guess, judge, turned } from './direction';
import { csv, markdown } from './exports';
import { curveMetrics, label, metricRows, ownTag, shown, textRows } from './rows';
import { latestOnly, type Measured, type Run } from './server';
import { parse } from './view';

const measured = (last: number | null, points = 1): Told => ({ last, min: last, max: last, points });
const by = (step: string, metric: string, last: number, points = 1): Told => ({ ...measured(last, points), metric, step, stepTitle: step.toUpperCase() });

type Told = Omit<Measured, 'metric' | 'step' | 'stepTitle'> & Partial<Measured>;

const run = (id: string, metrics: Record<string, Told>, params: Record<string, string> = {}): Run => ({
  id, name: `run ${id}`, state: 'succeeded', started: 0, countsFrom: 0, ended: 1, user: 'ann', deleted: false, experiment: 'e', experimentAddress: 'x', address: 'p/demo/experiments/1/runs/x', there: null,
  version: { pipeline: 'p', number: 3, address: 'y' }, parent: '', params, tags: {},
  metrics: Object.fromEntries(Object.entries(metrics).map(([name, told]) => [name, { metric: name, step: '', stepTitle: '', ...told }])),
});

describe('which way is better', () => {
  test.each([
    ['val_loss', 'down'], ['valLoss', 'down'], ['train/RMSE', 'down'], ['error_rate', 'down'], ['accuracy', 'up'], ['test.f1_score', 'up'],
    ['roc_auc', 'up'], ['epochs_done', 'none'], ['accuracy_loss', 'down'], ['lossless_thing', 'none'], ['system/system_memory_usage_megabytes', 'none'],
  ] as const)('%s gets better %s', (name, direction) => expect(guess(name)).toBe(direction));

  test('is turned by clicks and kept only where it is not what the name says', () => {
    const once = turned(parse('runs=a'), 'loss', 'loss');
    expect(once.directions).toEqual({ loss: 'none' });
    const twice = turned(once, 'loss', 'loss');
    expect(twice.directions).toEqual({ loss: 'up' });
    expect(turned(twice, 'loss', 'loss').directions).toEqual({});
  });

  test('a lower loss is better, a lower accuracy worse, and nobody knows of the rest', () => {
    expect(judge(-0.05, 'down')).toBe('better');
    expect(judge(-0.05, 'up')).toBe('worse');
    expect(judge(-0.05, 'none')).toBe('changed');
    expect(judge(0, 'up')).toBe('same');
  });
});

describe('metrics side by side', () => {
  const runs = [run('a', { loss: measured(0.5), acc: measured(0.8) }), run('b', { loss: measured(0.45), acc: measured(0.6) }), run('c', { loss: measured(null) })];
  const rows = metricRows(runs, parse('runs=a,b,c'));
  const [acc, loss] = rows;

  test('say nothing of extremes that the team’s server does not tell, rather than NaN', () => {
    const both = [run('a', { loss: measured(0.5) }), latestOnly(run('there:b', { loss: measured(0.4) }))];
    expect(metricRows(both, { ...parse('runs=a,there:b'), which: 'min' })[0]?.cells[1]).toMatchObject({ text: '–', absent: true, why: expect.stringContaining('only the last value') as string });
    expect(metricRows(both, parse('runs=a,there:b'))[0]?.cells[1]).toMatchObject({ text: '0.4', absent: false });
    expect(metricRows([...both, run('c', {})], { ...parse('runs=a,there:b,c'), which: 'min' })[0]?.cells[2]?.why).toBeUndefined();
  });

  test('have signed differences to the baseline, judged by their direction', () => {
    expect(loss?.cells[0]).toMatchObject({ text: '0.5', differs: false });
    expect(loss?.cells[0]?.delta).toBeUndefined();
    expect(loss?.cells[1]).toMatchObject({ text: '0.45', delta: '−0.05 (−10 %)', verdict: 'better', best: true });
    expect(acc?.cells[1]).toMatchObject({ verdict: 'worse', best: false });
  });

  test('tell a part above a hundred to its last figure', () => {
    const far = [run('a', { loss: measured(1) }), run('b', { loss: measured(-0.01) })];
    expect(metricRows(far, parse('runs=a,b'))[0]?.cells[1]?.delta).toBe('−1.01 (−101 %)');
  });

  test('say NaN, and tell it from what is not there', () => {
    expect(loss?.cells[2]).toMatchObject({ text: 'NaN', absent: false, differs: true });
    expect(acc?.cells[2]).toMatchObject({ text: '–', absent: true });
    expect(loss?.cells[2]?.delta).toBeUndefined();
  });

  test('compare to whichever run is the baseline', () => {
    const other = metricRows(runs, parse('runs=a,b,c&baseline=b')).find((row) => row.name === 'loss');
    expect(other?.cells[0]).toMatchObject({ delta: '+0.05 (+11 %)', verdict: 'worse' });
  });

  test('show the least or the greatest value when asked', () => {
    const wide = [run('a', { m: { last: 2, min: 1, max: 3, points: 10 } })];
    expect(metricRows(wide, parse('runs=a&value=min'))[0]?.cells[0]?.text).toBe('1');
    expect(metricRows(wide, parse('runs=a&value=max'))[0]?.cells[0]?.text).toBe('3');
  });

  test('have curves where some run has two points', () => {
    expect(curveMetrics([run('a', { one: measured(1), many: measured(1, 5) })])).toEqual([{ title: 'many', names: { a: 'many' } }]);
  });

  test('of two steps that measure the same are told apart by step, whichever of them a run records under the plain name', () => {
    const two = [
      run('a', { loss: by('train', 'loss', 0.5, 3), 'check.loss': by('check', 'loss', 0.7) }),
      run('b', { loss: by('check', 'loss', 0.6), 'train.loss': by('train', 'loss', 0.4, 3) }),
    ];
    const told = metricRows(two, parse('runs=a,b'));
    expect(told.map(label)).toEqual(['loss (CHECK)', 'loss (TRAIN)']);
    expect(told.map((row) => row.cells.map((cell) => cell.text))).toEqual([['0.7', '0.6'], ['0.5', '0.4']]);
    expect(told.map((row) => row.direction)).toEqual(['down', 'down']);
    expect(curveMetrics(two)).toEqual([{ title: 'loss (TRAIN)', names: { a: 'loss', b: 'train.loss' } }]);
    const turnedOne = metricRows(two, turned(parse('runs=a,b'), 'train/loss', 'loss'));
    expect(turnedOne.map((row) => row.direction)).toEqual(['down', 'none']);
    expect(csv(two, [{ title: 'Metrics', rows: told }])).toContain('metrics,loss (TRAIN),0.5,0.4');
  });

  test('that another step measured in another run say so in each cell', () => {
    const [row] = metricRows([run('a', { acc: by('train', 'acc', 0.5) }), run('b', { acc: by('test', 'acc', 0.6) })], parse('runs=a,b'));
    expect(row?.step).toBeUndefined();
    expect(row?.cells.map((cell) => cell.step)).toEqual(['TRAIN', 'TEST']);
  });

  test('of the same step do not repeat its name', () => {
    const [row] = metricRows([run('a', { acc: by('test', 'acc', 0.5) }), run('b', { acc: by('test', 'acc', 0.6) })], parse('runs=a,b'));
    expect(row?.cells.map((cell) => cell.step)).toEqual([undefined, undefined]);
  });
});

describe('parameters side by side', () => {
  const runs = [run('a', {}, { lr: '0.1', model: 'tree' }), run('b', {}, { lr: '0.01', model: 'tree', extra: '1' })];
  const rows = textRows(runs, 'a', (one) => one.params);

  test('mark what differs, and say how far a number moved', () => {
    expect(rows.map((row) => [row.name, row.differs])).toEqual([['extra', true], ['lr', true], ['model', false]]);
    expect(rows[1]?.cells[1]).toMatchObject({ text: '0.01', differs: true, delta: '−0.09' });
    expect(rows[0]?.cells[0]).toMatchObject({ text: '–', absent: true });
  });

  test('are only the differing ones when asked, unless there is nothing to differ from', () => {
    expect(shown(rows, parse('runs=a,b&diff=1'), 2).map((row) => row.name)).toEqual(['extra', 'lr']);
    expect(shown(rows, parse('runs=a&diff=1'), 1)).toHaveLength(3);
  });

  test('stand in natural order', () => {
    const many = [run('a', {}, { layer10: '', layer2: '' })];
    expect(textRows(many, 'a', (one) => one.params).map((row) => row.name)).toEqual(['layer2', 'layer10']);
  });
});

test('tags of the machinery are told from those of people', () => {
  expect(['team', 'mlflow.user', 'slipway.pipeline'].map(ownTag)).toEqual([true, false, false]);
});

describe('a copy', () => {
  const runs = [run('a', { n: measured(1234567) }, { note: 'a "b", c' }), run('b', { n: measured(-0.5) }, { note: 'x|y' })];
  const sections = [
    { title: 'Metrics', rows: metricRows(runs, parse('runs=a,b')) },
    { title: 'Parameters', rows: textRows(runs, 'a', (one) => one.params) },
  ];

  test('as CSV has plain numbers and quotes what needs it', () => {
    const lines = csv(runs, sections).split('\n');
    expect(lines[0]).toBe('kind,name,run a,run b');
    expect(lines[2]).toBe('run,pipeline version,p v3,p v3');
    expect(lines[3]).toBe('metrics,n,1234567,-0.5');
    expect(lines[4]).toBe('parameters,note,"a ""b"", c",x|y');
  });

  test('as Markdown keeps its columns whatever the texts hold', () => {
    const lines = markdown(runs, sections).trimEnd().split('\n');
    expect(lines[1]).toBe('|---|---:|---:|');
    expect(lines[3]).toContain('x\\|y');
    expect(lines.every((line) => line.replaceAll('\\|', '').split('|').length === 5)).toBe(true);
  });
});
