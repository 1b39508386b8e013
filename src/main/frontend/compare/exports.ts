// The comparison as text for a spreadsheet or a merge request.
import { label, type Row } from './rows';
import type { Run } from './server';

export interface Section {
  title: string;
  rows: readonly Row[];
}

const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const cell = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
const plain = (text: string) => text.replaceAll('−', '-');

export function csv(runs: readonly Run[], sections: readonly Section[]): string {
  const lines = [['kind', 'name', ...runs.map((run) => run.name)]];
  lines.push(['run', 'id', ...runs.map((run) => run.id)]);
  lines.push(['run', 'pipeline version', ...runs.map((run) => (run.version === null ? '' : `${run.version.pipeline} v${run.version.number}`))]);
  for (const section of sections) {
    for (const row of section.rows) lines.push([section.title.toLowerCase(), label(row), ...row.cells.map((item) => (item.absent ? '' : plain(item.text).replace(/^(-?\d{1,3})(,\d{3})+$/, (text) => text.replaceAll(',', ''))))]);
  }
  return lines.map((line) => line.map(quoted).join(',')).join('\n') + '\n';
}

export function markdown(runs: readonly Run[], sections: readonly Section[]): string {
  const lines = [`| | ${runs.map((run) => cell(run.name)).join(' | ')} |`, `|---|${runs.map(() => '---:').join('|')}|`];
  for (const section of sections) {
    for (const row of section.rows) {
      const cells = row.cells.map((item) => cell(item.text) + (item.delta === undefined ? '' : ` (${cell(item.delta)})`));
      lines.push(`| ${cell(label(row))} | ${cells.join(' | ')} |`);
    }
  }
  return lines.join('\n') + '\n';
}
