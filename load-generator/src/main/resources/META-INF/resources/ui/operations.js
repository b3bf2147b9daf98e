import { api } from './api.js';
import { h, s, text } from './dom.js';
import { change, count, micros, percent } from './format.js';
import { operationColor } from './state.js';

const SPARK = 60;

/** All operations, a row each: a click shows that one in every chart, another click all again. */
export class Operations {
  constructor(live, view) {
    Object.assign(this, { live, view, rows: [], window: null, baseline: null });
    this.baselineName = h('span', {}, 'Δ p99');
    this.body = h('tbody', {});
    const head = [['', 'op'], ['share', 'num'], ['rate', 'num'], ['last minute', 'spark'], ['p50', 'num'], ['p99', 'num'], ['p99.9', 'num wide'], ['max', 'num wide'], ['errors', 'num']];
    this.element = h('section', { class: 'panel operations', 'aria-label': 'Operations' },
      h('table', {}, h('thead', {}, h('tr', {}, ...head.map(([name, kind]) => h('th', { scope: 'col', class: kind }, name || 'Operation')),
        h('th', { scope: 'col', class: 'num delta' }, this.baselineName))), this.body));
    this.#create('All operations', null);
    live.run.operations.forEach((name, index) => this.#create(name, index));
  }

  #create(name, index) {
    const cell = (kind) => h('td', { class: kind });
    const line = s('path', { class: 'spark-line' });
    const row = {
      index, line, share: cell('num'), rate: cell('num strong'), p50: cell('num'), p99: cell('num'), p999: cell('num wide'), max: cell('num wide'),
      errors: cell('num'), delta: cell('num delta'),
      button: h('button', { type: 'button', class: 'op-name', 'aria-pressed': 'false', title: 'Show this in every chart' }, h('i', { class: 'dot' }), h('span', {}, name)),
    };
    row.button.querySelector('.dot').style.background = `var(${index === null ? '--text' : operationColor(index)})`;
    line.style.stroke = `var(${index === null ? '--muted' : operationColor(index)})`;
    row.element = h('tr', { onclick: () => this.#choose(index) }, h('th', { scope: 'row', class: 'op' }, row.button), row.share, row.rate,
      h('td', { class: 'spark' }, s('svg', { viewBox: '0 0 120 22', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, line)),
      row.p50, row.p99, row.p999, row.max, row.errors, row.delta);
    this.body.append(row.element);
    this.rows.push(row);
  }

  #choose(index) {
    this.view.set({ operation: this.view.operation === index ? null : index });
  }

  /** Compares with another run from now on. */
  async against(run) {
    this.baseline = run && { run, window: await api.window(run.id) };
    this.baselineName.textContent = run ? `Δ p99 to #${run.id}` : 'Δ p99';
    this.render();
  }

  /** Fetches exact figures of what is looked at. */
  async refresh() {
    const zoomed = this.view.mode === 'zoom' ? this.view.window : null;
    const window = zoomed
      ? await api.window(this.live.run.id, Math.floor(zoomed[0] / 1000), Math.ceil(zoomed[1] / 1000))
      : await api.window(this.live.run.id);
    this.window = { ...window, ops: this.live.ordered(window.ops) };
    this.render();
  }

  render() {
    const recent = this.live.seconds.slice(-SPARK);
    for (const row of this.rows) this.#renderRow(row, recent);
  }

  #renderRow(row, recent) {
    const part = (second) => (row.index === null ? second.total : second.ops[row.index]);
    const figures = this.window && (row.index === null ? this.window.total : this.window.ops[row.index]);
    row.line.setAttribute('d', sparkline(recent.map((second) => part(second)?.count ?? 0)));
    const chosen = this.view.operation === row.index;
    row.button.setAttribute('aria-pressed', String(chosen));
    row.element.classList.toggle('chosen', chosen && row.index !== null);
    row.element.classList.toggle('faded', this.view.operation !== null && !chosen);
    if (!this.window) return;
    if (!figures) {
      for (const name of ['share', 'rate', 'p50', 'p99', 'p999', 'max', 'errors', 'delta']) text(row[name], '–');
      return;
    }
    text(row.share, row.index === null ? '' : percent(figures.count / Math.max(1, this.window.total.count)));
    text(row.rate, `${count(this.#rate(recent, part, figures))}/s`);
    for (const name of ['p50', 'p99', 'p999', 'max']) text(row[name], figures.count ? micros(figures[name]) : '–');
    text(row.errors, figures.errors ? `${count(figures.errors)} · ${percent(figures.errors / figures.count)}` : '0');
    row.errors.classList.toggle('bad', figures.errors > 0);
    this.#renderDelta(row, figures);
  }

  /** Of the last five seconds while all is shown and the run goes on, else of the window. */
  #rate(recent, part, figures) {
    if (this.live.over || this.view.mode === 'zoom') return figures.count / Math.max(1, this.window.to - this.window.from);
    const last = recent.slice(-5);
    return last.reduce((sum, second) => sum + (part(second)?.count ?? 0), 0) / Math.max(1, last.length);
  }

  #renderDelta(row, figures) {
    const { baseline } = this;
    const old = baseline && (row.index === null ? baseline.window.total : baseline.window.ops.find(({ name }) => name === figures.name));
    const ratio = old?.count && figures.count && old.p99 ? figures.p99 / old.p99 - 1 : null;
    text(row.delta, change(ratio));
    row.delta.classList.toggle('bad', ratio !== null && ratio > 0.05);
    row.delta.classList.toggle('good', ratio !== null && ratio < -0.05);
  }
}

function sparkline(values) {
  if (values.length < 2) return '';
  const most = Math.max(1, ...values) * 1.25;
  const step = 120 / (SPARK - 1);
  const first = 120 - (values.length - 1) * step;
  return values.map((value, i) => `${i ? 'L' : 'M'}${(first + i * step).toFixed(1)} ${(20.5 - (value / most) * 19).toFixed(1)}`).join('');
}
