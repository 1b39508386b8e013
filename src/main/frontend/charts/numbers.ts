// How measured values are written: short, and never wrong about what could not be measured.

/** Stores of metrics that hold no infinite number keep the greatest of all instead, as MLflow does. */
export const infinite = (value: number): boolean => !Number.isFinite(value) || Math.abs(value) >= 1.7e308;

/** 0.8231, 12.5, 1.2e-7, 1,234,568, 123456789.1, NaN. Five significant digits are enough to tell two runs apart, but no digit before the point is made up. */
export function short(value: number | null | undefined): string {
  if (value === undefined) return '–';
  if (value === null || Number.isNaN(value)) return 'NaN';
  if (infinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) return minus(value.toExponential(3).replace(/\.?0+e/, 'e').replace('e+', 'e'));
  if (Number.isInteger(value)) return minus(value.toLocaleString('en-US'));
  // A number that is not whole keeps a point, so that nobody takes a rounded one for exact.
  if (size >= 1000) return minus(value.toFixed(Math.max(1, 6 - Math.floor(Math.log10(size)))).replace(/(\.\d+?)0+$/, '$1'));
  return minus(String(Number(value.toPrecision(5))));
}

/** As it was measured, for who looks closely: ten significant digits, which leaves out what is only an error of the binary fraction. */
export function exact(value: number | null | undefined): string {
  if (value === undefined || value === null || Number.isNaN(value) || infinite(value)) return short(value);
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e15) return minus(value.toLocaleString('en-US'));
  const rounded = Number(value.toPrecision(10));
  return minus(size < 1e-4 || size >= 1e15 ? rounded.toExponential().replace('e+', 'e') : String(rounded));
}

/** A tick of an axis: as many digits as tell it from the next one, that distance away. */
export function tick(value: number, distance: number): string {
  const place = Math.floor(Math.log10(distance) + 1e-9);
  const exact = Math.round(value / distance) * distance;
  const size = Math.abs(exact);
  if (size === 0) return '0';
  if (size < 1e9 && (place >= -5 || size >= 0.01)) {
    const digits = Math.min(20, Math.max(0, -place));
    return minus(digits === 0 ? exact.toLocaleString('en-US') : exact.toFixed(digits));
  }
  const digits = Math.max(0, Math.floor(Math.log10(size) + 1e-9) - place);
  return minus(exact.toExponential(Math.min(20, digits)).replace('e+', 'e'));
}

/** With a plus where it went up. */
export function signed(value: number): string {
  return value > 0 ? `+${short(value)}` : short(value);
}

const minus = (text: string) => text.replace('-', '−').replace('e-', 'e−');
