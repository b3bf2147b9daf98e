import { api } from './api.js';
import { h, icon, text, toast } from './dom.js';
import { clock } from './format.js';
import { header } from './header.js';
import { helpDialog } from './help.js';
import { listen } from './keys.js';
import { LiveRun } from './live.js';
import { LoadStrip } from './load-strip.js';
import { Operations } from './operations.js';
import { RunCharts } from './run-charts.js';
import { RunControls } from './run-controls.js';
import { stateOf } from './state.js';
import { Tabs } from './tabs.js';
import { VerdictLine } from './verdict-line.js';
import { View } from './view.js';

const REFRESH = 2000;

/** A run: while it goes on, and as it was. */
export class RunPage {
  constructor(host, run) {
    this.host = host;
    this.live = new LiveRun(run);
    this.view = new View();
  }

  async open() {
    const { live, view } = this;
    document.title = `#${live.run.id} ${live.run.title} · items-load`;
    this.strip = new LoadStrip((load) => this.#apply(load), () => this.charts.edit(null), (plan) => this.charts.edit(plan));
    this.controls = new RunControls(live, { command: (name) => this.#command(name), edit: () => this.#editLoad(), note: (note) => api.note(live.run.id, note) });
    this.verdict = new VerdictLine();
    this.charts = new RunCharts(live, view, (plan) => this.strip.show(plan));
    this.charts.load.element.append(this.strip.element);
    this.operations = new Operations(live, view);
    this.tabs = new Tabs(live, { baseline: (run) => this.#guard(this.operations.against(run)) });
    this.help = helpDialog();
    this.host.append(this.#bar(), h('main', { class: 'run' }, this.verdict.element, this.#tools(), this.charts.element, this.operations.element, this.tabs.element), this.help);
    live.addEventListener('change', () => this.#render());
    live.addEventListener('state', () => this.#connection());
    live.addEventListener('end', () => { this.#refresh(); toast('The run is over'); });
    view.addEventListener('change', () => { this.#render(); this.#refresh(); });
    this.recolored = () => this.#render();
    window.addEventListener('recolor', this.recolored);
    this.unlisten = listen(this.#keys());
    await live.open();
    this.#render();
    this.timer = setInterval(() => this.#refresh(), REFRESH);
    await this.#refresh();
    await this.#guard(this.#chooseBaseline());
  }

  /** The latest run of the same title before this one, until another is chosen. */
  async #chooseBaseline() {
    const { id, title, startedAt } = this.live.run;
    const before = (await api.runs()).find((run) => run.id !== id && run.title === title && run.endedAt && run.startedAt < startedAt);
    if (before && !this.operations.baseline) await this.operations.against(before);
  }

  close() {
    clearInterval(this.timer);
    this.unlisten?.();
    window.removeEventListener('recolor', this.recolored);
    this.live.close();
  }

  #bar() {
    this.pill = h('span', { class: 'pill' });
    this.time = h('span', {});
    this.timeEnd = h('span', { class: 'time-end' });
    this.progress = h('progress', { max: 1, value: 0, 'aria-label': 'Progress of the plan' });
    return header(
      h('span', { class: 'run-title' }, h('b', {}, `#${this.live.run.id}`), ' ', this.live.run.title), this.pill, h('span', { class: 'time mono' }, this.time, this.timeEnd), this.progress,
      h('span', { class: 'spring' }), h('span', { class: 'target mono', title: 'Target' }, this.live.run.target), this.controls.element);
  }

  #tools() {
    this.ranges = [['1m', 60], ['5m', 300], ['15m', 900]].map(([name, seconds]) => h('button', { type: 'button', class: 'tool', onclick: () => this.view.set({ mode: 'last', last: seconds, window: null }) }, name));
    this.all = h('button', { type: 'button', class: 'tool', onclick: () => this.view.reset() }, 'All');
    this.zoomed = h('button', { type: 'button', class: 'tool chosen-zoom', hidden: true, onclick: () => this.view.reset() }, icon('fail'), h('span', {}, 'Zoom'));
    this.filtered = h('button', { type: 'button', class: 'tool chosen-zoom', hidden: true, onclick: () => this.view.set({ operation: null }) }, icon('fail'), h('span', {}));
    return h('div', { class: 'view-tools', role: 'group', 'aria-label': 'What the charts show' },
      h('span', { class: 'segments' }, ...this.ranges, this.all), this.zoomed, this.filtered, h('span', { class: 'spring' }),
      this.controls.noteForm, h('button', { type: 'button', class: 'tool', onclick: () => this.help.showModal() }, icon('help'), 'Keys'));
  }

  #render() {
    const { live, view } = this;
    const state = stateOf(live.state);
    if (this.pill.dataset.state !== live.state) {
      this.pill.dataset.state = live.state;
      this.pill.className = `pill tone-${state.tone}`;
      this.pill.replaceChildren(icon(state.icon), state.text);
    }
    const { end } = live.run;
    text(this.time, clock(live.elapsed));
    text(this.timeEnd, ` / ${end ? clock(end) : 'no end'}`);
    this.progress.hidden = !end;
    if (end) this.progress.value = Math.min(1, live.elapsed / end);
    this.controls.render();
    this.#renderTools(view);
    this.verdict.render(live);
    this.charts.render();
    this.operations.render();
    this.tabs.render();
  }

  #renderTools(view) {
    this.ranges.forEach((button, i) => button.setAttribute('aria-pressed', String(view.mode === 'last' && view.last === [60, 300, 900][i])));
    this.all.setAttribute('aria-pressed', String(view.mode === 'all'));
    this.zoomed.hidden = view.mode !== 'zoom';
    this.filtered.hidden = view.operation === null;
    if (view.operation !== null) text(this.filtered.lastChild, `Only ${this.live.run.operations[view.operation]}`);
  }

  #connection() {
    document.body.classList.toggle('disconnected', !this.live.connected && !this.live.over);
    this.pill.title = this.live.connected ? 'Live' : 'The connection is lost; it is tried again';
  }

  async #refresh() {
    if (this.refreshing || document.hidden) return;
    this.refreshing = true;
    try {
      if (!this.live.over) await this.live.refresh();
      await this.operations.refresh();
      await this.tabs.refresh();
    } catch (error) {
      if (!('status' in error)) throw error;
    } finally {
      this.refreshing = false;
    }
  }

  async #guard(promise) {
    try {
      return await promise;
    } catch (error) {
      toast(error.message, 'fail');
      return null;
    }
  }

  async #command(name) {
    const run = await this.#guard(api.command(this.live.run.id, name));
    if (run) this.live.update(run);
  }

  #editLoad() {
    if (this.live.rest) this.strip.open(this.live.rest);
  }

  async #apply(load) {
    const run = await this.#guard(api.edit(this.live.run.id, load));
    if (!run) return false;
    this.charts.edit(null);
    this.live.update(run);
    toast(`From now on: ${load}`);
    return true;
  }

  #scale(factor) {
    if (this.live.rest) this.strip.scale(this.live.rest, factor);
  }

  #keys() {
    const keys = {
      ' ': () => this.#command(this.live.state === 'PAUSED' ? 'resume' : 'pause'),
      '+': () => this.#scale(1.1), '=': () => this.#scale(1.1), '-': () => this.#scale(1 / 1.1),
      e: () => this.#editLoad(), n: () => this.controls.noteInput.focus(), '?': () => this.help.showModal(),
      Escape: () => { this.strip.discard(); this.view.set({ mode: 'all', window: null, operation: null }); },
    };
    for (let tab = 1; tab <= 6; tab++) keys[tab] = () => this.tabs.show(tab - 1);
    return keys;
  }
}
