import { api } from './api.js';
import { Chart } from './chart.js';
import { h, icon } from './dom.js';
import { change, clock, count, micros, microsTick, percent } from './format.js';
import { badge } from './history.js';

const FORMATS = { rate: (value) => `${count(value)}/s`, errors: percent };
const BETTER_UP = ['rate'];

/** This run beside another, both from their start. */
export class CompareTab {
  constructor(live) {
    this.live = live;
    this.other = null;
    this.select = h('select', { 'aria-label': 'Compare with', onchange: () => this.#compare(this.select.value) });
    this.table = h('div', { class: 'scroll' });
    this.heads = h('div', { class: 'compare-heads' });
    this.figure = h('div', { class: 'chart' });
    this.element = h('div', { class: 'compare' },
      h('div', { class: 'compare-left' }, h('div', { class: 'compare-pick' }, 'This run against', this.select), this.heads, this.table), this.figure);
    this.chart = new Chart(this.figure, {
      label: 'p99 of both runs, from their start', format: micros, tick: microsTick, log: true, floor: 10,
      on: { cursor: (t) => this.chart.cursor(t), zoom: () => {}, reset: () => {} },
    });
  }

  choose(run) {
    this.wanted = run.id;
  }

  async refresh() {
    const runs = (await api.runs()).filter((run) => run.id !== this.live.run.id);
    const key = runs.map((run) => run.id).join();
    if (key !== this.listed) {
      this.listed = key;
      this.select.replaceChildren(...runs.map((run) => h('option', { value: run.id }, `#${run.id} ${run.title}`)));
    }
    if (!runs.length) {
      this.table.replaceChildren(h('p', { class: 'empty' }, 'There is no other run yet.'));
      return;
    }
    const id = this.wanted ?? this.other ?? runs[0].id;
    this.wanted = null;
    this.select.value = id;
    if (id !== this.other || !this.live.over) await this.#compare(id);
  }

  async #compare(id) {
    if (id !== this.other) this.otherSeconds = await api.seconds(id);
    this.other = id;
    const comparison = await api.compare(id, this.live.run.id);
    this.heads.replaceChildren(...[['A', comparison.a, '--compare-a'], ['B', comparison.b, '--compare-b']].map(([letter, run, token]) => {
      const swatch = h('i', { class: 'swatch' });
      swatch.style.color = `var(${token})`;
      return h('span', { class: 'compare-head' }, swatch, h('b', {}, `${letter}: #${run.id} ${run.title}`), badge(run));
    }));
    this.table.replaceChildren(this.#rows(comparison.rows));
    this.#draw();
  }

  #rows(rows) {
    return h('table', { class: 'list' },
      h('thead', {}, h('tr', {}, ...[['Operation', ''], ['', ''], ['A', 'num'], ['B', 'num'], ['Δ', 'num'], ['', '']].map(([name, kind]) => h('th', { scope: 'col', class: kind }, name)))),
      h('tbody', {}, ...rows.map((row) => {
        const format = FORMATS[row.metric] ?? micros;
        const significant = row.judgement === 'SIGNIFICANT';
        const worse = significant && (BETTER_UP.includes(row.metric) ? row.change < 0 : row.change > 0);
        return h('tr', {}, h('th', { scope: 'row' }, row.operation), h('td', {}, row.metric.replace('p999', 'p99.9').replace('_', ' ')), h('td', { class: 'num' }, format(row.a)), h('td', { class: 'num' }, format(row.b)),
          h('td', { class: `num ${significant ? (worse ? 'bad' : 'good') : ''}` }, change(row.change)),
          h('td', {}, significant ? h('span', { class: `badge tone-${worse ? 'fail' : 'pass'}` }, icon(worse ? 'warn' : 'pass'), 'significant')
            : h('span', { class: 'badge tone-idle' }, row.judgement === 'NOISE' ? 'noise' : 'too short')));
      })));
  }

  #draw() {
    const [a, b] = [this.otherSeconds, this.live.seconds];
    const begin = (seconds) => seconds[0]?.t ?? 0;
    const points = (seconds) => seconds.filter((second) => second.total.count).map((second) => [(second.t - begin(seconds)) * 1000, second.total.p99]);
    const longest = Math.max(30, ...[a, b].map((seconds) => (seconds.at(-1)?.t ?? 0) - begin(seconds)));
    this.chart.render({
      rows: [], time: (row) => row, domain: [0, longest * 1000], clock: (t) => clock(t / 1000),
      layers: [{ type: 'path', color: '--compare-a', points: points(a) }, { type: 'path', color: '--compare-b', points: points(b) }],
    });
  }
}
