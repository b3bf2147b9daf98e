import { ChartPanel } from './chart-panel.js';
import { h } from './dom.js';
import { count, countTick, micros, microsTick } from './format.js';
import { PlanHandles } from './plan-handles.js';
import * as plans from './plan.js';
import * as rules from './thresholds.js';

const time = (second) => second.t * 1000;

/** Load, latency and freshness of a run, with one view and one cursor. */
export class RunCharts {
  /** @param edited told of a plan that was dragged */
  constructor(live, view, edited) {
    Object.assign(this, { live, view, draft: null });
    this.load = new ChartPanel({
      name: 'load', title: 'Load', view, logs: false,
      chart: { label: 'Requests per second: planned, intended, sent and done', format: count, tick: countTick },
    });
    this.serviceButton = h('button', {
      type: 'button', class: 'tool', 'aria-pressed': 'false', title: 'Response time counts from when a request was due, service time from when it was sent',
      onclick: () => view.set({ service: !view.service }),
    }, 'response');
    this.latency = new ChartPanel({
      name: 'latency', title: 'Latency', view, tools: [this.serviceButton],
      chart: { label: 'Latency: percentiles over a heat map of all responses', format: micros, tick: microsTick, log: true, floor: 10 },
    });
    this.freshness = new ChartPanel({
      name: 'freshness', title: 'Freshness', hint: 'write → visible in the lake', view,
      chart: { label: 'Freshness: from a write until the lake shows it', format: micros, tick: microsTick, floor: 1000 },
    });
    this.element = h('section', { class: 'charts' }, this.load.element, this.latency.element, this.freshness.element);
    this.handles = new PlanHandles(this.load.chart, {
      place: { time: (at) => this.#timeOf(at), at: (t) => (t - this.live.now) / 1000 },
      change: (plan, done) => { this.draft = plan; edited(plan, done); this.#renderLoad(); },
    });
    view.addEventListener('cursor', () => this.panels.forEach((panel) => panel.cursor(view.cursor)));
  }

  get panels() {
    return [this.load, this.latency, this.freshness];
  }

  /** The plan that is being edited, or null for the one that is going on. */
  edit(plan) {
    this.draft = plan;
    this.#renderLoad();
  }

  render() {
    this.#renderLoad();
    this.#renderLatency();
    this.#renderFreshness();
  }

  /** Series of the chosen operation, or of all. */
  #part(second) {
    return this.view.operation === null ? second.total : second.ops[this.view.operation] ?? null;
  }

  #timeOf(at) {
    return this.live.now + at * 1000;
  }

  #base(extra) {
    const current = this.live.over ? this.live.seconds.findLast((second) => second.done > 0) : this.live.last;
    return { rows: this.live.seconds, current, time, domain: this.view.domain(this.live), marks: this.live.marks.filter(({ kind }) => kind !== 'commit'), ...extra };
  }

  #renderLoad() {
    const model = this.#base({ layers: this.#loadLayers(), minTop: 10 });
    const plan = this.draft ?? (this.view.operation === null ? this.live.rest : null);
    if (plan) this.#addFuture(model, plan);
    else this.handles.layer.hidden = true;
    this.load.render(model, count);
  }

  #loadLayers() {
    const { operation } = this.view;
    if (operation !== null && !this.draft) {
      return [{ type: 'line', name: 'done', color: '--done', value: (s) => s.ops[operation]?.count ?? 0, fill: true },
        { type: 'line', name: 'failed', color: '--failed', value: (s) => s.ops[operation]?.errors ?? 0 }];
    }
    const users = / users?\b/.test(this.live.run.load);
    return [
      !users && { type: 'line', name: 'intended', color: '--intended', width: 1.5, value: (s) => s.intended },
      { type: 'line', name: 'sent', color: '--sent', width: 1.5, value: (s) => s.sent },
      { type: 'line', name: 'done', color: '--done', value: (s) => s.done, fill: true },
      { type: 'line', name: 'failed', color: '--failed', width: 1.25, value: (s) => s.total.errors },
      { type: 'line', name: users ? 'planned users' : 'planned', color: '--planned', dash: [5, 4], width: 1.5, value: (s) => s.planned, rank: 0 },
    ].filter(Boolean);
  }

  /** What is still to come of the load, dashed, with its handles; it begins now, wherever now is. */
  #addFuture(model, plan) {
    const until = plans.duration(plan) ?? Math.max(60, (this.live.now - model.domain[0]) / 2500);
    if (this.view.mode !== 'zoom') {
      const most = this.view.mode === 'last' ? this.view.last * 1000 : Infinity;
      model.domain = [model.domain[0], Math.min(this.#timeOf(until), this.live.now + most)];
    }
    model.now = this.live.now;
    model.layers.push({
      type: 'path', color: this.draft ? '--accent' : '--planned', dash: [5, 4], width: this.draft ? 2 : 1.5,
      points: plans.curve(plan, until).map(([at, level]) => [this.#timeOf(at), level]),
    });
    this.handles.layer.hidden = false;
    this.handles.show(plan, { until });
  }

  #limits(metrics) {
    const name = this.live.run.operations[this.view.operation];
    return rules.lines(this.live.run.thresholds, metrics)
      .filter(({ rule }) => !rule.tag || (name && rule.tag.endsWith(name)))
      .map(({ value, rule }) => ({ value, text: `${rules.label(rule)} < ${micros(value)}`, color: '--limit' }));
  }

  #renderLatency() {
    const service = this.view.service;
    this.serviceButton.textContent = service ? 'service' : 'response';
    this.serviceButton.setAttribute('aria-pressed', String(service));
    const value = (name) => (second) => {
      const part = this.#part(second);
      return part?.count ? (service ? part.service[name] : part[name]) : null;
    };
    this.latency.render(this.#base({
      layers: [
        { type: 'heat', color: '--heat', cells: (second) => (service ? null : this.#part(second)?.heat) },
        { type: 'line', name: 'p50', color: '--p50', value: value('p50'), halo: true },
        { type: 'line', name: 'p99', color: '--p99', value: value('p99'), halo: true },
        { type: 'line', name: 'p99.9', color: '--p999', value: value('p999'), halo: true, width: 1.5 },
      ],
      lines: this.#limits(service ? ['http_req_service'] : ['http_req_duration', 'http']),
    }), micros);
  }

  #renderFreshness() {
    const known = this.live.seconds.some((second) => second.freshness);
    this.freshness.explain(known || !this.live.seconds.length ? null : 'Not measured: no lake is configured');
    const value = (name) => (second) => (second.freshness && (name === 'oldestUnseen' || second.freshness.count) ? second.freshness[name] : null);
    this.freshness.render(this.#base({
      layers: [
        { type: 'line', name: 'oldest unseen', color: '--unseen', value: value('oldestUnseen'), fill: true, width: 1.25 },
        { type: 'line', name: 'p50', color: '--p50', value: value('p50') },
        { type: 'line', name: 'p99', color: '--p99', value: value('p99') },
      ],
      lines: this.#limits(['freshness', 'oldest_unseen']), marks: this.live.marks,
      minTop: 1000,
    }), micros);
  }
}
