import { h, icon } from './dom.js';
import { clock, count, dayAndTime, micros, percent } from './format.js';
import { stateOf, verdictOf } from './state.js';

/**
 * Runs, a row each.
 *
 * @param actions {compare(run), baseline(run)} further buttons of a row, where given
 */
export function runTable(runs, actions) {
  const columns = [['Verdict', ''], ['Run', ''], ['Started', ''], ['Took', 'num'], ['Rate', 'num'], ['p99', 'num'], ['Errors', 'num'], ['Freshness p99', 'num wide'], ['Load', 'wide']];
  return h('div', { class: 'scroll' }, h('table', { class: 'list' },
    h('thead', {}, h('tr', {}, ...columns.map(([name, kind]) => h('th', { scope: 'col', class: kind }, name)), actions.compare && h('th', {}))),
    h('tbody', {}, ...runs.map((run) => runRow(run, actions)))));
}

function runRow(run, actions) {
  return h('tr', {},
    h('td', {}, badge(run)),
    h('th', { scope: 'row' }, h('a', { href: `#/run/${encodeURIComponent(run.id)}` }, `#${run.id} ${run.title}`)),
    h('td', {}, dayAndTime(run.startedAt)),
    h('td', { class: 'num' }, run.endedAt ? clock((run.endedAt - run.startedAt) / 1000) : '–'),
    h('td', { class: 'num' }, `${count(run.rate)}/s`),
    h('td', { class: 'num' }, micros(run.p99)),
    h('td', { class: `num ${run.errors > 0 ? 'bad' : ''}` }, percent(run.errors)),
    h('td', { class: 'num wide' }, micros(run.freshnessP99)),
    h('td', { class: 'wide mono cut', title: run.load }, run.load),
    actions.compare && h('td', { class: 'actions' },
      h('button', { type: 'button', class: 'ghost', onclick: () => actions.compare(run) }, 'Compare'),
      h('button', { type: 'button', class: 'ghost', onclick: () => actions.baseline(run) }, 'Baseline')));
}

/** The verdict of a run that is over, the state of one that goes on. */
export function badge(run) {
  const { tone, icon: name, word } = verdictOf(run.verdict);
  const state = stateOf(run.state);
  return run.state === 'FINISHED'
    ? h('span', { class: `badge tone-${tone}` }, icon(name), word)
    : h('span', { class: `badge tone-${state.tone}` }, icon(state.icon), state.text);
}
