import { h } from './dom.js';

const KEYS = [
  ['Space', 'pause, or go on'], ['+  −', 'a tenth more or less load'], ['E', 'edit the load as text'], ['N', 'write a note on the time axis'],
  ['1 … 6', 'the tabs'], ['Esc', 'show all again: no zoom, no filter, no draft'], ['← →', 'move the cursor in a chart, or a point of the load'], ['↑ ↓', 'move a point of the load'],
  ['Drag', 'in a chart: zoom all of them; on a point: change the load'], ['Double click', 'zoom out'], ['?', 'this'],
];

export function helpDialog() {
  return h('dialog', { class: 'help', 'aria-label': 'Keys' }, h('form', { method: 'dialog' }, h('h2', {}, 'Keys'),
    h('dl', {}, ...KEYS.flatMap(([key, what]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)])),
    h('button', { class: 'primary' }, 'Close')));
}
