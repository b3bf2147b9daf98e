import { api } from './api.js';
import * as plans from './plan.js';

const MOST = 7200;

/**
 * A run as it grows: its history, then its events. Whoever listens is told at most once per frame,
 * however many seconds arrive together. Events: change, state (connected or not), end.
 */
export class LiveRun extends EventTarget {
  constructor(run) {
    super();
    this.run = run;
    this.seconds = [];
    this.marks = [];
    this.connected = false;
    this.told = false;
  }

  async open() {
    this.#add(await api.seconds(this.run.id));
    if (this.over) return;
    const from = this.seconds.length ? this.seconds.at(-1).t + 1 : 0;
    this.source = new EventSource(`/api/runs/${encodeURIComponent(this.run.id)}/events?from=${from}`);
    this.source.addEventListener('open', () => this.#connection(true));
    this.source.addEventListener('error', () => this.#connection(false));
    this.source.addEventListener('second', (event) => this.#add([JSON.parse(event.data)]));
    this.source.addEventListener('end', () => this.#end());
  }

  close() {
    this.source?.close();
    this.closed = true;
  }

  get last() {
    return this.seconds.at(-1) ?? null;
  }

  get state() {
    return this.over ? this.run.state : this.last?.state ?? this.run.state;
  }

  get over() {
    return this.run.state === 'FINISHED';
  }

  /** The end of what is known, epoch milliseconds. */
  get now() {
    return this.last ? (this.last.t + 1) * 1000 : this.run.startedAt;
  }

  /** Seconds since the beginning of the load. */
  get elapsed() {
    return this.over ? this.run.elapsed : Math.max(this.run.elapsed, (this.now - this.run.startedAt) / 1000);
  }

  /** What is still to come of the load, from now on; null if nothing is. */
  get rest() {
    if (!this.run.rest || this.over) return null;
    const plan = plans.parse(this.run.rest);
    return this.state === 'PAUSED' ? plan : plans.rest(plan, Math.max(0, this.elapsed - this.run.elapsed));
  }

  /** Figures in the order of the run's operations; null for one without any call. */
  ordered(figures) {
    const byName = new Map(figures.map((one) => [one.name, one]));
    return this.run.operations.map((name) => byName.get(name) ?? null);
  }

  async refresh() {
    this.update(await api.run(this.run.id));
  }

  update(run) {
    this.run = run;
    this.#tell();
  }

  #add(seconds) {
    for (const second of seconds) {
      if (this.last && second.t <= this.last.t) continue;
      this.seconds.push({ ...second, ops: this.ordered(second.ops) });
      this.marks.push(...(second.marks ?? []));
    }
    if (this.seconds.length > MOST * 1.1) this.seconds = this.seconds.slice(-MOST);
    this.#tell();
  }

  #tell() {
    if (this.told) return;
    this.told = true;
    requestAnimationFrame(() => {
      this.told = false;
      if (!this.closed) this.dispatchEvent(new Event('change'));
    });
  }

  #connection(connected) {
    this.connected = connected;
    this.dispatchEvent(new Event('state'));
  }

  async #end() {
    this.source.close();
    await this.refresh();
    this.dispatchEvent(new Event('end'));
  }
}
