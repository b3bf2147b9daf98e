import { Chart } from './chart.js';
import { h, icon } from './dom.js';
import { clock, count, countTick } from './format.js';
import { PlanHandles } from './plan-handles.js';
import * as plans from './plan.js';

const KINDS = ['constant', 'ramp', 'stairs', 'spike', 'sine'];

/**
 * A plan as a curve and as text; whichever is edited, the other follows. Events: change, with the
 * text in detail, or with null if it cannot be read.
 */
export class LoadEditor extends EventTarget {
  constructor(host) {
    super();
    Object.assign(this, { plan: null, readable: false });
    const figure = h('div', { class: 'chart load-curve' });
    this.area = h('textarea', {
      class: 'load-text mono', rows: 3, spellcheck: 'false', autocapitalize: 'off', 'aria-label': 'Load as text',
      'aria-describedby': 'load-error', oninput: () => this.#typed(),
    });
    this.error = h('p', { class: 'error', id: 'load-error', role: 'alert' });
    this.stages = h('div', { class: 'stages', role: 'group', 'aria-label': 'Stages' });
    host.append(figure, this.stages, this.area, this.error);
    this.chart = new Chart(figure, {
      label: 'Load over time. Its points can be dragged, or moved with the arrow keys.',
      format: count, tick: countTick, on: { cursor: (t) => this.chart.cursor(t), zoom: () => {}, reset: () => {} },
    });
    this.handles = new PlanHandles(this.chart, {
      place: { time: (at) => at * 1000, at: (t) => t / 1000 },
      change: (plan, done) => this.#dragged(plan, done),
    });
    this.recolored = () => this.#draw();
    window.addEventListener('recolor', this.recolored);
  }

  close() {
    window.removeEventListener('recolor', this.recolored);
  }

  /** In one line, as it is sent. */
  get text() {
    return this.readable ? plans.format(this.plan) : this.area.value.trim();
  }

  set text(value) {
    this.area.value = value.replaceAll(', ', '\n');
    this.#typed();
  }

  /** What the server says against the text, or null. */
  refuse(message) {
    this.error.textContent = message ?? '';
    this.area.setAttribute('aria-invalid', message ? 'true' : 'false');
  }

  #typed() {
    try {
      this.plan = plans.parse(this.area.value);
      this.readable = true;
      this.refuse(null);
    } catch (error) {
      this.readable = false;
      this.refuse(error.message);
      this.#tell(null);
      return;
    }
    this.#draw();
    this.#tell(this.text);
  }

  #dragged(plan, done) {
    this.plan = plan;
    this.readable = true;
    this.area.value = plans.format(plan).replaceAll(', ', '\n');
    this.refuse(null);
    this.#draw();
    if (done) this.#tell(this.text);
  }

  #tell(detail) {
    this.dispatchEvent(new CustomEvent('change', { detail }));
  }

  #draw() {
    if (!this.plan) return;
    const until = plans.horizon(this.plan);
    const points = plans.curve(this.plan, until).map(([at, level]) => [at * 1000, level]);
    this.chart.render({
      rows: points, time: (point) => point[0], domain: [0, until * 1000], clock: (t) => clock(t / 1000), minTop: 10,
      layers: [{ type: 'path', color: '--accent', points, width: 2, fill: true }],
    });
    this.handles.show(this.plan, { until });
    this.#listStages();
  }

  #listStages() {
    const open = plans.duration(this.plan) === null;
    this.stages.replaceChildren(
      ...this.plan.stages.map((stage, index) => h('span', { class: 'chip' },
        `${stage.poisson ? 'poisson ' : ''}${stage.kind}`,
        stage.seconds === null ? h('small', {}, 'no end') : h('small', {}, clock(stage.seconds)),
        this.plan.stages.length > 1 && h('button', {
          type: 'button', class: 'chip-x', 'aria-label': `Remove stage ${index + 1}, ${stage.kind}`, title: 'Remove',
          onclick: () => this.#dragged(plans.without(this.plan, index), true),
        }, icon('fail')))),
      h('label', { class: 'chip add' }, icon('plus'),
        h('select', {
          'aria-label': 'Add a stage', onchange: (event) => this.#dragged(plans.extend(this.plan, event.target.value), true),
        }, h('option', { value: '' }, 'Add a stage'), ...KINDS.map((kind) => h('option', { value: kind }, kind)))),
      h('span', { class: 'spring' }),
      h('span', { class: 'hint' }, open ? 'Runs until it is stopped' : 'Drag the points, or edit the text'));
  }
}
