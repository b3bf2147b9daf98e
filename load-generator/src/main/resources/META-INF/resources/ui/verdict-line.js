import { h, icon, text } from './dom.js';
import { count, micros, percent } from './format.js';
import { healthOf, verdictOf } from './state.js';
import * as rules from './thresholds.js';

/** The verdict so far in a word, with each rule's value; a generator that spoils the run overrides all. */
export class VerdictLine {
  constructor() {
    this.symbol = h('span', { class: 'verdict-icon' });
    this.word = h('strong', {});
    this.held = h('span', { class: 'verdict-held' });
    this.label = h('span', { class: 'verdict-label' });
    this.reason = h('span', { class: 'verdict-reason' });
    this.chips = h('ul', { class: 'verdict-chips' });
    this.element = h('section', { class: 'verdict', 'aria-label': 'Verdict' },
      h('div', { class: 'verdict-word', role: 'status', 'aria-live': 'polite' }, this.symbol, this.label, this.word, this.held), this.reason, this.chips);
    this.shown = null;
    this.entries = new Map();
  }

  render(live) {
    const second = live.last;
    const verdict = verdictOf(live.over ? live.run.verdict : second?.verdict ?? live.run.verdict);
    const judged = second?.thresholds ?? [];
    const held = judged.filter(({ ok }) => ok).length;
    text(this.label, live.over ? 'Verdict' : 'Verdict so far');
    text(this.word, verdict.word === 'NONE' ? 'none yet' : verdict.word);
    text(this.reason, verdict.reason);
    if (this.shown !== verdict.word) {
      this.shown = verdict.word;
      this.element.className = `verdict tone-${verdict.tone}`;
      this.symbol.replaceChildren(icon(verdict.icon));
    }
    text(this.held, judged.length ? `${held}/${judged.length}` : '');
    judged.forEach((threshold) => this.#rule(threshold));
    this.#generator(live.seconds, verdict.tone === 'invalid');
  }

  #rule({ text: source, value, ok }) {
    const rule = rules.parse(source);
    const shown = value === null || value === undefined ? '–'
      : rule?.time ? micros(value * 1000) : rule?.ratio ? percent(value) : count(value);
    const limit = rule && rule.op !== '==' ? `${rule.op} ${rule.time ? micros(rule.limit) : rule.ratio ? percent(rule.limit) : count(rule.limit)}` : '';
    this.#chip(rule ? rules.label(rule) : source, shown, limit, ok, source);
  }

  #generator(seconds, spoilt) {
    const state = spoilt ? { ...healthOf(seconds), tone: 'invalid', text: 'spoilt the run', figure: '' } : healthOf(seconds);
    this.#chip('generator', `${state.text} ${state.figure}`, '', state.tone === 'pass', 'CPU of this process; whether it sends in time', state.tone);
  }

  #chip(name, value, note, ok, title = '', tone = ok ? 'pass' : 'fail') {
    let entry = this.entries.get(title || name);
    if (!entry) {
      entry = { value: h('b', {}), note: h('small', {}), symbol: h('span', { class: 'chip-icon' }), item: h('li', { title: title || null }), tone: null };
      entry.item.append(entry.symbol, h('span', {}, name), entry.value, entry.note);
      this.entries.set(title || name, entry);
      this.chips.append(entry.item);
    }
    text(entry.value, value);
    text(entry.note, note);
    if (entry.tone !== tone) {
      entry.tone = tone;
      entry.item.className = `tone-${tone}`;
      entry.symbol.replaceChildren(icon(tone === 'pass' ? 'pass' : tone === 'fail' ? 'fail' : 'warn'));
    }
  }
}
