import { Chart } from './chart.js';
import { h } from './dom.js';
import { clock, countTick } from './format.js';
import * as plans from './plan.js';

/**
 * The points of a plan's curve, laid over a chart as buttons: dragged by pointer, moved by arrow
 * keys (with shift ten times as far), removed with Delete.
 *
 * @param place {time(at), at(time)} between seconds of the plan and the chart's time axis
 * @param change told of each new plan; its second argument is false while a drag goes on
 */
export class PlanHandles {
  constructor(chart, { place, change }) {
    Object.assign(this, { chart, place, change, plan: null, dragging: null });
    this.layer = h('div', { class: 'handles' });
    chart.surface.append(this.layer);
    chart.onDrawn = () => this.#lay();
  }

  show(plan, { until }) {
    if (this.dragging) return;
    Object.assign(this, { plan, until });
    this.#lay();
  }

  #lay() {
    if (!this.plan || !this.chart.plot || !this.chart.model) return;
    const list = plans.handles(this.plan, this.until);
    const buttons = new Map([...this.layer.children].map((button) => [button.dataset.id, button]));
    for (const handle of list) {
      const button = buttons.get(handle.id) ?? this.#create(handle.id);
      buttons.delete(handle.id);
      this.#update(button, handle);
    }
    for (const button of buttons.values()) button.remove();
  }

  #create(id) {
    const button = h('button', {
      type: 'button', class: 'handle', role: 'slider', 'data-id': id,
      onpointerdown: (event) => this.#grab(event, id),
      onpointermove: (event) => this.#drag(event, id),
      onpointerup: () => this.#drop(),
      onpointercancel: () => this.#drop(),
      ondblclick: (event) => event.stopPropagation(),
      onkeydown: (event) => this.#key(event, id),
    });
    this.layer.append(button);
    return button;
  }

  #update(button, handle) {
    const unit = this.plan.unit === '/s' ? '/s' : ' users';
    const x = this.chart.x(this.place.time(handle.at));
    const y = this.chart.y(handle.level);
    button.hidden = x < Chart.PAD.left - 1 || x > Chart.PAD.left + this.chart.plot.width + 1;
    button.style.left = `${x}px`;
    button.style.top = `${y}px`;
    button.classList.toggle('fixed-x', !handle.x);
    button.classList.toggle('at-right', x > this.chart.plot.width - 40);
    button.setAttribute('aria-label', handle.label);
    button.setAttribute('aria-valuenow', String(handle.level));
    button.setAttribute('aria-valuemin', '0');
    button.setAttribute('aria-valuetext', `${countTick(handle.level)}${unit} at ${clock(handle.at)}`);
    button.dataset.tip = `${countTick(handle.level)}${unit} · ${clock(handle.at)}`;
  }

  #find(id) {
    return plans.handles(this.plan, this.until).find((handle) => handle.id === id);
  }

  #grab(event, id) {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    this.chart.freeze();
    this.dragging = { id, moved: false };
  }

  #drag(event, id) {
    if (this.dragging?.id !== id) return;
    event.stopPropagation();
    const box = this.chart.surface.getBoundingClientRect();
    const value = this.chart.valueAt(event.clientY - box.top);
    const range = this.chart.frozen.range;
    const top = Math.min(value, range[1] * 1.15);
    if (top > range[1]) range[1] = top;
    this.dragging.moved = true;
    const at = Math.max(1, this.place.at(this.chart.timeAt(event.clientX - box.left)));
    this.#move(id, at, plans.snap(top, range[1]), false);
  }

  #drop() {
    const drag = this.dragging;
    this.dragging = null;
    this.chart.thaw();
    if (drag?.moved) this.change(this.plan, true);
  }

  #key(event, id) {
    const steps = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      this.plan = plans.without(this.plan, Number(id.split(':')[0]));
      this.change(this.plan, true);
    }
    if (!steps) return;
    event.preventDefault();
    event.stopPropagation();
    const handle = this.#find(id);
    const far = event.shiftKey ? 10 : 1;
    const step = Math.max(1, plans.snap(this.chart.range[1] / 50, this.chart.range[1]));
    this.#move(id, Math.max(1, handle.at + steps[0] * far), handle.level + steps[1] * step * far, true);
  }

  #move(id, at, level, done) {
    const handle = this.#find(id);
    this.plan = plans.move(this.plan, id, handle.x ? at : handle.at, handle.y ? level : handle.level);
    this.change(this.plan, done);
    this.#lay();
  }
}
