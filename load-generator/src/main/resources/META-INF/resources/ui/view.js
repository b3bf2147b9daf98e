/**
 * What part of a run is looked at: shared by all charts and the table. mode 'all' shows the whole
 * run, 'last' the latest seconds, 'zoom' a fixed window.
 */
export class View extends EventTarget {
  constructor() {
    super();
    Object.assign(this, { mode: 'all', last: 300, window: null, cursor: null, operation: null, service: false });
  }

  set(changes) {
    Object.assign(this, changes);
    this.dispatchEvent(new Event('change'));
  }

  point(t) {
    this.cursor = t;
    this.dispatchEvent(new Event('cursor'));
  }

  zoom(from, to) {
    if (to - from >= 2000) this.set({ mode: 'zoom', window: [from, to] });
  }

  reset() {
    this.set({ mode: 'all', window: null });
  }

  /** [from, to] in epoch milliseconds of what is drawn of a run. */
  domain(live) {
    if (this.mode === 'zoom') return this.window;
    const begin = live.seconds[0] ? live.seconds[0].t * 1000 : live.run.startedAt;
    const end = Math.max(begin + 30_000, (live.last?.t ?? 0) * 1000);
    return this.mode === 'last' ? [Math.max(begin, end - this.last * 1000), end] : [begin, end];
  }
}
