import { h, icon } from './dom.js';
import * as rules from './thresholds.js';

const EXAMPLES = ['http_req_duration p(99)<200', 'http_req_duration{op:Get Single Item} p(95)<50', 'http_req_failed rate<0.01',
  'freshness p(99)<30s', 'oldest_unseen value<60s', 'lost count==0', 'stale count==0', 'schedule_lag p(99)<5ms'];

/** Rules, a line each. What the server says against one stands below it. */
export class ThresholdsEditor {
  constructor(changed) {
    this.changed = changed;
    this.list = h('ul', { class: 'rules' });
    this.element = h('div', {}, this.list,
      h('datalist', { id: 'rule-examples' }, ...EXAMPLES.map((value) => h('option', { value }))),
      h('button', { type: 'button', class: 'ghost', onclick: () => this.#add('').focus() }, icon('plus'), 'Add a threshold'));
  }

  get texts() {
    return this.#inputs().map((input) => input.value.trim()).filter(Boolean);
  }

  set texts(values) {
    this.list.replaceChildren();
    values.forEach((value) => this.#add(value));
  }

  refuse(errors) {
    const filled = this.#inputs().filter((input) => input.value.trim());
    filled.forEach((input, index) => {
      const error = errors.find(({ pointer }) => pointer === `#/thresholds/${index}`);
      this.#judge(input, error?.detail ?? null);
    });
  }

  #inputs() {
    return [...this.list.querySelectorAll('input')];
  }

  #add(value) {
    const input = h('input', {
      type: 'text', class: 'mono', value, list: 'rule-examples', spellcheck: 'false', 'aria-label': 'Threshold',
      placeholder: 'metric p(99)<200', oninput: () => { this.#judge(input, null); this.changed(); },
    });
    const row = h('li', {}, h('span', { class: 'rule-name' }), input,
      h('button', { type: 'button', class: 'ghost square', 'aria-label': 'Remove this threshold', title: 'Remove', onclick: () => { row.remove(); this.changed(); } }, icon('fail')),
      h('span', { class: 'error' }));
    this.list.append(row);
    this.#judge(input, null);
    return input;
  }

  #judge(input, error) {
    const row = input.closest('li');
    const rule = rules.parse(input.value);
    row.querySelector('.rule-name').textContent = rule ? rules.label(rule) : '?';
    row.querySelector('.error').textContent = error ?? '';
    input.setAttribute('aria-invalid', error ? 'true' : 'false');
  }
}
