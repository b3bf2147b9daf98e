/** Numbers for people. Durations of measurements are microseconds. */

const SPACE = '\u202f';

function digits(value, significant = 3) {
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  return value.toFixed(Math.max(0, Math.min(3, significant - 1 - magnitude)));
}

/** 840 µs, 8.42 ms, 1.20 s, 3.0 min */
export function micros(value, significant = 3) {
  if (value == null || Number.isNaN(value)) return '–';
  if (value === 0) return '0';
  if (value < 1000) return `${Math.round(value)}${SPACE}µs`;
  if (value < 999_500) return `${digits(value / 1000, significant)}${SPACE}ms`;
  if (value < 180e6) return `${digits(value / 1e6, significant)}${SPACE}s`;
  return `${digits(value / 60e6, 2)}${SPACE}min`;
}

/** An axis has round values: 10 ms, not 10.0 ms. */
export function microsTick(value) {
  if (value === 0) return '0';
  if (value < 1000) return `${trimmed(value)}${SPACE}µs`;
  if (value < 1e6) return `${trimmed(value / 1000)}${SPACE}ms`;
  return `${trimmed(value / 1e6)}${SPACE}s`;
}

function trimmed(value) {
  return String(Number(value.toPrecision(3)));
}

/** 7, 412, 12.3 k, 4.71 M */
export function count(value) {
  if (value == null || Number.isNaN(value)) return '–';
  const size = Math.abs(value);
  if (size < 10 && !Number.isInteger(value)) return digits(value, 2);
  if (size < 10_000) return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, SPACE);
  if (size < 1e6) return `${digits(value / 1000)}${SPACE}k`;
  if (size < 1e9) return `${digits(value / 1e6)}${SPACE}M`;
  return `${digits(value / 1e9)}${SPACE}G`;
}

export function countTick(value) {
  if (Math.abs(value) >= 1e6) return `${trimmed(value / 1e6)}${SPACE}M`;
  if (Math.abs(value) >= 10_000) return `${trimmed(value / 1000)}${SPACE}k`;
  return trimmed(value);
}

/** A share of 0 to 1 in percent, small ones with enough digits to be seen. */
export function percent(share) {
  if (share == null || Number.isNaN(share)) return '–';
  const value = share * 100;
  if (value === 0) return `0${SPACE}%`;
  if (value < 0.01) return `<0.01${SPACE}%`;
  return `${value < 10 ? digits(value, 2) : Math.round(value)}${SPACE}%`;
}

/** A change as a ratio, with its sign: −6 %, +12 % */
export function change(ratio) {
  if (ratio == null || !Number.isFinite(ratio)) return '–';
  const value = ratio * 100;
  if (Math.abs(value) < 0.5) return `±0${SPACE}%`;
  return `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(Math.abs(value) < 10 ? 1 : 0)}${SPACE}%`;
}

/** Seconds as 03:12 or 1:02:03 */
export function clock(seconds) {
  if (seconds == null || !Number.isFinite(seconds)) return '–';
  const whole = Math.max(0, Math.round(seconds));
  const pad = (n) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${pad(m)}:${pad(s)}`;
}

/** Seconds in words: 45 s, 2 min 30 s, 4 h */
export function span(seconds) {
  if (seconds == null) return 'no end';
  const parts = [];
  let rest = Math.round(seconds);
  for (const [unit, size] of [['h', 3600], ['min', 60], ['s', 1]]) {
    const n = Math.floor(rest / size);
    if (n > 0) parts.push(`${n}${SPACE}${unit}`);
    rest -= n * size;
  }
  return parts.slice(0, 2).join(' ') || `0${SPACE}s`;
}

export function timeOfDay(millis, withSeconds = true) {
  const options = { hour: '2-digit', minute: '2-digit', hour12: false };
  if (withSeconds) options.second = '2-digit';
  return new Date(millis).toLocaleTimeString('en-GB', options);
}

export function dayAndTime(millis) {
  const day = new Date(millis).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  return `${day}, ${timeOfDay(millis, false)}`;
}

/** Where an axis has its lines: about n of them, at 1, 2 or 5 times a power of ten. */
export function linearTicks(from, to, n) {
  const rough = (to - from) / Math.max(1, n);
  if (!(rough > 0)) return [from];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((f) => f * power).find((s) => s >= rough);
  const ticks = [];
  for (let i = Math.ceil(from / step); i * step <= to + step * 1e-9; i++) ticks.push(i * step);
  return ticks;
}

/** Powers of ten in between; with few of them, 2 and 5 times them, too. */
export function logTicks(from, to) {
  const few = Math.log10(to / from) < 2;
  const ticks = [];
  for (let p = Math.floor(Math.log10(from)); p <= Math.ceil(Math.log10(to)); p++) {
    for (const f of few ? [1, 2, 5] : [1]) {
      const tick = f * 10 ** p;
      if (tick >= from * 0.999 && tick <= to * 1.001) ticks.push(tick);
    }
  }
  return ticks;
}

/** Round times of day, or of a run: every 5 s, 1 min, 15 min, … */
export function timeTicks(from, to, n) {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];
  const rough = (to - from) / 1000 / Math.max(1, n);
  const step = (steps.find((s) => s >= rough) ?? 172800) * 1000;
  const ticks = [];
  for (let t = Math.ceil(from / step) * step; t <= to; t += step) ticks.push(t);
  return ticks;
}
