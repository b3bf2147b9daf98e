import { api, Refusal } from './api.js';
import { h, icon, s, text, toast } from './dom.js';
import { clock, count, percent, span, timeOfDay } from './format.js';
import { header } from './header.js';
import { runTable } from './history.js';
import { LoadEditor } from './load-editor.js';
import * as plans from './plan.js';
import { ThresholdsEditor } from './thresholds-editor.js';

/** Where a run is put together. */
export class StartPage {
  constructor(host, defaults, presets, runs) {
    this.defaults = defaults;
    this.presets = presets;
    this.runs = runs;
    this.host = host;
  }

  async open() {
    document.title = 'New run · items-load';
    const going = this.runs.find((run) => run.state !== 'FINISHED');
    this.cards = h('div', { class: 'cards', role: 'radiogroup', 'aria-label': 'Presets' }, ...this.presets.map((preset) => this.#card(preset)));
    this.startButton = h('button', { type: 'submit', class: 'primary big' }, icon('play'), 'Start the run');
    const load = h('section', { class: 'panel load-panel', 'aria-label': 'Load' }, h('h2', {}, 'Load'));
    this.editor = new LoadEditor(load);
    this.thresholds = new ThresholdsEditor(() => this.#changed());
    const form = h('form', { class: 'start', onsubmit: (event) => this.#start(event) },
      h('div', { class: 'lead' }, h('h1', {}, 'New run'),
        h('p', {}, 'Pick a preset, shape the load, start. Everything can be changed while it runs.')),
      this.cards, load, this.#aside(), this.#thresholdsPanel());
    this.host.append(
      header(h('nav', { class: 'crumbs' }, h('span', {}, 'New run')), h('span', { class: 'spring' }),
        going && h('a', { class: 'button live-link', href: `#/run/${going.id}` }, icon('play'), `Run #${going.id} is going on`)),
      h('main', { class: 'start-main' }, form, this.#recent()));
    this.editor.addEventListener('change', () => this.#changed());
    if (this.presets.length) this.#choose(this.presets[0]);
    this.#checkReach();
  }

  close() {
    this.editor?.close();
    this.previewing?.abort();
    clearTimeout(this.timer);
    clearTimeout(this.reachTimer);
  }

  #card(preset) {
    return h('label', { class: 'card' },
      h('input', { type: 'radio', name: 'preset', value: preset.id, onchange: () => this.#choose(preset) }),
      thumbnail(preset.load),
      h('strong', {}, preset.title), h('span', { title: preset.summary }, preset.summary));
  }

  #aside() {
    this.target = h('input', {
      name: 'target', type: 'url', required: true, class: 'mono', value: remembered('target') ?? this.defaults.target,
      oninput: () => this.#checkReach(),
    });
    this.reach = h('p', { class: 'reach', role: 'status' });
    this.title = h('input', { name: 'title', type: 'text', maxlength: 80, autocomplete: 'off' });
    this.seed = h('input', { name: 'seed', type: 'number', min: 0, placeholder: 'random', class: 'mono' });
    this.warmUp = h('input', { name: 'warmUp', type: 'number', min: 0, max: 3600, value: '10', class: 'mono' });
    this.figures = h('dl', { class: 'figures' });
    this.sentence = h('p', { class: 'sentence' });
    return h('section', { class: 'panel aside', 'aria-label': 'Target and estimate' },
      h('h2', {}, 'Target'), field('Address', this.target), this.reach,
      h('div', { class: 'pair three' }, field('Title', this.title), field('Seed', this.seed), field('Warm-up, s', this.warmUp)),
      h('h2', {}, 'What this will do'), this.figures, this.sentence, this.startButton);
  }

  #thresholdsPanel() {
    this.mix = h('div', { class: 'mix' });
    return h('section', { class: 'panel thresholds-panel', 'aria-label': 'Thresholds and operations' },
      h('div', {}, h('h2', {}, 'Thresholds ', h('small', {}, 'decide over PASS or SLA FAIL')), this.thresholds.element),
      h('div', {}, h('h2', {}, 'Operations'), this.mix));
  }

  #recent() {
    if (!this.runs.length) return null;
    return h('section', { class: 'panel recent', 'aria-label': 'Latest runs' }, h('h2', {}, 'Latest runs'), runTable(this.runs.slice(0, 8), {}));
  }

  #choose(preset) {
    this.preset = preset;
    this.cards.querySelectorAll('input').forEach((input) => { input.checked = input.value === preset.id; });
    this.title.value = preset.title;
    this.thresholds.texts = preset.thresholds;
    this.mix.replaceChildren(...preset.operations.map((operation, index) => {
      const bar = h('span', { class: 'mix-bar' });
      bar.style.width = `${operation.share * 100}%`;
      bar.style.background = `var(--op-${index % 8})`;
      return h('div', { class: 'mix-row' }, h('span', {}, operation.name), h('span', { class: 'mix-track' }, bar), h('b', {}, percent(operation.share)));
    }));
    this.editor.text = preset.load;
  }

  #draft() {
    return {
      preset: this.preset?.id ?? null, title: this.title.value.trim() || null, load: this.editor.text, target: this.target.value.trim(),
      seed: this.seed.value === '' ? null : Number(this.seed.value), warmUpSeconds: Number(this.warmUp.value || 0),
      thresholds: this.thresholds.texts,
    };
  }

  #changed() {
    clearTimeout(this.timer);
    this.previewing?.abort();
    this.startButton.disabled = true;
    if (!this.editor.readable) return;
    this.timer = setTimeout(() => this.#preview(), 150);
  }

  async #preview() {
    this.previewing?.abort();
    this.previewing = new AbortController();
    try {
      const preview = await api.preview(this.#draft(), this.previewing.signal);
      this.editor.refuse(null);
      this.thresholds.refuse([]);
      this.#estimate(preview.estimate);
      this.startButton.disabled = false;
    } catch (error) {
      if (error.name === 'AbortError') return;
      this.startButton.disabled = true;
      this.#refused(error);
    }
  }

  #refused(error) {
    if (!(error instanceof Refusal)) throw error;
    this.thresholds.refuse(error.errors);
    const load = error.at('#/load');
    if (load) this.editor.refuse(load);
    else if (!error.errors.length) toast(error.message, 'fail');
  }

  #estimate({ model, rate, peak, requests, rowsPerHour, seconds }) {
    const rows = [
      ['Rate', `≈ ${count(rate)}/s`, peak > rate * 1.05 ? `peak ${count(peak)}/s` : 'steady'],
      ['Requests', requests === null ? 'no end' : count(requests), seconds === null ? 'until it is stopped' : `in ${span(seconds)}`],
      ['New rows', `≈ ${count(rowsPerHour)}/h`, 'inserts less deletes'],
      ['Ends', seconds === null ? '–' : timeOfDay(Date.now() + seconds * 1000, false), seconds === null ? 'open-ended' : `takes ${clock(seconds)}`],
    ];
    this.figures.replaceChildren(...rows.map(([name, value, note]) => h('div', {}, h('dt', {}, name), h('dd', {}, value), h('dd', { class: 'note' }, note))));
    const most = Math.max(...plans.curve(this.editor.plan).map(([, level]) => level));
    text(this.sentence, model === 'closed'
      ? `Users are not a rate: each waits for its answer and thinks before the next request. ${count(most)} of them make about ${count(peak)} requests/s, fewer if the service is slow.`
      : `A rate is kept however slow the service is: ${count(rate)}/s are what about ${count(Math.round(rate * 3))} users with 1–5 s of thinking would send to a fast one.`);
  }

  #checkReach() {
    clearTimeout(this.reachTimer);
    this.#showReach('idle', 'wait', 'Looking …');
    this.reachTimer = setTimeout(async () => {
      const target = this.target.value.trim();
      try {
        const { reachable, text: found, millis } = await api.reach(target);
        if (target !== this.target.value.trim()) return;
        this.#showReach(reachable ? 'pass' : 'fail', reachable ? 'pass' : 'fail', reachable ? `Reachable: ${found}, ${millis} ms` : `Not reachable: ${found}`);
      } catch (error) {
        this.#showReach('fail', 'fail', error.message);
      }
    }, 300);
  }

  #showReach(tone, name, message) {
    this.reach.className = `reach tone-${tone}`;
    this.reach.replaceChildren(icon(name), message);
  }

  async #start(event) {
    event.preventDefault();
    this.startButton.disabled = true;
    try {
      const run = await api.start(this.#draft());
      remember('target', this.target.value.trim());
      location.hash = `#/run/${encodeURIComponent(run.id)}`;
    } catch (error) {
      this.startButton.disabled = false;
      this.#refused(error);
    }
  }
}

function field(label, input) {
  return h('label', { class: 'field' }, h('span', {}, label), input);
}

/** The curve of a plan in the size of a stamp. */
function thumbnail(load) {
  const svg = s('svg', { class: 'thumb', viewBox: '0 0 120 36', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  try {
    const plan = plans.parse(load);
    const points = plans.curve(plan);
    const [width, top] = [points.at(-1)[0], Math.max(...points.map((p) => p[1])) * 1.15];
    const line = points.map(([at, level]) => `${((at / width) * 120).toFixed(1)},${(34 - (level / top) * 32).toFixed(1)}`).join(' ');
    svg.append(s('polygon', { points: `0,36 ${line} 120,36` }), s('polyline', { points: line }));
  } catch {
    // A plan that this page cannot draw is still one that can be started.
  }
  return svg;
}

function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Next time it is typed again.
  }
}
