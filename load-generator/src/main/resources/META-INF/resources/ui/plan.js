/**
 * A load plan: its text, its curve, and the points by which the curve is dragged. Pure: a changed
 * plan is a new one. Times are seconds from the start of the plan.
 *
 * A stage is {kind, poisson, from, to, steps, every, phase, seconds}; seconds is null for one without end.
 */

const SPANS = { ms: 0.001, s: 1, m: 60, min: 60, h: 3600 };
const RATES = { '/s': 1, '/m': 1 / 60, '/min': 1 / 60, '/h': 1 / 3600 };
const NUMBER = '(\\d+(?:\\.\\d+)?)';
const TIME = '((?:\\d+(?:\\.\\d+)?\\s*(?:ms|s|min|m|h)\\s*)+)';
const LEVEL = `${NUMBER}\\s*(/s|/min|/m|/h|users?)?`;
const STAGE = new RegExp(
  `^(poisson\\s+)?(?:(constant|ramp|stairs|spike|sine)\\s+)?${LEVEL}(?:\\s+to\\s+${LEVEL})?` +
    `(?:\\s+in\\s+(\\d+)\\s+steps)?(?:\\s+every\\s+${TIME})?(?:\\s*from\\s+${TIME})?(?:\\s*for\\s+${TIME})?$`, 'i');

/** @returns {{unit: '/s'|'users', stages: object[]}} @throws Error that names the stage */
export function parse(text) {
  const stages = [];
  let unit = null;
  for (const part of text.split(/[,\n]/).map((s) => s.trim()).filter(Boolean)) {
    const stage = parseStage(part);
    if (unit && stage.unit !== unit) throw new Error(`Cannot mix users and /s: ${part}`);
    unit = stage.unit;
    delete stage.unit;
    if (stages.length && stages.at(-1).seconds === null) {
      throw new Error(`Nothing can follow a stage without end: ${part}`);
    }
    stages.push(stage);
  }
  if (!stages.length) throw new Error('The plan is empty');
  return { unit, stages };
}

function parseStage(text) {
  const match = STAGE.exec(text.trim());
  if (!match || (!match[1] && !match[2])) throw new Error(`Not a stage: ${text}`);
  const [, poisson, word, from, unit1, to, unit2, steps, every, phase, time] = match;
  const kind = (word ?? 'constant').toLowerCase();
  if (!unit1 && !unit2) throw new Error(`The level has no unit (write 100/s, or 100 users): ${text}`);
  const [low, high] = [level(from, unit1 ?? unit2), level(to ?? from, unit2 ?? unit1)];
  if (low.unit !== high.unit) throw new Error(`Cannot mix users and /s: ${text}`);
  if ((kind === 'constant') !== (to === undefined)) {
    throw new Error(kind === 'constant' ? `A constant load has one level: ${text}` : `A ${kind} goes from … to …: ${text}`);
  }
  if (kind === 'stairs' && !(Number(steps) >= 2)) throw new Error(`Stairs go in 2 or more steps: ${text}`);
  if (kind === 'sine' && !every) throw new Error(`A sine needs every …: ${text}`);
  if (kind !== 'constant' && kind !== 'sine' && !time) throw new Error(`A ${kind} needs for …: ${text}`);
  return {
    unit: low.unit, kind, poisson: Boolean(poisson), from: low.value, to: high.value, steps: steps ? Number(steps) : null,
    every: every ? span(every) : null, phase: phase ? span(phase) : 0, seconds: time ? span(time) : null,
  };
}

function level(number, unit) {
  const rate = RATES[unit.toLowerCase()];
  return rate ? { value: Number(number) * rate, unit: '/s' } : { value: Number(number), unit: 'users' };
}

function span(text) {
  let sum = 0;
  for (const [, n, unit] of text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|min|m|h)/gi)) sum += Number(n) * SPANS[unit.toLowerCase()];
  return sum;
}

export function format({ unit, stages }) {
  return stages.map((stage) => formatStage(stage, unit)).join(', ');
}

function formatStage(stage, unit) {
  const text = (value) => `${plain(value)}${unit === '/s' ? '/s' : ' users'}`;
  const words = [];
  if (stage.poisson) words.push('poisson');
  words.push(stage.kind, stage.kind === 'constant' ? text(stage.from) : `${text(stage.from)} to ${text(stage.to)}`);
  if (stage.steps) words.push(`in ${stage.steps} steps`);
  if (stage.every) words.push(`every ${time(stage.every)}`);
  if (stage.phase) words.push(`from ${time(stage.phase)}`);
  if (stage.seconds !== null) words.push(`for ${time(stage.seconds)}`);
  return words.join(' ');
}

function plain(value) {
  return String(Math.round(value * 100) / 100);
}

function time(value) {
  if (value % 3600 === 0 && value > 0) return `${value / 3600}h`;
  if (value % 60 === 0 && value > 0) return `${value / 60}m`;
  return value < 1 && value > 0 ? `${Math.round(value * 1000)}ms` : `${Math.round(value * 1000) / 1000}s`;
}

/** Seconds in all, null without end. */
export function duration({ stages }) {
  return stages.at(-1).seconds === null ? null : stages.reduce((sum, stage) => sum + stage.seconds, 0);
}

/** Where the picture of a plan ends: a stage without end is shown for a while. */
export function horizon(plan) {
  const end = duration(plan);
  if (end !== null) return end;
  const before = plan.stages.slice(0, -1).reduce((sum, stage) => sum + stage.seconds, 0);
  return before + Math.max(60, before * 0.5);
}

function bounds(plan, until) {
  let at = 0;
  return plan.stages.map((stage) => {
    const begin = at;
    at = stage.seconds === null ? Math.max(until, begin + 1) : begin + stage.seconds;
    return { stage, begin, end: at };
  });
}

/** The curve as corners [at, level]; at a jump there are two of one time. */
export function curve(plan, until = horizon(plan)) {
  return bounds(plan, until).flatMap(({ stage, begin, end }) => stageCurve(stage, begin, end));
}

function stageCurve({ kind, from, to, steps, every, phase }, begin, end) {
  const length = end - begin;
  switch (kind) {
    case 'constant':
      return [[begin, from], [end, from]];
    case 'ramp':
      return [[begin, from], [end, to]];
    case 'stairs':
      return Array.from({ length: steps }, (_, i) => {
        const level = steps === 1 ? to : from + ((to - from) * i) / (steps - 1);
        return [[begin + (length * i) / steps, level], [begin + (length * (i + 1)) / steps, level]];
      }).flat();
    case 'spike':
      return [[begin, from], [(begin + end) / 2, to], [end, from]];
    default: {
      const corners = Math.min(720, Math.max(24, Math.round((length / every) * 24)));
      return Array.from({ length: corners + 1 }, (_, i) => {
        const t = (length * i) / corners;
        return [begin + t, from + ((to - from) * (1 - Math.cos((2 * Math.PI * (t + phase)) / every))) / 2];
      });
    }
  }
}

/** What is left of a plan after some seconds, null if nothing is. */
export function rest(plan, after) {
  const left = bounds(plan, Infinity).flatMap(({ stage, begin, end }) => {
    if (begin >= after) return [stage];
    return end - after > 0.5 ? restOf(stage, after - begin) : [];
  });
  return left.length ? { ...plan, stages: left } : null;
}

function restOf(stage, at) {
  const seconds = stage.seconds === null ? null : stage.seconds - at;
  if (stage.kind === 'constant') return [{ ...stage, seconds }];
  if (stage.kind === 'sine') return [{ ...stage, phase: (stage.phase + at) % stage.every, seconds }];
  const piece = (kind, from, to, length) => ({ ...stage, kind, from, to, steps: null, seconds: length });
  const corners = stageCurve(stage, -at, stage.seconds - at);
  const pieces = [];
  for (let i = 1; i < corners.length; i++) {
    const [[t0, v0], [t1, v1]] = [corners[i - 1], corners[i]];
    if (t1 <= 0.001 || t1 === t0) continue;
    const from = t0 < 0 ? v0 + ((v1 - v0) * -t0) / (t1 - t0) : v0;
    pieces.push(piece(v0 === v1 ? 'constant' : 'ramp', from, v1, t1 - Math.max(0, t0)));
  }
  return pieces;
}

/**
 * The points by which a curve is dragged: what moving them changes is in time (x) and level (y).
 * The beginning of a stage has one only where the curve jumps, or at the very start.
 */
export function handles(plan, until = horizon(plan)) {
  const list = [];
  bounds(plan, until).forEach(({ stage, begin, end }, index) => {
    const name = `stage ${index + 1}, ${stage.kind}`;
    const before = plan.stages[index - 1];
    const middle = (begin + end) / 2;
    if (stage.kind !== 'constant' && (!before || endLevel(before) !== stage.from)) {
      list.push({ id: `${index}:from`, at: begin, level: stage.from, x: false, y: true, label: `Begin of ${name}` });
    }
    if (stage.kind === 'spike') {
      list.push({ id: `${index}:to`, at: middle, level: stage.to, x: false, y: true, label: `Peak of ${name}` });
    }
    if (stage.kind === 'sine') {
      const crest = begin + Math.min((1.5 * stage.every - stage.phase) % stage.every, (end - begin) / 2);
      list.push({ id: `${index}:to`, at: crest, level: stage.to, x: false, y: true, label: `Crest of ${name}` });
    }
    list.push({
      id: `${index}:end`, at: end, level: stageCurve(stage, begin, end).at(-1)[1],
      x: stage.seconds !== null, y: stage.kind !== 'sine', label: `End of ${name}`,
    });
  });
  return list;
}

function endLevel(stage) {
  return stage.kind === 'ramp' || stage.kind === 'stairs' ? stage.to : stage.from;
}

/**
 * The plan after a handle was moved. Levels that were joined stay joined: if a ramp ends where the
 * next stage begins, both follow.
 */
export function move(plan, id, at, newLevel) {
  const [index, part] = [Number(id.split(':')[0]), id.split(':')[1]];
  const stages = plan.stages.map((stage) => ({ ...stage }));
  const stage = stages[index];
  const value = Math.max(0, newLevel);
  if (part === 'end') {
    if (stage.seconds !== null) {
      const begin = stages.slice(0, index).reduce((sum, s) => sum + s.seconds, 0);
      stage.seconds = Math.max(1, Math.round(at - begin));
    }
    if (stage.kind !== 'sine') {
      setLevel(stages, index, endLevel(stage) === stage.to && stage.kind !== 'spike' ? 'to' : 'from', value);
    }
  } else {
    setLevel(stages, index, part, value);
  }
  return { ...plan, stages };
}

function setLevel(stages, index, side, value) {
  const stage = stages[index];
  const old = stage[side];
  const leftJoined = index > 0 && endLevel(stages[index - 1]) === stage.from;
  const rightJoined = index + 1 < stages.length && endLevel(stage) === stages[index + 1].from;
  const movesFrom = side === 'from' || stage.kind === 'constant';
  const movesEnd = stage.kind === 'constant' || stage.kind === 'spike' || side === 'to';
  if (stage.kind === 'constant') stage.from = stage.to = value;
  else stage[side] = value;
  if (old === value) return;
  if (movesFrom && leftJoined) setLevel(stages, index - 1, sideOfEnd(stages[index - 1]), value);
  if (movesEnd && rightJoined && endLevel(stage) === value) setLevel(stages, index + 1, 'from', value);
}

function sideOfEnd(stage) {
  return stage.kind === 'ramp' || stage.kind === 'stairs' ? 'to' : 'from';
}

/** All levels times a factor. */
export function scale(plan, factor) {
  const scaled = (value) => snap(value * factor, Math.max(value, 1));
  return { ...plan, stages: plan.stages.map((stage) => ({ ...stage, from: scaled(stage.from), to: scaled(stage.to) })) };
}

/** The plan with one more stage at its end that goes on where the last one ended. */
export function extend(plan, kind) {
  const last = plan.stages.at(-1);
  const base = endLevel(last);
  const top = Math.max(10, base * 2);
  const stage = { kind, poisson: false, from: base, to: kind === 'constant' ? base : top, steps: null, every: null, phase: 0, seconds: 60 };
  if (kind === 'stairs') stage.steps = 4;
  if (kind === 'sine') stage.every = 30;
  const before = plan.stages.map((s) => (s === last && s.seconds === null ? { ...s, seconds: 60 } : s));
  return { ...plan, stages: [...before, stage] };
}

/** The plan without a stage; the last one that is left stays. */
export function without(plan, index) {
  return plan.stages.length === 1 ? plan : { ...plan, stages: plan.stages.filter((_, i) => i !== index) };
}

/** A value as a person would choose it in a picture of this size. */
export function snap(value, size) {
  const step = 10 ** Math.floor(Math.log10(Math.max(1, size))) / 20;
  const nice = Math.max(1, step >= 5 ? Math.round(step / 5) * 5 : Math.round(step));
  return Math.max(0, Math.round(value / nice) * nice);
}
