import { h } from './dom.js';
import * as plans from './plan.js';

/** The load of a run that goes on, as text, until it is applied or thrown away. */
export class LoadStrip {
  /** @param apply promises whether the load was taken; drafted is told of a plan that was typed */
  constructor(apply, discarded, drafted) {
    Object.assign(this, { apply, discarded, drafted });
    this.area = h('textarea', {
      class: 'mono', rows: 3, spellcheck: 'false', 'aria-label': 'Load from now on', oninput: () => this.#typed(),
      onkeydown: (event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#submit(event);
      },
    });
    this.error = h('span', { class: 'error', role: 'alert' });
    this.button = h('button', { type: 'submit', class: 'primary' }, 'Apply');
    this.element = h('form', { class: 'load-strip', hidden: true, onsubmit: (event) => this.#submit(event) }, this.area,
      h('div', { class: 'strip-row' }, this.error, h('span', { class: 'spring' }),
        h('button', { type: 'button', class: 'ghost', onclick: () => this.discard() }, 'Discard'), this.button));
  }

  /** Shows a plan that was dragged. */
  show(plan) {
    this.area.value = plans.format(plan);
    this.#refuse(null);
    this.element.hidden = false;
  }

  open(rest) {
    this.area.value = plans.format(rest);
    this.element.hidden = false;
    this.area.focus();
    this.#typed();
  }

  /** A tenth more or less, again and again, until it is applied. */
  scale(rest, factor) {
    const plan = plans.scale(this.element.hidden ? rest : plans.parse(this.area.value), factor);
    this.show(plan);
    this.drafted(plan);
    this.button.focus();
  }

  discard() {
    if (this.element.hidden) return;
    this.element.hidden = true;
    this.discarded();
  }

  #typed() {
    try {
      this.drafted(plans.parse(this.area.value));
      this.#refuse(null);
    } catch (error) {
      this.#refuse(error.message);
    }
  }

  #refuse(message) {
    this.error.textContent = message ?? '';
    this.button.disabled = Boolean(message);
  }

  async #submit(event) {
    event.preventDefault();
    this.button.disabled = true;
    if (await this.apply(this.area.value.trim())) this.element.hidden = true;
    this.button.disabled = false;
  }
}
