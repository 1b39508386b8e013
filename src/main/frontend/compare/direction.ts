// Which way a metric gets better, guessed from its name. A person's word counts more.
import { isSystem } from '../charts/system';
import type { Direction, View } from './view';

const LOWER = new Set(('loss losses error errors err mse rmse mae mape smape msle perplexity ppl latency time duration seconds secs sec ms millis cost costs fpr fnr fp fn ' +
  'nll entropy divergence kl wer cer ter fid memory bytes mb gb regret distance brier ece eer drift hinge penalty overfit underfit missed wrong failures rejected').split(' '));
const HIGHER = new Set(('accuracy acc auc auroc auprc roc ap map f1 f1score fbeta precision recall sensitivity specificity tpr tnr tp tn r2 score scores bleu rouge meteor ndcg mrr iou ' +
  'miou dice jaccard kappa mcc reward rewards return returns throughput coverage correct hits correlation pearson spearman lift gain gini success top1 top5 psnr ssim').split(' '));

/** val_loss, valLoss, train/mean-squared-error: its words in lower case. */
export function words(name: string): string[] {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== '');
}

export function guess(metric: string): Direction {
  // What a step took is neither good nor bad in itself, and its last moment least of all.
  if (isSystem(metric)) return 'none';
  const found = words(metric);
  // "error rate", "loss at best accuracy": what is bad decides.
  if (found.some((word) => LOWER.has(word))) return 'down';
  return found.some((word) => HIGHER.has(word)) ? 'up' : 'none';
}

/** What a person said of a metric, known by its key, or else what its name says. */
export function directionOf(view: View, key: string, name: string): Direction {
  return view.directions[key] ?? guess(name);
}

const NEXT: Record<Direction, Direction> = { up: 'down', down: 'none', none: 'up' };

/** The view after a click on a metric's direction; what the name says anyway is not kept in the address. */
export function turned(view: View, key: string, name: string): View {
  const next = NEXT[directionOf(view, key, name)];
  const directions = Object.fromEntries(Object.entries(view.directions).filter(([one]) => one !== key));
  return { ...view, directions: next === guess(name) ? directions : { ...directions, [key]: next } };
}

export type Verdict = 'better' | 'worse' | 'same' | 'changed';

export function judge(delta: number, direction: Direction): Verdict {
  if (delta === 0) return 'same';
  if (direction === 'none') return 'changed';
  return delta > 0 === (direction === 'up') ? 'better' : 'worse';
}
