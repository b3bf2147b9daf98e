import { Chart } from './chart.js';
import { h, text } from './dom.js';
import { downloadCanvas, downloadText } from './export.js';

/** A chart with its title, a legend that shows the values at the cursor, and its switches. */
export class ChartPanel {
  /** @param tools further buttons; logs: whether the axis can be switched */
  constructor({ name, title, hint, chart, tools = [], logs = true, view }) {
    this.legend = h('div', { class: 'legend' });
    this.values = new Map();
    this.figure = h('div', { class: 'chart' });
    this.absent = h('p', { class: 'absent', hidden: true });
    this.figure.append(this.absent);
    this.logButton = logs && h('button', {
      type: 'button', class: 'tool', 'aria-pressed': String(Boolean(chart.log)), title: 'Logarithmic or linear axis', onclick: () => this.#toggleLog(),
    }, 'log');
    this.element = h('article', { class: `panel chart-panel chart-${name}`, 'aria-label': title },
      h('div', { class: 'chart-head' }, h('h2', {}, title, hint && h('small', {}, hint)), h('span', { class: 'spring' }), ...tools, this.logButton,
        h('button', { type: 'button', class: 'tool quiet', title: 'Save as a picture', onclick: () => downloadCanvas(`${name}.png`, this.chart.png(title)) }, 'PNG'),
        h('button', { type: 'button', class: 'tool quiet', title: 'Save the values', onclick: () => downloadText(`${name}.csv`, this.chart.csv()) }, 'CSV')),
      this.legend, this.figure);
    this.chart = new Chart(this.figure, {
      ...chart, on: { cursor: (t) => view.point(t), zoom: (from, to) => view.zoom(from, to), reset: () => view.reset() },
    });
  }

  #toggleLog() {
    this.chart.log = !this.chart.log;
    this.logButton.setAttribute('aria-pressed', String(this.chart.log));
    this.chart.render(this.chart.model);
  }

  /** @param model of the chart; its layers with a name make the legend */
  render(model, format) {
    this.format = format;
    this.chart.render(model);
    this.readOut(this.chart.cursorAt);
  }

  /** Says why there is nothing to see, or with null shows the chart. */
  explain(message) {
    this.absent.hidden = message === null;
    this.chart.surface.hidden = message !== null;
    text(this.absent, message ?? '');
  }

  cursor(t) {
    this.chart.cursor(t);
    this.readOut(t);
  }

  readOut(t) {
    const { model } = this.chart;
    if (!model) return;
    const row = t === null ? model.current ?? model.rows.at(-1) : this.chart.rowAt(t);
    const named = model.layers.filter((layer) => layer.name).sort((a, b) => (a.rank ?? 1) - (b.rank ?? 1));
    if (named.map((layer) => layer.name).join() !== [...this.values.keys()].join()) this.#buildLegend(named);
    for (const layer of named) text(this.values.get(layer.name), row ? this.format(layer.value(row)) : '–');
  }

  #buildLegend(layers) {
    this.values = new Map();
    this.legend.replaceChildren(...layers.map((layer) => {
      const value = h('b', {}, '–');
      const swatch = h('i', { class: layer.dash ? 'swatch dashed' : 'swatch' });
      swatch.style.color = `var(${layer.color})`;
      this.values.set(layer.name, value);
      return h('span', { class: 'entry' }, swatch, h('span', {}, layer.name), value);
    }));
  }
}
