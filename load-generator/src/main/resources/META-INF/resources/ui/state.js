import { micros, percent } from './format.js';

/** Words, icons and tones of states: never a colour alone. */

const VERDICTS = {
  PASS: { tone: 'pass', icon: 'pass' },
  'SLA FAIL': { tone: 'fail', icon: 'fail' },
  'CORRECTNESS FAIL': { tone: 'fail', icon: 'fail' },
  INVALID: { tone: 'invalid', icon: 'warn' },
};

export function verdictOf(verdict) {
  return { word: verdict?.word ?? 'NONE', reason: verdict?.reason ?? '', ...(VERDICTS[verdict?.word] ?? { tone: 'idle', icon: 'wait' }) };
}

const STATES = {
  READY: { tone: 'idle', icon: 'wait', text: 'Ready' },
  SPAWNING: { tone: 'live', icon: 'play', text: 'Starting' },
  RUNNING: { tone: 'live', icon: 'play', text: 'Running' },
  PAUSED: { tone: 'warn', icon: 'pause', text: 'Paused' },
  STOPPING: { tone: 'warn', icon: 'stop', text: 'Stopping' },
  CHECKING: { tone: 'live', icon: 'wait', text: 'Checking' },
  FINISHED: { tone: 'idle', icon: 'stop', text: 'Finished' },
};

export function stateOf(word) {
  return STATES[word] ?? { tone: 'idle', icon: 'wait', text: word };
}

const PLACES = {
  OK: { tone: 'pass', icon: 'pass', text: 'OK' },
  FAIL: { tone: 'fail', icon: 'fail', text: 'Fail' },
  WAITING: { tone: 'idle', icon: 'wait', text: 'Waiting' },
  OFF: { tone: 'idle', icon: 'stop', text: 'Off' },
};

export function placeOf(word) {
  return PLACES[word] ?? { tone: 'idle', icon: 'wait', text: word };
}

/**
 * A generator near its limits measures itself. By the middle of the latest seconds: a single late
 * one is no saturation. Whether it spoilt the run is the verdict's affair.
 */
export function healthOf(seconds) {
  const recent = seconds.slice(-10).map((second) => second.health);
  if (!recent.length) return { tone: 'idle', icon: 'wait', text: 'no figures yet', figure: '' };
  const [cpu, lag] = ['cpu', 'lagP99'].map((name) => recent.map((health) => health[name]).sort((a, b) => a - b)[recent.length >> 1]);
  if (lag > 20_000) return { tone: 'warn', icon: 'warn', text: 'late', figure: micros(lag) };
  if (cpu > 0.75) return { tone: 'warn', icon: 'warn', text: 'busy', figure: percent(cpu) };
  return { tone: 'pass', icon: 'pass', text: 'OK', figure: percent(cpu) };
}

/** Colours of the operations, in their order; told apart by the colour-blind, too. */
export function operationColor(index) {
  return `--op-${index % 8}`;
}
