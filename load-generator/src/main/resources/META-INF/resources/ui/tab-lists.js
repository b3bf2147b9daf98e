import { api } from './api.js';
import { h, icon, s, text } from './dom.js';
import { count, micros, percent, timeOfDay } from './format.js';
import { runTable } from './history.js';
import { healthOf, placeOf, stateOf } from './state.js';
import { fetchInto } from './tab-content.js';

function empty(name, message) {
  return h('p', { class: 'empty' }, icon(name), message);
}

/** Failures by cause, each with a request and its answer. */
export class FailuresTab {
  constructor(live) {
    Object.assign(this, { live, count: 0, element: h('div', {}) });
  }

  async refresh() {
    await fetchInto(this, 'failures', (failures) => {
      this.count = failures.length;
      const open = new Set([...this.element.querySelectorAll('details[open]')].map((d) => d.dataset.key));
      this.element.replaceChildren(...(failures.length ? failures.map((failure) => this.#row(failure, open)) : [empty('pass', 'No request has failed.')]));
    });
  }

  #row(failure, open) {
    const key = `${failure.operation} ${failure.outcome} ${failure.status} ${failure.cause}`;
    const { sample } = failure;
    return h('details', { class: 'failure', 'data-key': key, open: open.has(key) },
      h('summary', {}, h('b', { class: 'bad num' }, count(failure.count)), h('span', { class: 'failure-op' }, failure.operation),
        h('span', { class: 'tag' }, failure.status ? `${failure.status}` : failure.outcome.replaceAll('_', ' ').toLowerCase()),
        h('span', { class: 'cause' }, failure.cause), h('span', { class: 'hint' }, `${timeOfDay(failure.first)} – ${timeOfDay(failure.last)}`)),
      sample
        ? h('div', { class: 'sample' },
          h('div', {}, h('h3', {}, 'Request'), h('pre', {}, `${sample.method} ${sample.path}\n\n${pretty(sample.body)}`)),
          h('div', {}, h('h3', {}, 'Answer'), h('pre', {}, `${sample.status || failure.outcome}\n\n${pretty(sample.answer)}`)))
        : h('p', { class: 'empty' }, 'There is no sample of this one.'));
  }
}

function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body ?? '';
  }
}

/** The model against the API, the database and the lake. */
export class CorrectnessTab {
  constructor(live) {
    Object.assign(this, { live, element: h('div', {}) });
  }

  async refresh() {
    await fetchInto(this, 'correctness', (state) => this.element.replaceChildren(
      h('div', { class: 'places' }, ...state.places.map((place) => this.#place(place)),
        h('div', { class: 'place' }, h('h3', {}, 'Model'), h('b', {}, state.rows ? `${count(state.rows)} rows` : '–'),
          h('span', {}, state.maybe ? `${count(state.maybe)} writes of which nobody knows whether they happened` : 'what was acknowledged to the users'))),
      state.findings.length ? this.#findings(state.findings) : null));
  }

  #place(place) {
    const { tone, icon: name, text: word } = placeOf(place.state);
    return h('div', { class: 'place' }, h('h3', {}, place.name === 'lake' ? 'Lake' : place.name),
      h('b', { class: `tone-${tone}` }, icon(name), word, place.findings ? ` · ${count(place.findings)}` : ''), h('span', {}, place.text));
  }

  #findings(findings) {
    return h('table', { class: 'list' }, h('thead', {}, h('tr', {}, ...['Finding', 'Where', 'Key', 'What'].map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, ...findings.slice(0, 500).map((finding) => h('tr', {}, h('td', {}, h('span', { class: 'badge tone-fail' }, icon('fail'), finding.kind)),
        h('td', {}, finding.place), h('td', { class: 'mono' }, finding.key), h('td', {}, finding.detail)))));
  }
}

const HEALTH = [
  ['CPU', (health) => health.cpu, percent, 1],
  ['Schedule lag p99', (health) => health.lagP99, micros, 1000],
  ['GC pauses', (health) => health.gc * 1000, micros, 1000],
  ['Queued', (health) => health.queued, count, 1],
  ['Connections', (health) => health.connections, count, 1],
];

/** Processes that send, and how this one is. */
export class WorkersTab {
  constructor(live) {
    this.live = live;
    this.workers = h('div', {});
    this.health = HEALTH.map(([name]) => ({ value: h('b', {}), line: s('path', { class: 'spark-line' }), name }));
    this.state = h('b', {});
    this.element = h('div', {},
      h('div', { class: 'healths' }, h('div', { class: 'health' }, h('h3', {}, 'Generator'), this.state),
        ...this.health.map(({ name, value, line }) => h('div', { class: 'health' }, h('h3', {}, name), value,
          s('svg', { viewBox: '0 0 120 26', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, line)))),
      this.workers);
  }

  async refresh() {
    this.render();
    await fetchInto(this, 'workers', (workers) => this.workers.replaceChildren(h('table', { class: 'list' },
      h('thead', {}, h('tr', {}, ...['Worker', 'State', 'CPU', 'Lag p99', 'Rate', 'Users', 'Connections', 'Clock'].map((name, i) => h('th', { scope: 'col', class: i > 1 ? 'num' : '' }, name)))),
      h('tbody', {}, ...workers.map((worker) => this.#worker(worker))))));
  }

  #worker(worker) {
    const { tone, icon: name, text: word } = worker.state === 'LOST' ? { tone: 'fail', icon: 'fail', text: 'Lost' } : stateOf(worker.state);
    const cells = [percent(worker.cpu), micros(worker.lagP99), `${count(worker.rate)}/s`, count(worker.users), count(worker.connections),
      worker.uncertainty ? `${worker.clockOffset > 0 ? '+' : ''}${micros(Math.abs(worker.clockOffset))} ± ${micros(worker.uncertainty)}` : 'own'];
    return h('tr', {}, h('th', { scope: 'row' }, worker.name), h('td', {}, h('span', { class: `badge tone-${tone}` }, icon(name), word)),
      ...cells.map((value) => h('td', { class: 'num' }, value)));
  }

  render() {
    const recent = this.live.seconds.slice(-120).map((second) => second.health).filter(Boolean);
    const last = recent.at(-1);
    if (!last) return;
    const { tone, icon: name, text: word } = healthOf(this.live.seconds);
    this.state.className = `tone-${tone}`;
    this.state.replaceChildren(icon(name), word);
    HEALTH.forEach(([, value, format, least], i) => {
      text(this.health[i].value, format(value(last)));
      const most = Math.max(least, ...recent.map(value));
      this.health[i].line.setAttribute('d', recent.map((one, x) =>
        `${x ? 'L' : 'M'}${((x / 119) * 120).toFixed(1)} ${(24 - (value(one) / most) * 22).toFixed(1)}`).join(''));
    });
  }
}

/** The run's log, the latest line first in sight. */
export class LogsTab {
  constructor(live) {
    Object.assign(this, { live, element: h('ol', { class: 'logs mono' }) });
  }

  async refresh() {
    await fetchInto(this, 'logs', (lines) => {
      const host = this.element.parentElement;
      const atEnd = !host || host.scrollTop + host.clientHeight > host.scrollHeight - 30;
      this.element.replaceChildren(...(lines.length ? lines.slice(-1000).map((line) => h('li', { class: `level-${line.level}` },
        h('time', {}, timeOfDay(line.t)), h('b', {}, line.level), h('span', {}, line.text))) : [h('li', {}, 'Nothing was logged.')]));
      if (host && atEnd) host.scrollTop = host.scrollHeight;
    });
  }
}

/** All runs that are kept. */
export class HistoryTab {
  constructor(live, actions) {
    Object.assign(this, { live, actions, element: h('div', {}) });
  }

  async refresh() {
    const runs = await api.runs();
    const key = JSON.stringify(runs.map((run) => [run.id, run.state]));
    if (key === this.shown) return;
    this.shown = key;
    this.element.replaceChildren(runTable(runs, this.actions));
  }
}
